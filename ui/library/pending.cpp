// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures on their way into the library, and those that could not get there yet.
#include <QDir>

#include "ui/library/import.h"
#include "ui/library/library_threads.h"
#include "ui/library/store.h"

namespace sana::ui {

QFuture<PictureRecord> LibraryThreads::store(const NewPicture& picture) {
  auto promise = std::make_shared<QPromise<PictureRecord>>();
  promise->start();
  const QFuture<PictureRecord> future = promise->future();
  const quint64 ticket = writer_.posted();
  encoder_.post([this, promise, picture, ticket](int) {
    writer_.waitFor(ticket);
    encodeAndKeep(promise, picture);
  });
  return future;
}

void LibraryThreads::encodeAndKeep(const Answer& answer, const NewPicture& picture) {
  QString parent;
  try {
    if (picture.parent != 0) {
      parent = openForReading(encodeConnection_).text("SELECT uid FROM image WHERE id=?", picture.parent);
    }
  } catch (const LibraryError&) {
    // The picture matters more than its place in the tree.
  }
  try {
    auto waiting = std::make_shared<Waiting>(Waiting{encodePicture(picture, parent, now()), "png", answer});
    writer_.post([this, waiting](int) { keep(std::move(*waiting)); });
  } catch (const QException& error) {
    answer->setException(error);
    answer->finish();
  }
}

QFuture<PictureRecord> LibraryThreads::import(const QString& file) {
  auto promise = std::make_shared<QPromise<PictureRecord>>();
  promise->start();
  const QFuture<PictureRecord> future = promise->future();
  encoder_.post([this, promise, file](int) {
    try {
      auto read = std::make_shared<ImportedPicture>(readForImport(file, now()));
      writer_.post([this, promise, read](int) {
        PictureRecord known;
        try {
          shelf_.requireWritable();
          known = importKnown(shelf_, *read);
        } catch (const QException& error) {
          promise->setException(error);
          promise->finish();
          return;
        }
        if (known.id == 0) {
          keep({std::move(read->picture), read->ending, promise});
          return;
        }
        promise->addResult(known);
        promise->finish();
      });
    } catch (const QException& error) {
      promise->setException(error);
      promise->finish();
    }
  });
  return future;
}

void LibraryThreads::keep(Waiting waiting) {
  if (!shelf_.database.isOpen() || shelf_.readOnly) {
    refuseClosed(waiting);
    return;
  }
  if (!waiting_.empty()) retryAll(false);
  try {
    if (waiting_.empty() && tryToKeep(waiting)) return;
    leaveWaiting(shelf_, waiting.picture);
    waiting_.push_back(std::move(waiting));
    setPending();
  } catch (const StorageError& error) {
    leaveWaiting(shelf_, waiting.picture);
    waiting_.push_back(std::move(waiting));
    setPending();
    const int count = pending_;
    troubled({error.cause(), error.text(),
              error.hint() + " " + Sentence::tr("%n picture(s) wait to be saved and will be tried again.", "", count)});
  }
}

bool LibraryThreads::tryToKeep(Waiting& waiting) {
  const PictureRecord record = keepPicture(shelf_, waiting.picture, waiting.ending);
  waiting.answer->addResult(record);
  waiting.answer->finish();
  announce(shelf_, record);
  dropWaiting(shelf_, waiting.picture);
  thumbnailers_.post([this, uid = record.uid, image = waiting.picture.image](int thread) {
    if (!stop_) thumbnails_[static_cast<std::size_t>(thread)]->keep(uid, image);
  });
  return true;
}

void LibraryThreads::refuseClosed(Waiting& waiting) {
  try {
    const QString path = writeAlone(shelf_.folders, waiting.picture);
    waiting.answer->setException(
        LibraryError(Sentence::tr("The picture is saved as %1, but the library cannot list it now.").arg(path),
                     Sentence::tr("It appears once the library can be opened for writing.")));
  } catch (const StorageError& error) {
    waiting.answer->setException(error);
  }
  waiting.answer->finish();
}

QFuture<int> LibraryThreads::retryPending() {
  return write<int>([this](Shelf& shelf) {
    shelf.requireWritable();
    if (!waiting_.empty()) QDir().mkpath(shelf.folders.pictures);  // the person asked for it
    retryAll(true);
    return pending_.load();
  });
}

void LibraryThreads::retryAll(bool telling) {
  bool kept = false;
  try {
    while (!waiting_.empty()) {
      tryToKeep(waiting_.front());
      waiting_.pop_front();
      kept = true;
    }
  } catch (const StorageError& error) {
    if (telling) troubled(error);
  }
  setPending();
  if (kept) worked();
}

void LibraryThreads::setPending() {
  const int count = static_cast<int>(waiting_.size());
  if (pending_.exchange(count) == count) return;
  tell([this, count](Library& library) {
    if (retry_ && options_.retryMs > 0) count > 0 ? retry_->start() : retry_->stop();
    emit library.pendingChanged(count);
  });
}

void LibraryThreads::giveUpWaiting() {
  retryAll(false);
  for (Waiting& waiting : waiting_) {
    const bool left = leaveWaiting(shelf_, waiting.picture);
    waiting.answer->setException(left ? LibraryError(Sentence::tr("The picture could not be put into its folder."),
                                                     Sentence::tr("The next start of the program tries again."))
                                      : LibraryError(Sentence::tr("The picture could not be saved anywhere."),
                                                     Sentence::tr("Draw it again once the disk has space.")));
    waiting.answer->finish();
  }
  waiting_.clear();
}

}  // namespace sana::ui
