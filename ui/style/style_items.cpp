// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QTreeView>

#include "ui/style/icon.h"
#include "ui/style/metrics.h"
#include "ui/style/style_parts.h"

namespace sana::ui {

bool isComboList(const QWidget* widget) { return widget != nullptr && widget->inherits("QComboBoxListView"); }

void paintItemPanel(const QStyleOptionViewItem& option, QPainter& painter, const QWidget* widget) {
  if (option.backgroundBrush.style() != Qt::NoBrush) painter.fillRect(option.rect, option.backgroundBrush);
  const bool isSelected = isOn(option.state, QStyle::State_Selected);
  const bool isHovered = isOn(option.state, QStyle::State_Enabled) && isOn(option.state, QStyle::State_MouseOver);
  const bool isPopup = isComboList(widget);
  const QRectF row = isPopup ? QRectF(option.rect).adjusted(4, 0, -4, 0) : QRectF(option.rect);
  const bool isTree = qobject_cast<const QTreeView*>(widget) != nullptr;  // highlights run through all columns
  const qreal radius = isTree ? 0 : Metrics::radiusControl;
  if (isSelected) {
    // In a popup the selection is where the pointer is.
    fillRounded(painter, row, radius, isPopup ? touchTint(false) : color(Token::accentSoft));
    if (highContrast()) edgeRounded(painter, row, radius, color(Token::accentText));
  } else if (isHovered) {
    fillRounded(painter, row, radius, touchTint(false));
  }
  const bool showsFocus =
      isOn(option.state, QStyle::State_HasFocus) && isOn(option.state, QStyle::State_KeyboardFocusChange);
  if (showsFocus && !isPopup) paintFocusRing(painter, row, radius);
}

void paintBranch(const QStyleOption& option, QPainter& painter) {
  if (!isOn(option.state, QStyle::State_Children)) return;
  const bool isOpen = isOn(option.state, QStyle::State_Open);
  const QStringView closed = option.direction == Qt::RightToLeft ? u"chevron-left" : u"chevron-right";
  paintIcon(painter, isOpen ? QStringView(u"chevron-down") : closed, option.rect, Metrics::iconStatus,
            color(Token::text2));
}

void paintHeaderSection(const QStyleOption& option, QPainter& painter) {
  painter.fillRect(option.rect, color(isOn(option.state, QStyle::State_MouseOver) ? Token::hover : Token::chrome));
  QRectF line = option.rect;
  line.setTop(line.bottom() - 1);
  paintHairline(painter, line, Qt::Horizontal, color(Token::hairline));
}

}  // namespace sana::ui
