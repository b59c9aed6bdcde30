// SPDX-License-Identifier: Apache-2.0
#pragma once
// Memory that the process holds for itself: RssAnon + RssShmem. Pages of mapped files, which the system can drop and
// read again, are not in it.

#include <atomic>
#include <cstddef>
#include <thread>

namespace sana::app {

/// Now, in bytes; 0 where the system does not say.
std::size_t resident_bytes();

/// Gives the system what the process has freed but kept, so that it does not count for what comes next.
void release_freed_memory();

/// The largest value of resident_bytes() seen since construction.
class PeakMemory {
 public:
  /// Starts a thread that looks every two milliseconds.
  PeakMemory();
  /// Ends the thread, so that it does not disturb what is timed; from here on only note() looks.
  void end_watching();
  void note();
  std::size_t bytes() const { return peak_; }

 private:
  std::atomic<std::size_t> peak_ = 0;
  std::jthread watcher_;  // last: it ends before what it writes to
};

}  // namespace sana::app
