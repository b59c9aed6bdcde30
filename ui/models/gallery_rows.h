// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the rows of the gallery follow the library. Private to GalleryModel.

#include <QCache>
#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include "ui/models/day_headings.h"
#include "ui/models/gallery_model.h"

namespace sana::ui {

struct GalleryModel::Impl {
  enum class Answer : quint8 { merge, reset };
  explicit Impl(GalleryModel& owner);

  /// The newest question wins; what was asked before is not taken any more.
  void find(Answer how);
  void refreshSoon();
  void stored(const PictureRecord& picture);
  void changed(const QVector<qint64>& ids);
  void moved(const QVector<qint64>& ids);

  int rowOf(qint64 id) const;
  const PictureRecord* recordAt(int row);
  void want(const QVector<qint64>& ids);

  GalleryModel& model;
  DayHeadings headings;
  QCache<qint64, PictureRecord> records;
  int side = 256;

 private:
  bool showsEverything() const;
  bool sortsBefore(const PictureRow& a, const PictureRow& b) const;
  void answered(const QVector<PictureRow>& fresh, quint64 seenChanges);
  void adopt(const QVector<PictureRow>& fresh, Answer how);
  void takeValues(const QVector<PictureRow>& fresh);
  void insertArrived();
  void askRecords();
  void takeRecords(const QVector<PictureRecord>& arrived);

  QSet<qint64> coming_;      ///< records asked for
  QVector<qint64> wanted_;   ///< records to be asked for; the last ones are wanted most
  QVector<PictureRow> arrived_;
  QTimer askTimer_, arriveTimer_, refreshTimer_;
  QElapsedTimer sinceArrival_;
  QFuture<QVector<PictureRow>> finding_;
  quint64 asked_ = 0;        ///< number of the newest find
  quint64 changes_ = 0;      ///< of the rows, made here without a find
  Answer next_ = Answer::merge;
  mutable int near_ = 0;     ///< where the last row was found: the next one is mostly beside it
};

}  // namespace sana::ui
