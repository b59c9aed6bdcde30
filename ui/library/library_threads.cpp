// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library_threads.h"

#include <QDir>
#include <QFile>
#include <QTemporaryFile>

#include <algorithm>

#include "ui/library/import.h"
#include "ui/library/picture_table.h"
#include "ui/library/snapshots.h"
#include "ui/library/store.h"
#include "ui/library/trash.h"

namespace sana::ui {
namespace {

int thumbnailThreads(const LibraryOptions& options) {
  if (options.thumbnailThreads > 0) return options.thumbnailThreads;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 2);
}

/// Fails unless a file can be made there.
void requireWritableFolder(const QString& folder) {
  QDir().mkpath(folder);
  QTemporaryFile probe(folder + "/.sana-XXXXXX");
  if (probe.open()) return;
  throw StorageError(StorageError::Cause::readOnly,
                     Sentence::tr("Cannot write %1: %2.").arg(QDir::toNativeSeparators(folder), probe.errorString()),
                     Sentence::tr("Choose a folder that you may write to."));
}

}  // namespace

LibraryThreads::LibraryThreads(Library& library, LibraryFolders folders, LibraryOptions options)
    : library_(library),
      folders_(std::move(folders)),
      options_(std::move(options)),
      writer_(1),
      reader_(1, [this](int) { readConnection_.close(); }),
      encoder_(1, [this](int) { encodeConnection_.close(); }),
      background_(1),
      thumbnailers_(thumbnailThreads(options_),
                    [this](int thread) { thumbnails_[static_cast<std::size_t>(thread)]->close(); }) {
  const int threads = thumbnailThreads(options_);
  for (int i = 0; i < threads; ++i) {
    thumbnails_.push_back(std::make_unique<Thumbnails>(folders_.data + "/thumbs.db", folders_.data + "/library.db"));
  }
  // Before the first task is posted, which orders it before everything that the writer does.
  shelf_.folders = folders_;
  shelf_.options = options_;
  shelf_.say = announcements();
  retry_ = std::make_unique<QTimer>();
  retry_->setInterval(options_.retryMs);
  QObject::connect(retry_.get(), &QTimer::timeout, &library_,
                   [this] { writer_.post([this](int) { retryAll(false); }); });
}

void LibraryThreads::close() {
  stop_ = true;
  retry_.reset();
  background_.finish();
  encoder_.finish();
  reader_.finish();
  writer_.waitFor(writer_.posted());
  thumbnailers_.finish();
  writer_.post([this](int) {
    giveUpWaiting();
    closeShelf(shelf_);
  });
  writer_.finish();
}

void LibraryThreads::tell(std::function<void(Library&)> what) {
  QMetaObject::invokeMethod(
      &library_, [this, what = std::move(what)] { what(library_); }, Qt::QueuedConnection);
}

Announcements LibraryThreads::announcements() {
  Announcements say;
  say.stored = [this](const PictureRecord& picture) {
    tell([picture](Library& library) { emit library.pictureStored(picture); });
  };
  say.changed = [this](const QVector<qint64>& ids) {
    tell([ids](Library& library) { emit library.picturesChanged(ids); });
  };
  say.moved = [this](const QVector<qint64>& ids) {
    tell([ids](Library& library) { emit library.picturesMoved(ids); });
  };
  say.counts = [this] { tell([](Library& library) { emit library.countsChanged(); }); };
  say.trouble = [this](const QString& what, const QString& hint) {
    tell([what, hint](Library& library) { emit library.trouble(what, hint); });
  };
  say.recovered = [this] { tell([](Library& library) { emit library.recovered(); }); };
  return say;
}

Database& LibraryThreads::openForReading(Database& connection) {
  if (!readable_) throw StorageError(StorageError::Cause::gone, Sentence::tr("The library is not open."));
  if (!connection.isOpen()) connection.open(folders_.data + "/library.db", Database::Mode::read, options_.busyMs);
  return connection;
}

QFuture<RepairReport> LibraryThreads::open() {
  return write<RepairReport>([this](Shelf& shelf) {
    if (shelf.database.isOpen()) throw LibraryError(Sentence::tr("The library is open already."));
    const RepairReport report = openShelf(shelf);
    fullText_ = shelf.fullText;
    readable_ = true;
    if (options_.background && !shelf.readOnly) startBackground();
    shelf.say.counts();
    return report;
  });
}

void LibraryThreads::startBackground() {
  background_.post([this](int) {
    try {
      const RepairReport report = scan(false);
      tell([report](Library& library) { emit library.scanned(report); });
      if (!stop_) snapshotIfDue(folders_, options_);
    } catch (const LibraryError& error) {
      if (!stop_) shelf_.say.trouble(error.text(), error.hint());
    }
  });
}

RepairReport LibraryThreads::scan(bool again) {
  ScanOrder order{folders_.data + "/library.db", {}, options_.busyMs, again};
  if (!onWriter([&](Shelf& shelf) { order.roots = shelf.roots(); })) return {};
  RepairReport report = scanFolders(
      order, [this](const auto& task) { return onWriter(task); }, stop_);
  report.sentence = repairSentence(report, order.databaseFile);
  return report;
}

bool LibraryThreads::onWriter(const std::function<void(Shelf&)>& task) {
  if (stop_) return false;
  std::exception_ptr failure;
  const quint64 ticket = writer_.post([&](int) {
    try {
      shelf_.requireWritable();
      task(shelf_);
    } catch (...) {
      failure = std::current_exception();
    }
  });
  if (ticket == 0) return false;
  writer_.waitFor(ticket);
  if (failure) std::rethrow_exception(failure);
  return true;
}

QFuture<void> LibraryThreads::setPictureFolder(const QString& folder) {
  const QString path = QDir::cleanPath(QDir(folder).absolutePath());
  return write<void>([this, path](Shelf& shelf) {
    shelf.requireWritable();
    requireWritableFolder(path);
    shelf.folders.pictures = path;
    rememberRoot(shelf);
    // The GUI thread owns its copy.
    tell([this, path](Library&) { folders_.pictures = path; });
    retryAll(true);
    if (options_.background) startBackground();
  });
}

QFuture<RepairReport> LibraryThreads::rebuildIndex() {
  auto promise = std::make_shared<QPromise<RepairReport>>();
  promise->start();
  const QFuture<RepairReport> future = promise->future();
  background_.post([this, promise](int) {
    answer(*promise, [&] {
      RepairReport report = scan(true);
      onWriter([](Shelf& shelf) {
        if (!shelf.fullText) return;
        Transaction transaction(shelf.database);
        fillFullText(shelf.database);
        transaction.commit();
      });
      report.rebuilt = true;
      report.sentence = Sentence::tr("The library was rebuilt from the pictures.");
      tell([report](Library& library) { emit library.scanned(report); });
      return report;
    });
  });
  return future;
}

QFuture<int> LibraryThreads::emptyTrash() {
  return write<int>([this](Shelf& shelf) {
    QStringList uids;
    Statement row = shelf.database.run("SELECT uid FROM image WHERE deleted_ms IS NOT NULL");
    while (row.next()) uids += row.text(0);
    const int count = sana::ui::emptyTrash(shelf);
    thumbnailers_.post([this, uids](int thread) {
      try {
        thumbnails_[static_cast<std::size_t>(thread)]->drop(uids);
      } catch (const LibraryError&) {
        // They are only never asked for again.
      }
    });
    return count;
  });
}

QFuture<QImage> LibraryThreads::thumbnail(qint64 id, int side) {
  auto promise = std::make_shared<QPromise<QImage>>();
  promise->start();
  const QFuture<QImage> future = promise->future();
  thumbnailers_.post([this, promise, id, side](int thread) {
    if (promise->isCanceled() || stop_) {
      promise->future().cancel();
      promise->finish();
      return;
    }
    answer(*promise, [&] {
      if (!readable_) throw StorageError(StorageError::Cause::gone, Sentence::tr("The library is not open."));
      return thumbnails_[static_cast<std::size_t>(thread)]->read(id, side);
    });
  });
  return future;
}

void LibraryThreads::troubled(const StorageError& error) {
  inTrouble_ = true;
  if (error.cause() == StorageError::Cause::damaged) {
    QFile mark(damageMark(shelf_));
    mark.open(QIODevice::WriteOnly);  // the next start checks and repairs
  }
  shelf_.say.trouble(error.text(), error.hint());
}

void LibraryThreads::worked() {
  if (!inTrouble_ || !waiting_.empty()) return;
  inTrouble_ = false;
  shelf_.say.recovered();
}

}  // namespace sana::ui
