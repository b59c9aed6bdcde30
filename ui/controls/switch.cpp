// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/switch.h"

#include <QPainter>
#include <QStyleOptionButton>

#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {

Switch::Switch(const QString& name, QWidget* parent) : QCheckBox(parent) {
  setAccessibleName(name);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Switch::sizeHint() const { return {Metrics::switchWidth, Metrics::hitLeast}; }

bool Switch::hitButton(const QPoint& position) const { return rect().contains(position); }

void Switch::resizeEvent(QResizeEvent* event) {
  QCheckBox::resizeEvent(event);
  setProperty("focusRect", track());
  setProperty("focusRadius", Metrics::switchHeight / 2.0);
}

QRect Switch::track() const {
  return {(width() - Metrics::switchWidth) / 2, (height() - Metrics::switchHeight) / 2, Metrics::switchWidth,
          Metrics::switchHeight};
}

void Switch::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  QStyleOptionButton option;
  initStyleOption(&option);
  const QRectF box = track();
  const qreal round = box.height() / 2;
  const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
  const bool isHovered = isEnabled && option.state.testFlag(QStyle::State_MouseOver);
  const bool isRight = isChecked() != (layoutDirection() == Qt::RightToLeft);
  QColor knob;
  if (isChecked()) {
    const Token live = isDown() ? Token::accentPressed : isHovered ? Token::accentHover : Token::accent;
    fillRounded(painter, box, round, color(isEnabled ? live : Token::textDisabled));
    knob = color(isEnabled ? Token::accentOn : Token::chrome);
  } else {
    const Token edge = !isEnabled ? Token::textDisabled : isHovered ? Token::text2 : Token::border;
    fillRounded(painter, box, round, color(!isEnabled ? Token::sunken : isDown() ? Token::pressed : Token::field));
    edgeRounded(painter, box, round, color(edge));
    knob = color(edge);
  }
  // The knob's size tells on from off too.
  const qreal size = isChecked() ? 12 : 10;
  const qreal inset = (box.height() - size) / 2;
  const qreal left = isRight ? box.right() - inset - size : box.left() + inset;
  fillRounded(painter, QRectF(left, box.top() + inset, size, size), size / 2, knob);
}

}  // namespace sana::ui
