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
/// the work was cancelled. Never QFuture::then(): in Qt 6.4 it races with the end of the future on another thread and
/// may run its continuation twice.
template <class T, class Done, class Failed = IgnoreFailure>
void whenDone(QFuture<T> future, QObject* context, Done done, Failed failed = {}) {
  auto* const watcher = new QFutureWatcher<T>(context);
  auto answer = [watcher, done = std::move(done), failed = std::move(failed)]() mutable {
    watcher->deleteLater();
    QFuture<T> ended = watcher->future();
    try {
      ended.waitForFinished();  // it is: this only throws what it failed with
      if (ended.isCanceled()) return;
      if constexpr (std::is_void_v<T>) {
        done();
      } else if (const QList<T> results = ended.results(); !results.isEmpty()) {
        done(results.first());
      }
    } catch (const LibraryError& error) {
      failed(error);
    } catch (const std::exception&) {
      failed(LibraryError(QCoreApplication::translate("WhenDone", "Something unexpected went wrong."),
                          QCoreApplication::translate("WhenDone", "Try again.")));
    }
  };
  QObject::connect(watcher, &QFutureWatcherBase::finished, context, std::move(answer));
  watcher->setFuture(future);
}

/// Runs `work` on a thread of `pool` and gives its result to `done` in the thread of `context`.
template <class Work, class Done>
void inBackground(QThreadPool* pool, QObject* context, Work work, Done done) {
  whenDone(QtConcurrent::run(pool, std::move(work)), context, std::move(done));
}

}  // namespace sana::ui
