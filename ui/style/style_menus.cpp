// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMenuBar>

#include <algorithm>

#include "ui/style/icon.h"
#include "ui/style/metrics.h"
#include "ui/style/style_parts.h"

namespace sana::ui {
namespace {

constexpr int edgePadding = 8, separatorHeight = 9;

int markColumn() { return smallIcon() + 8; }

bool hasMarkColumn(const QStyleOptionMenuItem& option) {
  return option.menuHasCheckableItems || option.maxIconWidth > 0;
}

void paintMark(const QStyleOptionMenuItem& option, QPainter& painter, const QRect& box, const QColor& shade) {
  const bool isCheckable = option.checkType != QStyleOptionMenuItem::NotCheckable;
  if (isCheckable && option.checked) {
    const bool isRadio = option.checkType == QStyleOptionMenuItem::Exclusive;
    if (isRadio) {
      const QPointF centre = QRectF(box).center();
      fillRounded(painter, QRectF(centre.x() - 3, centre.y() - 3, 6, 6), 3, shade);
    } else {
      paintIcon(painter, u"check", box, smallIcon(), shade);
    }
  } else if (!option.icon.isNull() && !isCheckable) {
    const int edge = smallIcon();
    paintIcon(painter, option.icon, QRect(box.center() - QPoint(edge / 2 - 1, edge / 2 - 1), QSize(edge, edge)), shade);
  }
}

}  // namespace

void paintPopup(const QRect& rect, QPainter& painter) {
  painter.fillRect(rect, color(Token::raised));
  // In the light theme raised is white on white; the edge of a popup is its only outline without a compositor.
  edgeRounded(painter, rect, 0, mixed(color(Token::hairline), color(Token::border), 0.35));
}

void paintMenuItem(const QStyleOptionMenuItem& option, QPainter& painter) {
  if (option.menuItemType == QStyleOptionMenuItem::Separator) {
    paintHairline(painter, QRectF(option.rect).adjusted(edgePadding, 0, -edgePadding, 0), Qt::Horizontal,
                  color(Token::hairline));
    return;
  }
  PainterState state(painter);
  const bool isEnabled = isOn(option.state, QStyle::State_Enabled);
  if (isEnabled && isOn(option.state, QStyle::State_Selected)) {
    fillRounded(painter, option.rect, Metrics::radiusControl, touchTint(isOn(option.state, QStyle::State_Sunken)));
  }
  auto visual = [&](const QRect& rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
  const QColor shade = color(isEnabled ? Token::text1 : Token::textDisabled);
  QRect inner = option.rect.adjusted(edgePadding, 0, -edgePadding, 0);
  if (hasMarkColumn(option)) {
    paintMark(option, painter, visual(QRect(inner.left(), inner.top(), smallIcon(), inner.height())), shade);
    inner.setLeft(inner.left() + markColumn());
  }
  painter.setFont(option.font);
  painter.setPen(shade);
  const qsizetype tab = option.text.indexOf(QLatin1Char('\t'));
  const bool isMirrored = option.direction == Qt::RightToLeft;
  // The painter mirrors AlignLeft and AlignRight by itself.
  const int flags = Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic;
  painter.drawText(visual(inner), flags | Qt::AlignLeft, option.text.left(tab));
  if (tab >= 0) {
    painter.setPen(color(isEnabled ? Token::text3 : Token::textDisabled));
    painter.drawText(visual(inner), flags | Qt::AlignRight, option.text.mid(tab + 1));
  }
  if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
    const QRect box(inner.right() - smallIcon() + 1, inner.top(), smallIcon(), inner.height());
    paintIcon(painter, isMirrored ? u"chevron-left" : u"chevron-right", visual(box), smallIcon(), shade);
  }
}

void paintMenuBarItem(const QStyleOptionMenuItem& option, QPainter& painter, const QWidget* widget) {
  PainterState state(painter);
  const bool isEnabled = isOn(option.state, QStyle::State_Enabled);
  const bool isOpen = isOn(option.state, QStyle::State_Sunken);
  const bool isHovered = isEnabled && isOn(option.state, QStyle::State_Selected);
  if (isHovered || isOpen) {
    const int height = std::min(option.rect.height(), menuItemHeight(option.fontMetrics));
    QRect pill = option.rect;
    pill.setHeight(height);
    pill.moveCenter(option.rect.center());
    fillRounded(painter, pill, Metrics::radiusControl, touchTint(isOpen));
  }
  const bool shown =
      widget != nullptr && widget->style()->styleHint(QStyle::SH_UnderlineShortcut, &option, widget) != 0;
  painter.setPen(color(!isEnabled ? Token::textDisabled : isHovered || isOpen ? Token::text1 : Token::text2));
  painter.drawText(option.rect,
                   Qt::AlignCenter | Qt::TextSingleLine | (shown ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                   option.text);
}

QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& contents) {
  if (option.menuItemType == QStyleOptionMenuItem::Separator) return {contents.width(), separatorHeight};
  const int width = contents.width() + 2 * edgePadding + (hasMarkColumn(option) ? markColumn() : 0) + markColumn();
  return {width, menuItemHeight(option.fontMetrics)};
}

}  // namespace sana::ui
