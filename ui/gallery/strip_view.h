// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractItemView>

namespace sana::ui {

class Studio;

/// One line of thumbnails. Row 0 of the model, the newest, stands at the far end; behind it the tile of the running
/// job. Left and Right walk in the order that is seen.
class StripView : public QAbstractItemView {
  Q_OBJECT
 public:
  StripView(Studio& studio, QWidget* parent);
  QRect visualRect(const QModelIndex& index) const override;
  void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
  QModelIndex indexAt(const QPoint& point) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void menuWanted(const QPoint& global);

 protected:
  QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
  int horizontalOffset() const override;
  int verticalOffset() const override { return 0; }
  bool isIndexHidden(const QModelIndex&) const override { return false; }
  void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
  QRegion visualRegionForSelection(const QItemSelection& selection) const override;
  void updateGeometries() override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void rowsInserted(const QModelIndex& parent, int start, int end) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void startDrag(Qt::DropActions actions) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
  QRect tileAt(int place) const;
  int places() const;           // pictures, and one for the running job
  int placeOf(int row) const;   // from the reading side
  QRect runningRect() const;
  bool runs() const;
  void showCurrent();
  void requestThumbnails();

  Studio& studio_;
  bool showing_ = false;
};

}  // namespace sana::ui
