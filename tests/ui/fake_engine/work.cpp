// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_engine/work.h"

#include <algorithm>
#include <utility>

#include "engine/server/messages.h"

namespace sana::fake_engine {

using std::chrono::milliseconds;

void Work::push(engine::Frame frame) {
  const std::scoped_lock guard(lock_);
  waiting_.push_back(std::move(frame));
  is_busy = true;
  changed_.notify_all();
}

void Work::cancel(std::uint32_t job) {
  const std::scoped_lock guard(lock_);
  if (job == job_ && !cancelled_) {
    cancelled_ = true;
    cancelled_at_ = Clock::now();
    if (patience_ == milliseconds(0)) gate_.wake();
  }
  // One that waits is drawn as a cancelled one: it answers in its turn.
  for (engine::Frame& frame : waiting_)
    if (frame.header.job == job && frame.header.type == static_cast<std::uint16_t>(engine::Message::generate))
      frame.payload.clear();
  changed_.notify_all();
}

engine::Frame Work::next() {
  std::unique_lock guard(lock_);
  is_busy = !waiting_.empty();
  changed_.wait(guard, [this] { return !waiting_.empty(); });
  is_busy = true;
  engine::Frame frame = std::move(waiting_.front());
  waiting_.pop_front();
  if (frame.header.type == static_cast<std::uint16_t>(engine::Message::generate)) {
    job_ = frame.header.job;
    cancelled_ = frame.payload.empty();
    cancelled_at_ = Clock::now();
    patience_ = milliseconds(0);
    gate_.settle();
  }
  return frame;
}

void Work::begin(std::uint32_t job, milliseconds patience) {
  const std::scoped_lock guard(lock_);
  job_ = job;
  patience_ = patience;
}

bool Work::cancel_counts() const {
  return cancelled_ && patience_ >= milliseconds(0) && Clock::now() >= cancelled_at_ + patience_;
}

bool Work::is_cancelled() {
  const std::scoped_lock guard(lock_);
  return cancel_counts();
}

bool Work::spend(int wanted_ms) {
  const auto end = Clock::now() + milliseconds(wanted_ms);
  constexpr milliseconds piece{20};
  std::unique_lock guard(lock_);
  while (!cancel_counts()) {
    ++tick;
    const auto now = Clock::now();
    if (now >= end) return true;
    changed_.wait_for(guard, std::min<Clock::duration>(piece, end - now));
  }
  return false;
}

void Work::wait_at(const std::string& path, const std::string& point) {
  gate_.wait(path, point);
  ++tick;
}

}  // namespace sana::fake_engine
