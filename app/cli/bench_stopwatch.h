// SPDX-License-Identifier: Apache-2.0
#pragma once
// Time by the clock, and the processor time that this process's threads got in it: on a machine that is shared the
// second is the one to compare.

#include <chrono>
#include <ctime>

namespace sana::app {

struct Elapsed {
  double seconds = 0;
  double cpu_seconds = 0;  ///< sum over all threads of the process
};

/// Starts when it is made.
class Stopwatch {
 public:
  Elapsed elapsed() const {
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin_;
    return {seconds.count(), static_cast<double>(std::clock() - cpu_begin_) / CLOCKS_PER_SEC};
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::clock_t cpu_begin_ = std::clock();
};

}  // namespace sana::app
