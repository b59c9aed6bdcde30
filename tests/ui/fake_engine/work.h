// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the threads of the fake engine share: the waiting work, cancels, the preview's credit, the work tick.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>
#include <string>

#include "engine/server/frames.h"
#include "tests/ui/fake_engine/gate.h"

namespace sana::fake_engine {

class Work {
 public:
  // Any thread.
  void push(engine::Frame frame);
  void cancel(std::uint32_t job);
  std::atomic<bool> has_credit = true, wants_previews = true, is_beating = true, looks_full = false, is_busy = false;
  std::atomic<int> largest_preview = 512;
  std::atomic<std::uint64_t> tick = 0;

  // The work thread.
  engine::Frame next();
  /// From now on `job` can be cancelled; with `patience` a cancel counts only so long after it came, below 0 never.
  void begin(std::uint32_t job, std::chrono::milliseconds patience);
  bool is_cancelled();
  /// Works for so long, the tick moving. False: cancelled meanwhile.
  bool spend(int milliseconds);
  void wait_at(const std::string& path, const std::string& point);
  /// The prompts that the loaded model has read; whoever reads one again finds it remembered.
  std::set<std::string> read_prompts;

 private:
  using Clock = std::chrono::steady_clock;
  bool cancel_counts() const;

  std::mutex lock_;
  std::condition_variable changed_;
  std::deque<engine::Frame> waiting_;
  std::uint32_t job_ = 0;
  std::chrono::milliseconds patience_{0};
  bool cancelled_ = false;
  Clock::time_point cancelled_at_;
  Gate gate_;
};

}  // namespace sana::fake_engine
