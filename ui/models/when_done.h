// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A future's answer as a call in the thread of an object, which never comes once the object is gone.

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QtConcurrent/QtConcurrentRun>

#include <type_traits>

#include "ui/library/library_types.h"

namespace sana::ui {

/// For answers whose failure the library tells itself.
struct IgnoreFailure {
  void operator()(const LibraryError&) const {}
};

/// Calls `done` with the result (without argument for QFuture<void>) or `failed` with a LibraryError; neither where
/// the work was cancelled.
template <class T, class Done, class Failed = IgnoreFailure>
void whenDone(QFuture<T> future, QObject* context, Done done, Failed failed = {}) {
  if constexpr (std::is_void_v<T>) {
    // A value of its own, because a QFuture<void> gives its exception to waiting calls only.
    whenDone(future.then([] { return true; }), context, [done = std::move(done)](bool) mutable { done(); },
             std::move(failed));
  } else {
    auto* const watcher = new QFutureWatcher<T>(context);
    auto answer = [watcher, done = std::move(done), failed = std::move(failed)]() mutable {
      watcher->deleteLater();
      QList<T> results;
      try {
        results = watcher->future().results();
      } catch (const LibraryError& error) {
        failed(error);
        return;
      } catch (const std::exception&) {
        failed(LibraryError(QCoreApplication::translate("WhenDone", "Something unexpected went wrong."),
                            QCoreApplication::translate("WhenDone", "Try again.")));
        return;
      }
      if (!results.isEmpty()) done(results.first());
    };
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, std::move(answer));
    watcher->setFuture(future);
  }
}

/// Runs `work` on a thread of `pool` and gives its result to `done` in the thread of `context`.
template <class Work, class Done>
void inBackground(QThreadPool* pool, QObject* context, Work work, Done done) {
  whenDone(QtConcurrent::run(pool, std::move(work)), context, std::move(done));
}

}  // namespace sana::ui
