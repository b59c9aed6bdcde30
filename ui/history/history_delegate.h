// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QImage>
#include <QStyledItemDelegate>

#include <functional>

namespace sana::ui {

/// Rows of the history: lanes of the tree, thumbnail, what is new, time and changed fields.
class HistoryDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  std::function<QImage(qint64 picture)> thumbnail;
  std::function<bool(qint64 picture)> starred;
  /// Lanes of the widest row: all rows share the width of the rail.
  void setLaneCount(int lanes) { lanes_ = lanes; }

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  /// True when nothing came from this picture: a branch ends here.
  static bool isTip(const QModelIndex& index);

 private:
  void paintLanes(QPainter& painter, const QRectF& row, const QModelIndex& index, bool mirrored) const;
  void paintWords(QPainter& painter, const QRect& room, const QModelIndex& index) const;
  int railWidth() const;

  int lanes_ = 1;
};

}  // namespace sana::ui
