// SPDX-License-Identifier: Apache-2.0
#include <sched.h>

#include <algorithm>

#include "kernels/cpu/parallel_for.h"
#ifndef SANA_PARALLEL_STD
#include <omp.h>
#endif

namespace sana::kernels {
namespace {

int usable_processors() {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? std::max(1, CPU_COUNT(&set)) : 1;
}

}  // namespace

#ifdef SANA_PARALLEL_STD

Team::Team(int threads) : threads_(threads > 0 ? threads : usable_processors()) {
  for (int worker = 1; worker < threads_; ++worker) workers_.emplace_back([this, worker] { work(worker); });
}

Team::~Team() {
  {
    const std::lock_guard lock(mutex_);
    leaving_ = true;
  }
  start_.notify_all();
  for (std::thread& worker : workers_) worker.join();
}

void Team::run(std::int64_t tasks, const void* body, Call call) {
  {
    const std::lock_guard lock(mutex_);
    call_ = call;
    body_ = body;
    tasks_ = tasks;
    next_ = 0;
    busy_ = threads_ - 1;
    ++round_;
  }
  start_.notify_all();
  take_tasks(0);
  std::unique_lock lock(mutex_);
  done_.wait(lock, [this] { return busy_ == 0; });
}

void Team::take_tasks(int worker) {
  while (true) {
    std::int64_t task;
    {
      const std::lock_guard lock(mutex_);
      if (next_ >= tasks_) return;
      task = next_++;
    }
    call_(body_, task, worker);
  }
}

void Team::work(int worker) {
  std::uint64_t seen = 0;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      start_.wait(lock, [&] { return leaving_ || round_ != seen; });
      if (leaving_) return;
      seen = round_;
    }
    take_tasks(worker);
    const std::lock_guard lock(mutex_);
    if (--busy_ == 0) done_.notify_one();
  }
}

#else

Team::Team(int threads) : threads_(threads > 0 ? threads : usable_processors()) {}
Team::~Team() = default;

int current_worker() { return omp_get_thread_num(); }

#endif

}  // namespace sana::kernels
