// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/task_threads.h"

#include <utility>

namespace sana::ui {

TaskThreads::TaskThreads(int threads, Task atEnd) : atEnd_(std::move(atEnd)) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this, i] { work(i); });
}

quint64 TaskThreads::post(Task task) {
  const std::lock_guard lock(mutex_);
  if (finishing_) return 0;
  tasks_.push_back(std::move(task));
  posted_.notify_one();
  return ++postedCount_;
}

quint64 TaskThreads::posted() const {
  const std::lock_guard lock(mutex_);
  return postedCount_;
}

void TaskThreads::waitFor(quint64 ticket) {
  std::unique_lock lock(mutex_);
  ended_.wait(lock, [&] { return endedCount_ >= ticket; });
}

void TaskThreads::finish() {
  {
    const std::lock_guard lock(mutex_);
    finishing_ = true;
    posted_.notify_all();
  }
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void TaskThreads::work(int thread) {
  for (;;) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      posted_.wait(lock, [&] { return finishing_ || !tasks_.empty(); });
      if (tasks_.empty()) break;
      task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    task(thread);
    task = {};
    const std::lock_guard lock(mutex_);
    ++endedCount_;
    ended_.notify_all();
  }
  if (atEnd_) atEnd_(thread);
}

}  // namespace sana::ui
