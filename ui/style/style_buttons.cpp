// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QToolButton>

#include <algorithm>

#include "ui/style/icon.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"
#include "ui/style/mnemonic.h"
#include "ui/style/style_parts.h"

namespace sana::ui {
namespace {

constexpr int iconGap = 6;

int chevronRoom() { return smallIcon() + 6; }

Token step(const QStyleOption& option, Token rest, Token hover, Token pressed) {
  if (isOn(option.state, QStyle::State_Sunken)) return pressed;
  return isOn(option.state, QStyle::State_MouseOver) ? hover : rest;
}

bool hasOwnFill(Kind kind) { return kind == Kind::filled || kind == Kind::primary || kind == Kind::danger; }

QColor restingFill(const QStyleOption& option, Kind kind) {
  if (kind == Kind::primary) return color(step(option, Token::accent, Token::accentHover, Token::accentPressed));
  if (hasOwnFill(kind)) return color(step(option, Token::button, Token::buttonHover, Token::buttonPressed));
  const bool isTouched = (option.state & (QStyle::State_MouseOver | QStyle::State_Sunken)) != 0;
  return isTouched ? touchTint(isOn(option.state, QStyle::State_Sunken)) : QColor(Qt::transparent);
}

QFont labelFont(const QWidget* widget, Kind kind, const QFont& own) {
  if (kind != Kind::primary || widget == nullptr) return own;
  QFont strong = own;
  strong.setWeight(QFont::DemiBold);
  return strong;
}

int mnemonicFlags(const QStyleOption& option, const QWidget* widget) {
  const bool shown =
      widget != nullptr && widget->style()->styleHint(QStyle::SH_UnderlineShortcut, &option, widget) != 0;
  return Qt::AlignVCenter | Qt::TextSingleLine | (shown ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
}

/// Symbol and text side by side from `left`, in reading direction, within `rect`.
struct Label {
  QIcon icon;
  QSize iconSize;
  QString text;
  QFont font;
};

int labelWidth(const Label& label) {
  const int text = label.text.isEmpty() ? 0 : QFontMetrics(label.font).horizontalAdvance(paintedText(label.text));
  if (label.icon.isNull()) return text;
  return label.iconSize.width() + (text > 0 ? iconGap + text : 0);
}

void paintLabel(const Label& label, const QRect& rect, const QStyleOption& option, QPainter& painter,
                const QWidget* widget, const ButtonLook& look) {
  PainterState state(painter);
  QRect rest = rect;
  if (!label.icon.isNull()) {
    QRect box(QPoint(rect.left(), rect.center().y() - (label.iconSize.height() - 1) / 2), label.iconSize);
    paintIcon(painter, label.icon, QStyle::visualRect(option.direction, rect, box), look.symbol);
    rest.setLeft(rect.left() + label.iconSize.width() + iconGap);
  }
  if (label.text.isEmpty()) return;
  painter.setFont(label.font);
  painter.setPen(look.text);
  const int flags = mnemonicFlags(option, widget) | Qt::AlignLeft;  // the painter mirrors it
  painter.drawText(QStyle::visualRect(option.direction, rect, rest), flags, label.text);
}

QRect centredIn(const QRect& rect, int width) {
  const int room = std::min(width, rect.width());
  return {rect.left() + (rect.width() - room) / 2, rect.top(), room, rect.height()};
}

bool hasMenuMark(const QStyleOptionToolButton& option) {
  return option.features.testFlag(QStyleOptionToolButton::HasMenu) && option.toolButtonStyle != Qt::ToolButtonIconOnly;
}

Label labelOf(const QStyleOptionToolButton& option, const QWidget* widget, Kind kind) {
  Label label;
  if (option.toolButtonStyle != Qt::ToolButtonTextOnly) label.icon = option.icon;
  if (option.toolButtonStyle != Qt::ToolButtonIconOnly) label.text = option.text;
  const int least = label.text.isEmpty() ? Metrics::iconButtonIcon : Metrics::iconSmall;
  label.iconSize = {grown(least), grown(least)};
  label.font = labelFont(widget, kind, option.font);
  return label;
}

}  // namespace

ButtonLook buttonLook(const QStyleOption& option, const QWidget* widget) {
  const Kind kind = kindOf(widget);
  const bool isEnabled = isOn(option.state, QStyle::State_Enabled);
  const bool isChecked = isOn(option.state, QStyle::State_On);
  ButtonLook look;
  look.radius = kind == Kind::primary && option.rect.height() >= Metrics::primary - 4 ? Metrics::radiusLarge
                                                                                      : Metrics::radiusControl;
  if (!isEnabled) {
    look.fill = hasOwnFill(kind) ? color(Token::sunken) : QColor(Qt::transparent);
    look.text = look.symbol = color(Token::textDisabled);
    return look;
  }
  look.fill = isChecked && kind != Kind::primary ? color(Token::accentSoft) : restingFill(option, kind);
  if (isChecked && kind != Kind::primary) {
    look.text = look.symbol = color(Token::accentText);
  } else if (kind == Kind::primary) {
    look.text = look.symbol = color(Token::accentOn);
  } else if (kind == Kind::danger) {
    look.text = look.symbol = color(Token::danger);
  } else {
    look.text = color(Token::text1);
    const bool isHovered = isOn(option.state, QStyle::State_MouseOver);
    look.symbol = color(kind == Kind::icon && !isHovered ? Token::text2 : Token::text1);
  }
  return look;
}

void paintButtonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const ButtonLook look = buttonLook(option, widget);
  if (look.fill.alpha() != 0) fillRounded(painter, option.rect, look.radius, look.fill);
  const bool hasEdge = look.fill.alpha() != 0 && kindOf(widget) != Kind::primary;
  if (hasEdge && highContrast()) edgeRounded(painter, option.rect, look.radius, color(Token::border));
}

void paintPushLabel(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget) {
  Label label{option.icon, option.iconSize, option.text, labelFont(widget, kindOf(widget), painter.font())};
  const bool hasMenu = option.features.testFlag(QStyleOptionButton::HasMenu);
  const QRect inner = option.rect.adjusted(4, 0, hasMenu ? -chevronRoom() : -4, 0);
  const ButtonLook look = buttonLook(option, widget);
  paintLabel(label, centredIn(inner, labelWidth(label)), option, painter, widget, look);
  if (!hasMenu) return;
  const QRect mark(option.rect.right() - chevronRoom(), option.rect.top(), chevronRoom() - 4, option.rect.height());
  paintIcon(painter, u"chevron-down", QStyle::visualRect(option.direction, option.rect, mark), smallIcon(),
            look.symbol);
}

void paintToolButton(const QStyleOptionToolButton& option, QPainter& painter, const QWidget* widget) {
  paintButtonPanel(option, painter, widget);
  const ButtonLook look = buttonLook(option, widget);
  const Label label = labelOf(option, widget, kindOf(widget));
  const int mark = hasMenuMark(option) ? chevronRoom() - 4 : 0;
  const int width = labelWidth(label) + mark;
  QRect rect = centredIn(option.rect.adjusted(2, 0, -2, 0), width);
  paintLabel(label, QStyle::visualRect(option.direction, option.rect, rect.adjusted(0, 0, -mark, 0)), option, painter,
             widget, look);
  if (mark == 0) return;
  const QRect box(rect.right() - smallIcon() + 1, rect.top(), smallIcon(), rect.height());
  paintIcon(painter, u"chevron-down", QStyle::visualRect(option.direction, option.rect, box), smallIcon(),
            color(isOn(option.state, QStyle::State_Enabled) ? Token::text2 : Token::textDisabled));
}

QSize pushButtonSize(const QStyleOptionButton& option, const QWidget* widget) {
  const Kind kind = kindOf(widget);
  const QFont own = widget != nullptr ? widget->font() : font(TypeRole::body);
  const Label label{option.icon, option.iconSize, option.text, labelFont(widget, kind, own)};
  const int menu = option.features.testFlag(QStyleOptionButton::HasMenu) ? chevronRoom() - 4 : 0;
  return {labelWidth(label) + 2 * Metrics::buttonPadding + menu, controlHeight(QFontMetrics(own))};
}

QSize toolButtonSize(const QStyleOptionToolButton& option, const QWidget* widget) {
  const Label label = labelOf(option, widget, kindOf(widget));
  const QFontMetrics metrics(option.font);
  if (label.text.isEmpty()) {
    const int extent = std::max(iconButtonExtent(metrics), label.iconSize.width() + 10);
    return {extent, extent};
  }
  const int mark = hasMenuMark(option) ? chevronRoom() - 4 : 0;
  return {labelWidth(label) + mark + 2 * (Metrics::buttonPadding - 2), controlHeight(metrics)};
}

}  // namespace sana::ui
