// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench_memory.h"

#include <malloc.h>

#include <chrono>
#include <fstream>
#include <string>

namespace sana::app {

std::size_t resident_bytes() {
  std::ifstream status("/proc/self/status");
  std::size_t bytes = 0;
  for (std::string word; status >> word;) {
    std::size_t kib = 0;
    if ((word == "RssAnon:" || word == "RssShmem:") && status >> kib) bytes += kib << 10;
  }
  return bytes;
}

void release_freed_memory() { ::malloc_trim(0); }

PeakMemory::PeakMemory()
    : watcher_([this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
          note();
          std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
      }) {}

void PeakMemory::end_watching() {
  watcher_.request_stop();
  if (watcher_.joinable()) watcher_.join();
}

void PeakMemory::note() {
  const std::size_t now = resident_bytes();
  for (std::size_t seen = peak_; seen < now && !peak_.compare_exchange_weak(seen, now);) continue;
}

}  // namespace sana::app
