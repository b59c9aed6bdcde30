// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who does what in Library: one thread writes, one reads, one encodes, one scans, some make thumbnails.

#include <QTimer>

#include <atomic>

#include "ui/library/library.h"
#include "ui/library/picture_file.h"
#include "ui/library/scan.h"
#include "ui/library/shelf.h"
#include "ui/library/task_threads.h"
#include "ui/library/thumbnails.h"

namespace sana::ui {

class LibraryThreads {
 public:
  LibraryThreads(Library& library, LibraryFolders folders, LibraryOptions options);
  /// Finishes what was asked for, thumbnails excepted.
  void close();

  const LibraryFolders& folders() const { return folders_; }
  int pendingCount() const { return pending_; }
  qint64 now() const { return options_.now ? options_.now() : QDateTime::currentMSecsSinceEpoch(); }

  QFuture<RepairReport> open();
  QFuture<void> setPictureFolder(const QString& folder);
  QFuture<RepairReport> rebuildIndex();
  QFuture<PictureRecord> store(const NewPicture& picture);
  QFuture<PictureRecord> import(const QString& file);
  QFuture<int> retryPending();
  QFuture<int> emptyTrash();
  QFuture<QImage> thumbnail(qint64 id, int side);

  /// `work(Shelf&)` on the writer.
  template <class T, class Work>
  QFuture<T> write(Work work) {
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    const QFuture<T> future = promise->future();
    writer_.post(
        [this, promise, work](int) { answer(*promise, [&] { return watched([&] { return work(shelf_); }); }); });
    return future;
  }

  /// As write(), for what nobody waits for: a failure is told through trouble().
  template <class Work>
  void writeUnwatched(Work work) {
    write<void>([this, work](Shelf& shelf) {
      try {
        work(shelf);
      } catch (const StorageError& error) {
        troubled(error);
        throw;
      }
    });
  }

  /// `work(Database&, bool fullText)` on the reader, after every change that was asked for before.
  template <class T, class Work>
  QFuture<T> read(Work work) {
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    const QFuture<T> future = promise->future();
    const quint64 ticket = writer_.posted();
    reader_.post([this, promise, work, ticket](int) {
      writer_.waitFor(ticket);
      if (promise->isCanceled()) promise->finish();
      else answer(*promise, [&] { return work(openForReading(readConnection_), fullText_.load()); });
    });
    return future;
  }

 private:
  using Answer = std::shared_ptr<QPromise<PictureRecord>>;
  struct Waiting {
    EncodedPicture picture;
    QString ending;
    Answer answer;
  };

  Announcements announcements();
  void tell(std::function<void(Library&)> what);
  Database& openForReading(Database& connection);
  void encodeAndKeep(const Answer& answer, const NewPicture& picture);
  void keep(Waiting waiting);
  bool tryToKeep(Waiting& waiting);
  void refuseClosed(Waiting& waiting);
  void retryAll(bool telling);
  void setPending();
  void giveUpWaiting();
  void startBackground();
  RepairReport scan(bool again);
  bool onWriter(const std::function<void(Shelf&)>& task);
  void troubled(const StorageError& error);
  void worked();

  /// Notes what the whole program should know about a change that failed or worked.
  template <class Work>
  auto watched(Work work) {
    try {
      if constexpr (std::is_void_v<decltype(work())>) {
        work();
        worked();
      } else {
        auto result = work();
        worked();
        return result;
      }
    } catch (const StorageError& error) {
      using Cause = StorageError::Cause;
      if (error.cause() == Cause::full || error.cause() == Cause::damaged) troubled(error);
      throw;
    }
  }

  Library& library_;
  LibraryFolders folders_;  // as the GUI thread sees them
  const LibraryOptions options_;
  std::unique_ptr<QTimer> retry_;
  std::atomic<int> pending_ = 0;
  std::atomic<bool> stop_ = false, readable_ = false, fullText_ = false;

  Shelf shelf_;                                          // writer
  std::deque<Waiting> waiting_;                          // writer
  bool inTrouble_ = false;                               // writer
  Database readConnection_;                              // reader
  Database encodeConnection_;                            // encoder
  std::vector<std::unique_ptr<Thumbnails>> thumbnails_;  // one for each thread of thumbnailers_

  // Last, so that everything above outlives them.
  TaskThreads writer_, reader_, encoder_, background_, thumbnailers_;
};

}  // namespace sana::ui
