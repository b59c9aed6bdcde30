// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/gallery_model.h"
#include "ui/models/picture_model.h"
#include "ui/models/when_done.h"

namespace sana::ui {
namespace {

constexpr auto lastShownKey = "picture.current";
constexpr int saveMs = 300;

}  // namespace

CurrentPicture::CurrentPicture(Library& library, GalleryModel& strip, QObject* parent)
    : QObject(parent), library_(library), strip_(strip), loader_(new PictureLoader(this)) {
  saveTimer_.setSingleShot(true);
  saveTimer_.setInterval(saveMs);
  connect(&saveTimer_, &QTimer::timeout, this, [this] {
    library_.setValue(QLatin1String(lastShownKey), QString::number(id_));
  });
  connect(loader_, &PictureLoader::loaded, this, [this](const QString&, const QImage& image) {
    image_ = image;
    problem_.clear();
    emit imageChanged();
  });
  connect(loader_, &PictureLoader::failed, this, [this](const QString&, const QString& sentence) {
    image_ = {};
    problem_ = sentence;
    emit imageChanged();
  });
  connect(&strip, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex&, int first, int last) {
    const int row = id_ == 0 ? -1 : strip_.rowOf(id_);
    leaves_ = row >= first && row <= last;
  });
  connect(&strip, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex&, int first) { rowsRemoved(first); });
  // The picture of last time may come before the rows that say whether it is the newest.
  connect(&strip, &GalleryModel::queryFinished, this, [this] {
    away_ = away_ && !isNewest();
    if (orNewest_) showNewestInstead();
  });
  const auto refetch = [this](const QVector<qint64>& ids) {
    const qint64 origin = parentRecord_.isEmpty() ? 0 : parentRecord_.first().id;
    if (id_ != 0 && (ids.contains(id_) || ids.contains(origin))) fetch();
  };
  connect(&library, &Library::picturesChanged, this, refetch);
  connect(&library, &Library::picturesMoved, this, refetch);
}

void CurrentPicture::restore() {
  whenDone(library_.value(QLatin1String(lastShownKey)), this, [this](const QString& text) {
    if (id_ != 0 || running_) return;
    const qint64 id = text.toLongLong();
    if (id <= 0) return showNewestInstead();
    whenDone(library_.records({id}), this, [this](const QVector<PictureRecord>& found) {
      if (id_ != 0 || running_) return;
      if (found.isEmpty() || found.first().deletedMs != 0) return showNewestInstead();
      go(found.first().id, &found.first());
      away_ = !isNewest();
    });
  });
}

/// In place of one that is gone; once the strip has its rows.
void CurrentPicture::showNewestInstead() {
  orNewest_ = id_ == 0 && !running_ && newest() == 0;
  if (id_ == 0 && !running_) showNewest();
}

qint64 CurrentPicture::newest() const {
  const qint64 first = strip_.rowCount() > 0 ? strip_.idAt(0) : 0;
  // Announced, but not in the strip yet.
  return ready_ != 0 && (first == 0 || strip_.rowOf(ready_) < 0) ? ready_ : first;
}

void CurrentPicture::show(qint64 id) {
  if (id == 0 || (id == id_ && !running_)) return;
  away_ = id != newest();
  go(id);
  if (!away_) seen();
}

void CurrentPicture::showRunningJob() {
  if (running_) return;
  running_ = true;
  away_ = false;
  seen();
  emit changed();
}

void CurrentPicture::showNewest() {
  if (jobRuns_) return showRunningJob();
  if (const qint64 id = newest(); id != 0) show(id);
}

void CurrentPicture::setFollowNewest(bool on) {
  if (on == follow_) return;
  follow_ = on;
  emit followNewestChanged();
  if (on) showNewest();
}

void CurrentPicture::goBy(int rows) {
  const int count = strip_.rowCount();
  if (count == 0) return;
  if (running_) {
    // The running job stands beside the newest picture.
    if (rows > 0) show(newest());
    return;
  }
  const int row = strip_.rowOf(id_);
  const int wanted = row < 0 ? 0 : row + rows;
  if (wanted < 0 && jobRuns_) return showRunningJob();
  show(strip_.idAt(std::clamp(wanted, 0, count - 1)));
}

void CurrentPicture::next() { goBy(-1); }
void CurrentPicture::previous() { goBy(1); }

void CurrentPicture::first() {
  if (const int count = strip_.rowCount(); count > 0) show(strip_.idAt(count - 1));
}

void CurrentPicture::last() { showNewest(); }

void CurrentPicture::pictureReady(const PictureRecord& picture) {
  const bool stays = !running_ && !follows() && id_ != 0;
  ready_ = picture.id;
  if (stays) {
    unseen_.insert(picture.id);
    emit unseenChanged();
    return;
  }
  go(picture.id, &picture);
  seen();
}

void CurrentPicture::jobStarted() {
  jobRuns_ = true;
  if (follows() || id_ == 0) showRunningJob();
}

void CurrentPicture::jobEnded() {
  jobRuns_ = false;
  if (!std::exchange(running_, false)) return;
  emit changed();
}

void CurrentPicture::seen() {
  if (unseen_.isEmpty()) return;
  unseen_.clear();
  emit unseenChanged();
}

void CurrentPicture::rowsRemoved(int first) {
  if (ready_ != 0 && strip_.rowOf(ready_) < 0) ready_ = 0;
  const auto gone = unseen_.removeIf([this](qint64 id) { return strip_.rowOf(id) < 0; });
  if (gone > 0) emit unseenChanged();
  const int count = strip_.rowCount();
  if (std::exchange(leaves_, false)) go(count == 0 ? 0 : strip_.idAt(std::min(first, count - 1)));
  away_ = away_ && !isNewest();
}

void CurrentPicture::go(qint64 id, const PictureRecord* known) {
  const bool another = id != id_;
  id_ = id;
  running_ = false;
  if (unseen_.remove(id)) emit unseenChanged();
  if (another) {
    parentRecord_.clear();
    saveTimer_.start();
  }
  if (!known && id != 0) known = strip_.record(id);
  if (known) {
    adopt(*known);
  } else {
    if (another) record_ = {};
    emit changed();
  }
  if (id != 0) return fetch();
  loader_->clear();
  image_ = {};
  problem_.clear();
  loadedPath_.clear();
  emit imageChanged();
}

void CurrentPicture::fetch() {
  const qint64 id = id_;
  whenDone(library_.records({id}), this, [this, id](const QVector<PictureRecord>& found) {
    if (id != id_) return;
    if (found.isEmpty()) {
      id_ = 0;
      emit said(tr("This picture is not in the library any more."));
      emit changed();
      return showNewestInstead();
    }
    adopt(found.first());
    const qint64 parent = found.first().parent;
    if (parent == 0) return;
    whenDone(library_.records({parent}), this, [this, id](const QVector<PictureRecord>& parents) {
      if (id != id_) return;
      parentRecord_ = parents;
      emit changed();
    });
  });
}

void CurrentPicture::adopt(const PictureRecord& record) {
  record_ = record;
  loadImage();
  emit changed();
}

void CurrentPicture::loadImage() {
  if (record_.path == loadedPath_ && !record_.missing) return;
  loadedPath_ = record_.path;
  loader_->load(record_.path);
}

}  // namespace sana::ui
