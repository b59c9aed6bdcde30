// SPDX-License-Identifier: Apache-2.0
#pragma once
// Ctrl-C, SIGTERM and a closed terminal end the program at once, with exit code 130 and no half file.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <thread>

#include "engine/image/atomic_file.h"

namespace sana::app {

/// While it lives, a thread waits for the signals. Construct it before any other thread is started: threads inherit
/// that the signals are blocked. Files are written through it, so that it knows which one to take back.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  /// The whole of `bytes` at `target`, or an unchanged target. Fails: file.
  void write_file(const std::filesystem::path& target, std::span<const std::uint8_t> bytes);
  /// Whether `target` could be written, found out by starting to. Fails: file, as writing would.
  void require_writable(const std::filesystem::path& target);

 private:
  class Writing;
  void wait();
  [[noreturn]] void end_program();

  int signals_ = -1, stop_ = -1;
  std::timed_mutex lock_;                  // of current_
  engine::AtomicFile* current_ = nullptr;  // the file that is being written
  std::thread thread_;
};

}  // namespace sana::app
