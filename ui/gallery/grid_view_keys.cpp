// SPDX-License-Identifier: GPL-3.0-or-later
// How keys, clicks and the focus move through the grid.
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include "ui/gallery/grid_view.h"
#include "ui/models/gallery_model.h"

namespace sana::ui {
namespace {

bool isMove(int key) {
  constexpr int keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down,
                          Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown};
  return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

}  // namespace

QModelIndex GridView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
  const int count = gallery_.rowCount();
  if (count == 0) return {};
  const int row = currentIndex().isValid() ? currentIndex().row() : -1;
  if (row < 0) return gallery_.index(0);
  const int forward = isRightToLeft() ? -1 : 1;
  const int lines = qMax(1, (viewport()->height() - measure_.heading) / (positions_.side() + measure_.gap));
  int target = row;
  switch (action) {
    case MoveLeft: target = positions_.neighbour(row, -forward, 0); break;
    case MoveRight: target = positions_.neighbour(row, forward, 0); break;
    case MovePrevious: target = positions_.neighbour(row, -1, 0); break;
    case MoveNext: target = positions_.neighbour(row, 1, 0); break;
    case MoveUp: target = positions_.neighbour(row, 0, -1); break;
    case MoveDown: target = positions_.neighbour(row, 0, 1); break;
    case MoveHome: target = 0; break;
    case MoveEnd: target = count - 1; break;
    case MovePageUp:
    case MovePageDown:
      for (int line = 0; line < lines; ++line) target = positions_.neighbour(target, 0, action == MovePageUp ? -1 : 1);
      break;
  }
  return gallery_.index(target);
}

void GridView::keyPressEvent(QKeyEvent* event) {
  const QModelIndex before = currentIndex();
  if (!anchor_.isValid()) anchor_ = before;
  QAbstractItemView::keyPressEvent(event);
  const QModelIndex now = currentIndex();
  const bool walks = isMove(event->key()) && !(event->modifiers() & ~Qt::KeypadModifier);
  if (walks && now == before && now.isValid())
    selectionModel()->setCurrentIndex(now, QItemSelectionModel::ClearAndSelect);
  if (walks || event->key() == Qt::Key_Space) anchor_ = now;
}

void GridView::mousePressEvent(QMouseEvent* event) {
  if (!anchor_.isValid()) anchor_ = currentIndex();
  if (!(event->modifiers() & Qt::ShiftModifier)) anchor_ = indexAt(event->position().toPoint());
  QAbstractItemView::mousePressEvent(event);
}

void GridView::focusInEvent(QFocusEvent* event) {
  QAbstractItemView::focusInEvent(event);
  // By Tab one comes to do something with a tile. The page itself gives the focus for another reason and selects nothing.
  const bool tabbed = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
  if (!tabbed || !currentIndex().isValid() || selectionModel()->hasSelection()) return;
  anchor_ = currentIndex();
  selectionModel()->select(currentIndex(), QItemSelectionModel::ClearAndSelect);
}

}  // namespace sana::ui
