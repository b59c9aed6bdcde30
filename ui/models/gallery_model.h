// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Pictures by query: ids only, records and thumbnails on demand. Used by the gallery and by the strip.

#include "ui/library/library.h"
#include "ui/models/row_merge.h"

class QMimeData;

namespace sana::ui {

/// Thumbnails in memory, limited in bytes; requests of rows scrolled away are dropped.
class ThumbnailCache : public QObject {
  Q_OBJECT
 public:
  explicit ThumbnailCache(Library& library, QObject* parent = nullptr);
  ~ThumbnailCache() override;
  /// Null while it is on its way; ready() follows. side 256 or 512.
  QImage get(qint64 picture, int side);
  /// `view` shows only these now: what it showed before and nobody shows any more is not asked for.
  void keepOnly(const QVector<qint64>& wanted, const QObject* view = nullptr);
  void forget(qint64 picture);
  qint64 bytes() const;  ///< held now

 signals:
  void ready(qint64 picture);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

class GalleryModel : public MergingListModel {
  Q_OBJECT
 public:
  enum Role { IdRole = Qt::UserRole + 1, CreatedRole, StarredRole, MissingRole, HeadingRole, PromptRole, TitleRole };
  GalleryModel(Library& library, ThumbnailCache& thumbnails, QObject* parent = nullptr);
  ~GalleryModel() override;
  int rowCount(const QModelIndex& parent = {}) const override;
  /// DecorationRole: QImage, may be null. TitleRole: "" where the person gave none or the record is not here (want() it).
  QVariant data(const QModelIndex& index, int role) const override;
  /// File URLs, the recipes as text, the ids (idsOf()), and of a single picture its bytes. Pictures whose record has
  /// not arrived are left out of the URLs: want() them when they are selected.
  QMimeData* mimeData(const QModelIndexList& indexes) const override;
  QStringList mimeTypes() const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  static QVector<qint64> idsOf(const QMimeData* mime);

  const PictureQuery& query() const { return query_; }
  bool busy() const { return busy_; }
  qint64 idAt(int row) const { return rows_.at(row).id; }
  const PictureRow& rowAt(int row) const { return rows_.at(row); }
  int rowOf(qint64 id) const;  ///< -1: not among them
  /// Null until it arrives (dataChanged follows). Valid until control returns to the event loop.
  const PictureRecord* record(qint64 id) const;
  /// Asks for the records of these, as record() does for one.
  void want(const QVector<qint64>& ids) const;

  /// Rows of one heading each, in the order of the rows; costs O(sections).
  struct Section {
    int first = 0, count = 0;
    QString heading;
  };
  QVector<Section> sections() const;
  /// Of the thumbnails that DecorationRole gives: 256, or 512 where the screen's ratio is above 1.
  void setThumbnailSide(int side);

 public slots:
  void setQuery(const sana::ui::PictureQuery& query);
  void refresh();
  void retranslate();  ///< language or day changed

 signals:
  void queryFinished();
  void emptyChanged();
  void pictureAdded(qint64 id);  ///< a new picture was inserted

 private:
  struct Impl;
  friend struct Impl;
  Library& library_;
  ThumbnailCache& thumbnails_;
  PictureQuery query_;
  QVector<PictureRow> rows_;
  bool busy_ = false;
  std::unique_ptr<Impl> impl_;
};

/// The side list: All, Starred, Recent, Trash; boards; tags; with counts. HeadingRole: the title of the row's part,
/// "" for the first.
class PlaceList : public MergingListModel {
  Q_OBJECT
 public:
  enum Role { PlaceRole = Qt::UserRole + 1, NameRole, CountRole, IconRole, HeadingRole };
  explicit PlaceList(Library& library, QObject* parent = nullptr);
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  const LibraryCounts& counts() const { return counts_; }
  int rowOf(PictureQuery::Place place, const QString& name = {}) const;  ///< -1: none
  void retranslate();

 public slots:
  void refresh();

 signals:
  void countsChanged();

 private:
  struct Row {
    PictureQuery::Place place = PictureQuery::Place::all;
    QString name;
    qint64 count = -1;  ///< -1: not counted
  };
  void adopt(const LibraryCounts& counts);
  QVariant text(const Row& row, int role) const;
  LibraryCounts counts_;
  Library& library_;
  QVector<Row> rows_;
  bool asking_ = false, askAgain_ = false;
};

}  // namespace sana::ui
