// SPDX-License-Identifier: Apache-2.0
#pragma once
// A backend: one device's memory and its op table. Backends register through the build (see kernels/CMakeLists.txt).

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "kernels/op_table.h"

namespace sana::kernels {

/// Device memory, freed with the object.
class Buffer {
 public:
  virtual ~Buffer() = default;
  void* data() const { return data_; }
  std::size_t bytes() const { return bytes_; }

 protected:
  void* data_ = nullptr;
  std::size_t bytes_ = 0;
};

struct DeviceInfo {
  std::string name;         ///< "cpu"
  std::string description;  ///< processor's own name
  std::string isa;          ///< vector instructions in use: "avx512", "avx2", …
  std::size_t memory_bytes = 0;
  int threads = 1;
};

struct BackendOptions {
  int threads = 0;  ///< 0: as many as the machine has
};

class Backend {
 public:
  virtual ~Backend() = default;
  virtual std::string_view name() const = 0;
  virtual DeviceInfo device() const = 0;
  virtual const OpTable& ops() const = 0;
  /// 64-byte aligned device memory, contents undefined. Fails: out_of_memory.
  virtual std::shared_ptr<Buffer> allocate(std::size_t bytes) = 0;
  virtual void upload(void* device, const void* host, std::size_t bytes) = 0;
  virtual void download(void* host, const void* device, std::size_t bytes) = 0;

  /// Counts the ops as they are prepared and run, for whoever watches whether a long computation still moves: any
  /// thread may ask.
  std::uint64_t work_done() const noexcept { return work_done_.load(std::memory_order_relaxed); }
  void note_work() noexcept { work_done_.fetch_add(1, std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> work_done_ = 0;
};

/// One registered backend. `preference`: the highest that can be created is the default device.
struct BackendEntry {
  std::string_view name;
  int preference;
  std::unique_ptr<Backend> (*create)(const BackendOptions& options);
};

/// All backends of this build, in the order of their folders.
std::span<const BackendEntry> backends();

/// Creates by name; empty name: the most preferred. Fails: not_supported, with the list of names.
std::unique_ptr<Backend> create_backend(std::string_view name, const BackendOptions& options = {});

}  // namespace sana::kernels
