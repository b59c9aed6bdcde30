// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStyledItemDelegate>

namespace sana::ui {

class ThumbnailCache;

/// A job's row, 64 high: picture or symbol of its state, prompt, what happens with seed and time, progress.
class QueueDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  QueueDelegate(ThumbnailCache& thumbnails, QObject* parent);
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override;
  bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index) override;

 signals:
  /// The symbol at the far end of a row was pressed.
  void actionWanted(const QModelIndex& index);

 private:
  void paintPicture(QPainter& painter, const QRect& rect, const QModelIndex& index) const;

  ThumbnailCache& thumbnails_;
};

}  // namespace sana::ui
