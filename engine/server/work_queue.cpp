// SPDX-License-Identifier: Apache-2.0
#include "engine/server/work_queue.h"

#include <algorithm>
#include <utility>

namespace sana::engine {

void WorkQueue::push(Task task) {
  const std::lock_guard lock(lock_);
  if (closed_) return;
  waiting_.push_back(std::move(task));
  changed_.notify_one();
}

std::optional<Task> WorkQueue::next() {
  std::unique_lock lock(lock_);
  running_.reset();
  changed_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
  if (closed_) return std::nullopt;
  Task task = std::move(waiting_.front());
  waiting_.pop_front();
  running_ = Task{task.type, task.job, {}};
  stop_ = std::stop_source();
  return task;
}

WorkQueue::Cancelled WorkQueue::cancel(std::uint32_t job) {
  const std::lock_guard lock(lock_);
  const auto is_meant = [job](const Task& task) { return task.type == Message::generate && task.job == job; };
  if (running_ && is_meant(*running_)) {
    stop_.request_stop();
    return Cancelled::running;
  }
  const auto found = std::ranges::find_if(waiting_, is_meant);
  if (found == waiting_.end()) return Cancelled::unknown;
  waiting_.erase(found);
  return Cancelled::waiting;
}

std::vector<Task> WorkQueue::close() {
  const std::lock_guard lock(lock_);
  closed_ = true;
  stop_.request_stop();
  changed_.notify_all();
  std::vector<Task> left(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(waiting_.end()));
  waiting_.clear();
  return left;
}

std::stop_token WorkQueue::stop() const {
  const std::lock_guard lock(lock_);
  return stop_.get_token();
}

bool WorkQueue::is_busy() const {
  const std::lock_guard lock(lock_);
  return running_.has_value();
}

bool WorkQueue::has(Message type) const {
  const std::lock_guard lock(lock_);
  return (running_ && running_->type == type) || std::ranges::find(waiting_, type, &Task::type) != waiting_.end();
}

}  // namespace sana::engine
