// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Threads with one queue, and tasks whose answers are futures.

#include <QFuture>
#include <QPromise>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "ui/library/storage_error.h"

namespace sana::ui {

/// Tasks start in the order in which they were posted; with one thread they also end in it.
class TaskThreads {
 public:
  /// A task gets the number of its thread, from 0. `atEnd` runs on each thread last: connections are closed there.
  using Task = std::function<void(int)>;
  explicit TaskThreads(int threads, Task atEnd = {});
  ~TaskThreads() { finish(); }
  TaskThreads(const TaskThreads&) = delete;
  TaskThreads& operator=(const TaskThreads&) = delete;

  /// A ticket for waitFor(). After finish() nothing is taken any more: 0.
  quint64 post(Task task);
  /// The ticket of the last task posted.
  quint64 posted() const;
  /// Until every task up to this ticket ended; for one thread only, and never on it.
  void waitFor(quint64 ticket);
  /// Ends the threads once everything posted is done.
  void finish();

 private:
  void work(int thread);

  Task atEnd_;
  mutable std::mutex mutex_;
  std::condition_variable posted_, ended_;
  std::deque<Task> tasks_;
  quint64 postedCount_ = 0, endedCount_ = 0;
  bool finishing_ = false;
  std::vector<std::thread> threads_;
};

/// The answer of `work` through `promise`; whatever it throws becomes a LibraryError there.
template <class T, class Work>
void answer(QPromise<T>& promise, Work&& work) {
  try {
    if constexpr (std::is_void_v<T>) work();
    else promise.addResult(work());
  } catch (const QException& error) {
    promise.setException(error);
  } catch (const std::bad_alloc&) {
    promise.setException(LibraryError(Sentence::tr("There is not enough memory."), Sentence::tr("Close programs.")));
  } catch (const std::exception& error) {
    promise.setException(LibraryError(QString::fromUtf8(error.what())));
  }
  promise.finish();
}

}  // namespace sana::ui
