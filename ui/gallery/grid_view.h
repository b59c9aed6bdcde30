// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractItemView>
#include <QTimer>

#include "ui/gallery/grid_layout.h"

namespace sana::ui {

/// The gallery's grid: uniform tiles under headings by day and month, 100,000 rows without a stall. The heading of the
/// rows at the top sticks to the edge. Selection, keys, dragging and roles come from QAbstractItemView, but Shift takes
/// whole ranges, and a key that cannot move on selects the tile it stands at.
class GridView : public QAbstractItemView {
  Q_OBJECT
 public:
  GridView(GalleryModel& gallery, ThumbnailCache& thumbnails, QWidget* parent);
  void setTileSide(int side);
  int tileSide() const { return measure_.tile; }
  const GridPositions& positions() const { return positions_; }

  QRect visualRect(const QModelIndex& index) const override;
  void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
  QModelIndex indexAt(const QPoint& point) const override;
  void doItemsLayout() override;

  /// The picture at the top, and how far it is scrolled; no picture: the very top.
  struct Place {
    qint64 picture = 0;
    int offset = 0;
  };
  Place place() const { return {placeId_, placeOffset_}; }
  void setPlace(const Place& place);

 protected:
  QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
  int horizontalOffset() const override { return 0; }
  int verticalOffset() const override;
  bool isIndexHidden(const QModelIndex&) const override { return false; }
  void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
  QRegion visualRegionForSelection(const QItemSelection& selection) const override;
  void updateGeometries() override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void rowsInserted(const QModelIndex& parent, int start, int end) override;
  void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
  void startDrag(Qt::DropActions actions) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void arrange();
  void keepPlace();
  void paintHeading(QPainter& painter, int section, const QRect& rect) const;
  QRect mirrored(const QRect& rect) const;
  void thumbnailReady(qint64 picture);

  GalleryModel& gallery_;
  ThumbnailCache& thumbnails_;
  GridPositions positions_;
  GridPositions::Measure measure_;
  QTimer wanted_;
  QPersistentModelIndex anchor_;  ///< where a range with Shift begins
  qint64 placeId_ = 0;    // picture at the top and how far it is scrolled: rows that come and go leave it there
  int placeOffset_ = 0;
};

}  // namespace sana::ui
