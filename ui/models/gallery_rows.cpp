// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/gallery_rows.h"

#include <algorithm>

#include "ui/models/row_merge.h"
#include "ui/models/when_done.h"

namespace sana::ui {
namespace {

constexpr int recordsKept = 4096;
constexpr int block = 64;              ///< rows whose records are asked for together
constexpr int mostRecordsWanted = 1024;
constexpr int arriveMs = 50;           ///< pictures stored faster than this are inserted together
constexpr int refreshMs = 120;
/// Above this many separate places a reset costs the views less.
constexpr qsizetype mostRanges = 400;
constexpr int near = 256;

}  // namespace

GalleryModel::Impl::Impl(GalleryModel& owner) : model(owner), records(recordsKept) {
  for (QTimer* const timer : {&askTimer_, &arriveTimer_, &refreshTimer_}) timer->setSingleShot(true);
  askTimer_.setInterval(0);
  arriveTimer_.setInterval(arriveMs);
  refreshTimer_.setInterval(refreshMs);
  QObject::connect(&askTimer_, &QTimer::timeout, &model, [this] { askRecords(); });
  QObject::connect(&arriveTimer_, &QTimer::timeout, &model, [this] { insertArrived(); });
  QObject::connect(&refreshTimer_, &QTimer::timeout, &model, [this] { find(Answer::merge); });
}

bool GalleryModel::Impl::showsEverything() const {
  return model.query_.place == PictureQuery::Place::all && model.query_.text.trimmed().isEmpty();
}

bool GalleryModel::Impl::sortsBefore(const PictureRow& a, const PictureRow& b) const {
  const bool newestFirst = model.query_.order == PictureQuery::Order::newestFirst;
  if (a.createdMs != b.createdMs) return newestFirst ? a.createdMs > b.createdMs : a.createdMs < b.createdMs;
  return newestFirst ? a.id > b.id : a.id < b.id;
}

void GalleryModel::Impl::find(Answer how) {
  if (how == Answer::reset) next_ = Answer::reset;
  refreshTimer_.stop();
  const quint64 number = ++asked_;
  finding_.cancel();  // skipped if it has not begun
  finding_ = model.library_.find(model.query_);
  whenDone(
      finding_, &model,
      [this, number, seen = changes_](const QVector<PictureRow>& fresh) {
        if (number == asked_) answered(fresh, seen);
      },
      [this, number](const LibraryError&) {
        if (number != asked_) return;
        model.busy_ = false;
        emit model.queryFinished();
      });
}

void GalleryModel::Impl::answered(const QVector<PictureRow>& fresh, quint64 seenChanges) {
  const bool stale = seenChanges != changes_;
  // An answer from before a picture came or went would take that back for a moment.
  if (stale && next_ == Answer::merge) return find(Answer::merge);
  adopt(fresh, std::exchange(next_, Answer::merge));
  model.busy_ = false;
  emit model.queryFinished();
  if (stale) find(Answer::merge);
}

void GalleryModel::Impl::refreshSoon() {
  if (!refreshTimer_.isActive()) refreshTimer_.start();
}

void GalleryModel::Impl::adopt(const QVector<PictureRow>& fresh, Answer how) {
  const bool wasEmpty = model.rows_.isEmpty();
  const auto same = [](const PictureRow& a, const PictureRow& b) { return a.id == b.id; };
  const auto before = [this](const PictureRow& a, const PictureRow& b) { return sortsBefore(a, b); };
  const RowMerge merge = how == Answer::merge ? mergeOf(model.rows_, fresh, same, before) : RowMerge{};
  if (how == Answer::reset || merge.ranges() > mostRanges) {
    model.beginResetModel();
    model.rows_ = fresh;
    model.endResetModel();
  } else {
    model.mergeRows(merge, model.rows_, fresh);
    takeValues(fresh);
  }
  if (wasEmpty != model.rows_.isEmpty()) emit model.emptyChanged();
}

void GalleryModel::Impl::takeValues(const QVector<PictureRow>& fresh) {
  const auto differs = [this, &fresh](int row) {
    const PictureRow& old = model.rows_.at(row);
    return old.starred != fresh[row].starred || old.missing != fresh[row].missing;
  };
  for (int row = 0; row < fresh.size(); ++row) {
    if (!differs(row)) continue;
    model.rows_[row] = fresh[row];
    emit model.dataChanged(model.index(row), model.index(row));
  }
}

void GalleryModel::Impl::stored(const PictureRecord& picture) {
  records.insert(picture.id, new PictureRecord(picture));
  if (!showsEverything()) return refreshSoon();
  arrived_ << PictureRow{picture.id, picture.createdMs, picture.starred, picture.missing};
  const bool alone = !sinceArrival_.isValid() || sinceArrival_.elapsed() > arriveMs;
  if (alone && !arriveTimer_.isActive()) insertArrived();
  else if (!arriveTimer_.isActive()) arriveTimer_.start();
}

void GalleryModel::Impl::insertArrived() {
  QVector<PictureRow> added = std::exchange(arrived_, {});
  if (!showsEverything()) return refreshSoon();
  added.removeIf([this](const PictureRow& row) { return rowOf(row.id) >= 0; });
  const auto before = [this](const PictureRow& a, const PictureRow& b) { return sortsBefore(a, b); };
  std::sort(added.begin(), added.end(), before);
  QVector<PictureRow> fresh = model.rows_;
  fresh += added;
  std::inplace_merge(fresh.begin(), fresh.end() - added.size(), fresh.end(), before);
  ++changes_;
  sinceArrival_.start();
  adopt(fresh, Answer::merge);
  for (const PictureRow& row : added) emit model.pictureAdded(row.id);
}

void GalleryModel::Impl::moved(const QVector<qint64>& ids) {
  const QSet<qint64> gone(ids.begin(), ids.end());
  for (const qint64 id : ids) records.remove(id);
  arrived_.removeIf([&gone](const PictureRow& row) { return gone.contains(row.id); });
  QVector<PictureRow> fresh = model.rows_;
  const auto kept = fresh.removeIf([&gone](const PictureRow& row) { return gone.contains(row.id); });
  // What is shown left its place; what is not may belong here now, and only the library knows.
  if (kept > 0) {
    ++changes_;
    adopt(fresh, Answer::merge);
  }
  refreshSoon();
}

void GalleryModel::Impl::changed(const QVector<qint64>& ids) {
  QVector<qint64> shown;
  if (ids.size() <= mostRecordsWanted) {
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(shown), [this](qint64 id) { return rowOf(id) >= 0; });
    for (const qint64 id : shown) coming_.remove(id);
    wanted_ += shown;
    askTimer_.start();
  } else {
    records.clear();
    coming_.clear();
    if (!model.rows_.isEmpty()) emit model.dataChanged(model.index(0), model.index(int(model.rows_.size()) - 1));
  }
  if (!showsEverything() || shown.size() < ids.size()) refreshSoon();
}

int GalleryModel::Impl::rowOf(qint64 id) const {
  const QVector<PictureRow>& rows = model.rows_;
  const auto look = [&rows, id](qsizetype first, qsizetype end) {
    const auto from = rows.begin() + first, until = rows.begin() + end;
    const auto found = std::find_if(from, until, [id](const PictureRow& row) { return row.id == id; });
    return found == until ? -1 : int(found - rows.begin());
  };
  const qsizetype first = std::clamp<qsizetype>(near_ - near, 0, rows.size());
  int row = look(first, std::min<qsizetype>(first + 2 * near, rows.size()));
  if (row < 0) row = look(0, rows.size());
  if (row >= 0) near_ = row;
  return row;
}

const PictureRecord* GalleryModel::Impl::recordAt(int row) {
  if (const PictureRecord* const found = records.object(model.rows_.at(row).id)) return found;
  const int first = row / block * block;
  const int end = std::min(first + block, int(model.rows_.size()));
  QVector<qint64> ids;
  for (int other = first; other < end; ++other) ids << model.rows_.at(other).id;
  want(ids);
  return nullptr;
}

void GalleryModel::Impl::want(const QVector<qint64>& ids) {
  bool any = false;
  for (const qint64 id : ids) {
    if (records.contains(id) || coming_.contains(id)) continue;
    coming_.insert(id);
    wanted_ << id;
    any = true;
  }
  if (any && !askTimer_.isActive()) askTimer_.start();
}

void GalleryModel::Impl::askRecords() {
  // Rows scrolled away: asked again when they are painted again.
  while (wanted_.size() > mostRecordsWanted) coming_.remove(wanted_.takeFirst());
  const QVector<qint64> ids = std::exchange(wanted_, {});
  if (ids.isEmpty()) return;
  const auto forget = [this, ids] {
    for (const qint64 id : ids) coming_.remove(id);
  };
  whenDone(
      model.library_.records(ids), &model,
      [this, forget](const QVector<PictureRecord>& arrived) {
        forget();
        takeRecords(arrived);
      },
      [forget](const LibraryError&) { forget(); });
}

void GalleryModel::Impl::takeRecords(const QVector<PictureRecord>& arrived) {
  for (const PictureRecord& record : arrived) {
    records.insert(record.id, new PictureRecord(record));
    const int row = rowOf(record.id);
    if (row < 0) continue;
    model.rows_[row].starred = record.starred;
    model.rows_[row].missing = record.missing;
    emit model.dataChanged(model.index(row), model.index(row));
  }
}

}  // namespace sana::ui
