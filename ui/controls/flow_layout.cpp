// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace sana::ui {

FlowLayout::FlowLayout(QWidget* parent, int gap) : QLayout(parent) {
  setContentsMargins(0, 0, 0, 0);
  setSpacing(gap);
}

FlowLayout::~FlowLayout() { qDeleteAll(items_); }

void FlowLayout::addItem(QLayoutItem* item) { items_.append(item); }

QLayoutItem* FlowLayout::takeAt(int index) {
  return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const { return arrange({0, 0, width, 0}, false); }

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect, true);
}

QSize FlowLayout::sizeHint() const { return minimumSize(); }

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const QLayoutItem* item : items_) size = size.expandedTo(item->minimumSize());
  const QMargins margins = contentsMargins();
  return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

int FlowLayout::arrange(const QRect& rect, bool move) const {
  const QMargins margins = contentsMargins();
  const QRect room = rect.marginsRemoved(margins);
  const Qt::LayoutDirection direction = parentWidget() != nullptr ? parentWidget()->layoutDirection() : Qt::LeftToRight;
  int x = room.left(), y = room.top(), line = 0;
  for (QLayoutItem* item : items_) {
    if (item->isEmpty()) continue;
    QSize size = item->sizeHint();
    size.setWidth(std::min(size.width(), room.width()));
    if (x > room.left() && x + size.width() > room.left() + room.width()) {
      x = room.left();
      y += line + spacing();
      line = 0;
    }
    if (move) item->setGeometry(QStyle::visualRect(direction, room, QRect({x, y}, size)));
    x += size.width() + spacing();
    line = std::max(line, size.height());
  }
  return y + line - rect.top() + margins.bottom();
}

}  // namespace sana::ui
