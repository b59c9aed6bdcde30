// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one team of threads of the cpu backend. On OpenMP it is the team that oneDNN uses, so that two pools never
// compete for the cores; on std::thread (thread sanitizer builds) it is a pool of its own.

#include <cstdint>
#ifdef SANA_PARALLEL_STD
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>
#endif

namespace sana::kernels {

class Team {
 public:
  /// 0 threads: as many as the process may run on.
  explicit Team(int threads);
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;
  ~Team();
  int threads() const { return threads_; }

  /// Calls body(task, worker) for every task in 0..tasks-1; worker < threads(). Which worker takes which task is
  /// not fixed: for equal bytes on any number of threads a task's result must not depend on it.
  template <class Body>
  void parallel_for(std::int64_t tasks, const Body& body);

 private:
  int threads_;
#ifdef SANA_PARALLEL_STD
  using Call = void (*)(const void* body, std::int64_t task, int worker);
  void run(std::int64_t tasks, const void* body, Call call);
  void work(int worker);
  void take_tasks(int worker);

  std::mutex mutex_;
  std::condition_variable start_, done_;
  std::vector<std::thread> workers_;
  Call call_ = nullptr;
  const void* body_ = nullptr;
  std::int64_t tasks_ = 0, next_ = 0;
  std::uint64_t round_ = 0;
  int busy_ = 0;
  bool leaving_ = false;
#endif
};

#ifdef SANA_PARALLEL_STD
template <class Body>
void Team::parallel_for(std::int64_t tasks, const Body& body) {
  run(tasks, &body, [](const void* opaque, std::int64_t task, int worker) {
    (*static_cast<const Body*>(opaque))(task, worker);
  });
}
#else
/// This thread's index in the running parallel region.
int current_worker();

template <class Body>
void Team::parallel_for(std::int64_t tasks, const Body& body) {
  if (tasks == 1 || threads_ == 1) {
    for (std::int64_t task = 0; task < tasks; ++task) body(task, 0);
    return;
  }
  // Always the whole team: libgomp ends the threads that a smaller team does not need.
#pragma omp parallel for schedule(dynamic, 1) num_threads(threads_)
  for (std::int64_t task = 0; task < tasks; ++task) body(task, current_worker());
}
#endif

/// Splits `items` into tasks of `block` items: calls body(begin, end, worker). The blocks do not depend on the number
/// of threads.
template <class Body>
void for_blocks(Team& team, std::int64_t items, std::int64_t block, const Body& body) {
  team.parallel_for((items + block - 1) / block, [&](std::int64_t task, int worker) {
    const std::int64_t begin = task * block;
    body(begin, begin + block < items ? begin + block : items, worker);
  });
}

}  // namespace sana::kernels
