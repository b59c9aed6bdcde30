// SPDX-License-Identifier: Apache-2.0
// Provides no op at all: proves that missing ops are reported by name and nothing else breaks.
#include <cstring>

#include "kernels/backend.h"
#include "kernels/host_buffer.h"

namespace sana::kernels {
namespace {

class NullBackend final : public Backend {
 public:
  std::string_view name() const override { return "null"; }
  DeviceInfo device() const override { return {"null", "provides no op", "none", 0, 1}; }
  const OpTable& ops() const override { return ops_; }
  std::shared_ptr<Buffer> allocate(std::size_t bytes) override { return allocate_host_buffer(bytes); }
  void upload(void* device, const void* host, std::size_t bytes) override { std::memcpy(device, host, bytes); }
  void download(void* host, const void* device, std::size_t bytes) override { std::memcpy(host, device, bytes); }

 private:
  OpTable ops_;
};

}  // namespace

std::unique_ptr<Backend> create_null_backend(const BackendOptions&);
std::unique_ptr<Backend> create_null_backend(const BackendOptions&) { return std::make_unique<NullBackend>(); }

}  // namespace sana::kernels
