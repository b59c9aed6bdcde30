// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractSpinBox>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QTextEdit>

#include "ui/style/icon.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"
#include "ui/style/style_parts.h"

namespace sana::ui {
namespace {

constexpr int checkRadius = 4;

bool isEnabled(const QStyleOption& option) { return isOn(option.state, QStyle::State_Enabled); }
bool isHovered(const QStyleOption& option) { return isOn(option.state, QStyle::State_MouseOver); }

Token checkedFill(const QStyleOption& option) {
  if (!isEnabled(option)) return Token::textDisabled;
  if (isOn(option.state, QStyle::State_Sunken)) return Token::accentPressed;
  return isHovered(option) ? Token::accentHover : Token::accent;
}

Token restingEdge(const QStyleOption& option) {
  if (!isEnabled(option)) return Token::textDisabled;
  return isHovered(option) ? Token::text2 : Token::border;
}

QColor emptyFill(const QStyleOption& option) {
  if (!isEnabled(option)) return color(Token::sunken);
  return color(isOn(option.state, QStyle::State_Sunken) ? Token::pressed : Token::field);
}

/// White on accent; on the grey of a disabled box the panel's own colour reads better.
QColor markColour(const QStyleOption& option) { return color(isEnabled(option) ? Token::accentOn : Token::chrome); }

QRectF square(const QRect& rect) {
  const QSize size(grown(Metrics::check), grown(Metrics::check));
  return QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, size.boundedTo(rect.size()), rect);
}

}  // namespace

void paintField(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  fillRounded(painter, option.rect, Metrics::radiusControl, color(isEnabled(option) ? Token::field : Token::sunken));
  if (isInvalid(widget)) {
    edgeRounded(painter, option.rect, Metrics::radiusControl, color(Token::danger), Metrics::focusWidth);
  } else if (isOn(option.state, QStyle::State_HasFocus)) {
    paintFocusRing(painter, option.rect, Metrics::radiusControl);
  } else {
    const Token edge = !isEnabled(option) ? Token::hairline : restingEdge(option);
    edgeRounded(painter, option.rect, Metrics::radiusControl, color(edge));
  }
}

void paintFrame(const QStyleOptionFrame& option, QPainter& painter, const QWidget* widget) {
  if (widget != nullptr && widget->inherits("QComboBoxPrivateContainer")) {
    paintPopup(option.rect, painter);
    return;
  }
  const bool isEditor =
      qobject_cast<const QTextEdit*>(widget) != nullptr || qobject_cast<const QPlainTextEdit*>(widget) != nullptr;
  if (isEditor) {
    paintField(option, painter, widget);
  } else if (option.lineWidth > 0) {
    edgeRounded(painter, option.rect, 0, color(Token::hairline));
  }
}

void paintShapedFrame(const QStyleOptionFrame& option, QPainter& painter, const QWidget* widget) {
  switch (option.frameShape) {
    case QFrame::NoFrame:
      return;
    case QFrame::HLine:
      return paintHairline(painter, option.rect, Qt::Horizontal, color(Token::hairline));
    case QFrame::VLine:
      return paintHairline(painter, option.rect, Qt::Vertical, color(Token::hairline));
    default:
      paintFrame(option, painter, widget);
  }
}

void paintCheck(const QStyleOption& option, QPainter& painter) {
  const QRectF box = square(option.rect);
  const bool isPartial = isOn(option.state, QStyle::State_NoChange);
  if (!isPartial && !isOn(option.state, QStyle::State_On)) {
    fillRounded(painter, box, checkRadius, emptyFill(option));
    edgeRounded(painter, box, checkRadius, color(restingEdge(option)));
    return;
  }
  fillRounded(painter, box, checkRadius, color(checkedFill(option)));
  PainterState state(painter);
  painter.setPen(QPen(markColour(option), 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.translate(box.topLeft());
  painter.scale(box.width() / Metrics::check, box.height() / Metrics::check);
  QPainterPath mark(isPartial ? QPointF(4.5, 8) : QPointF(4.25, 8.25));
  if (isPartial) {
    mark.lineTo(11.5, 8);
  } else {
    mark.lineTo(6.9, 10.9);
    mark.lineTo(11.75, 5.5);
  }
  painter.drawPath(mark);
}

void paintRadio(const QStyleOption& option, QPainter& painter) {
  const QRectF box = square(option.rect);
  const qreal round = box.width() / 2;
  if (!isOn(option.state, QStyle::State_On)) {
    fillRounded(painter, box, round, emptyFill(option));
    edgeRounded(painter, box, round, color(restingEdge(option)));
    return;
  }
  fillRounded(painter, box, round, color(checkedFill(option)));
  fillRounded(painter, box.adjusted(round - 3, round - 3, 3 - round, 3 - round), round, markColour(option));
}

void paintCombo(const QStyleOptionComboBox& option, QPainter& painter, const QWidget* widget) {
  if (option.editable) {
    paintField(option, painter, widget);
  } else {
    QStyleOption panel = option;
    // An open list keeps its button pressed.
    if (isOn(option.state, QStyle::State_On)) panel.state |= QStyle::State_Sunken;
    panel.state &= ~QStyle::State_On;
    paintButtonPanel(panel, painter, nullptr);
    if (isInvalid(widget)) {
      edgeRounded(painter, option.rect, Metrics::radiusControl, color(Token::danger), Metrics::focusWidth);
    }
  }
  const QRect arrow(option.rect.right() - 8 - smallIcon(), option.rect.top(), smallIcon(), option.rect.height());
  paintIcon(painter, u"chevron-down", QStyle::visualRect(option.direction, option.rect, arrow), smallIcon(),
            color(isEnabled(option) ? Token::text2 : Token::textDisabled));
}

void paintComboLabel(const QStyleOptionComboBox& option, QPainter& painter) {
  if (option.editable) return;
  PainterState state(painter);
  const QColor shade = color(isEnabled(option) ? Token::text1 : Token::textDisabled);
  QRect rest = option.rect.adjusted(10, 0, -10 - smallIcon(), 0);
  if (!option.currentIcon.isNull()) {
    const int edge = smallIcon();
    const QRect box(rest.left(), rest.center().y() - (edge - 1) / 2, edge, edge);
    paintIcon(painter, option.currentIcon, QStyle::visualRect(option.direction, option.rect, box), shade);
    rest.setLeft(rest.left() + edge + 6);
  }
  painter.setPen(shade);
  const QString text = option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, rest.width());
  painter.drawText(QStyle::visualRect(option.direction, option.rect, rest),
                   Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);  // the painter mirrors AlignLeft
}

void paintSpinBox(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget) {
  paintField(option, painter, widget);
  if (option.buttonSymbols == QAbstractSpinBox::NoButtons) return;
  const QRect column(option.rect.right() - 22, option.rect.top() + 1, 20, option.rect.height() - 2);
  const QRect side = QStyle::visualRect(option.direction, option.rect, column);
  auto arrow = [&](QStringView name, QAbstractSpinBox::StepEnabledFlag step, int top) {
    const bool can = isEnabled(option) && option.stepEnabled.testFlag(step);
    paintIcon(painter, name, QRect(side.left(), top, side.width(), side.height() / 2), 12,
              color(can ? Token::text2 : Token::textDisabled));
  };
  arrow(u"chevron-up", QAbstractSpinBox::StepUpEnabled, side.top());
  arrow(u"chevron-down", QAbstractSpinBox::StepDownEnabled, side.center().y());
}

}  // namespace sana::ui
