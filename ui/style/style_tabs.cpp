// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTabBar>

#include <algorithm>

#include "ui/style/icon.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"
#include "ui/style/mnemonic.h"
#include "ui/style/style_parts.h"

namespace sana::ui {
namespace {

constexpr int segmentPadding = 14, tabPadding = 10, iconGap = 6, underline = 2;

bool isSegment(const QWidget* widget) { return widget != nullptr && kindOf(widget) == Kind::segment; }

QFont tabFont(const QWidget* widget, bool isCurrent) {
  QFont result = widget != nullptr ? widget->font() : font(TypeRole::body);
  if (isCurrent) result.setWeight(QFont::DemiBold);
  return result;
}

int contentWidth(const QStyleOptionTab& option, const QWidget* widget) {
  // Both weights fit, so that choosing another tab moves nothing.
  const QString text = paintedText(option.text);
  const int plain = QFontMetrics(tabFont(widget, false)).horizontalAdvance(text);
  const int strong = QFontMetrics(tabFont(widget, true)).horizontalAdvance(text);
  return std::max(plain, strong) + (option.icon.isNull() ? 0 : smallIcon() + iconGap);
}

Token textToken(const QStyleOptionTab& option) {
  if (!isOn(option.state, QStyle::State_Enabled)) return Token::textDisabled;
  const bool isStrong = (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) != 0;
  return isStrong ? Token::text1 : Token::text2;
}

}  // namespace

void paintTabShape(const QStyleOptionTab& option, QPainter& painter, const QWidget* widget) {
  const bool isCurrent = isOn(option.state, QStyle::State_Selected);
  if (isSegment(widget)) {
    const QRectF pill = QRectF(option.rect).adjusted(2, 2, -2, -2);
    if (isCurrent) {
      const bool isDark = currentTheme() == Theme::dark;
      fillRounded(painter, pill, Metrics::radiusControl, color(isDark ? Token::button : Token::raised));
      if (!isDark || highContrast()) edgeRounded(painter, pill, Metrics::radiusControl, color(Token::hairline));
    }
    return;
  }
  if (!isCurrent) return;
  // As wide as the words, not as the room that is kept for them.
  const QString text = paintedText(option.text);
  const QRect bar(option.rect.left() + tabPadding, option.rect.bottom() - underline + 1,
                  QFontMetrics(tabFont(widget, true)).horizontalAdvance(text), underline);
  painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), color(Token::accentText));
}

void paintTabLabel(const QStyleOptionTab& option, QPainter& painter, const QWidget* widget) {
  PainterState state(painter);
  const bool isCurrent = isOn(option.state, QStyle::State_Selected);
  const QColor shade = color(textToken(option));
  const QFont face = tabFont(widget, isCurrent);
  const QString text = paintedText(option.text);
  const int symbol = option.icon.isNull() ? 0 : smallIcon() + iconGap;
  const int width = QFontMetrics(face).horizontalAdvance(text) + symbol;
  const int lead = isSegment(widget) ? (option.rect.width() - width) / 2 : tabPadding;
  QRect inner(option.rect.left() + lead, option.rect.top(), std::max(width, 0), option.rect.height());
  if (!option.icon.isNull()) {
    const QRect box(inner.left(), inner.center().y() - (smallIcon() - 1) / 2, smallIcon(), smallIcon());
    paintIcon(painter, option.icon, QStyle::visualRect(option.direction, option.rect, box), shade);
    inner.setLeft(inner.left() + symbol);
  }
  painter.setFont(face);
  painter.setPen(shade);
  const bool shown =
      widget != nullptr && widget->style()->styleHint(QStyle::SH_UnderlineShortcut, &option, widget) != 0;
  painter.drawText(
      QStyle::visualRect(option.direction, option.rect, inner),
      Qt::AlignVCenter | Qt::TextSingleLine | Qt::AlignLeft | (shown ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
      option.text);
}

QSize tabSize(const QStyleOptionTab& option, const QWidget* widget) {
  const QFontMetrics metrics(tabFont(widget, true));
  if (isSegment(widget)) return {contentWidth(option, widget) + 2 * segmentPadding, controlHeight(metrics)};
  return {contentWidth(option, widget) + 2 * tabPadding, heightFor(metrics, Metrics::tabs, 20)};
}

}  // namespace sana::ui
