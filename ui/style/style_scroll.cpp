// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMainWindow>

#include <algorithm>

#include "ui/style/metrics.h"
#include "ui/style/style_parts.h"

namespace sana::ui {
namespace {

constexpr int restingBar = 8, leastThumb = 32;
constexpr qreal grooveOpacity = 0.45;

bool isEnabled(const QStyleOption& option) { return isOn(option.state, QStyle::State_Enabled); }

bool isHorizontal(const QStyleOptionSlider& option) { return option.orientation == Qt::Horizontal; }

int knobPosition(const QStyleOptionSlider& option) {
  const int span = (isHorizontal(option) ? option.rect.width() : option.rect.height()) - Metrics::sliderKnob;
  return QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition, span,
                                         option.upsideDown);
}

QColor knobFill(const QStyleOptionSlider& option, bool isPressed) {
  if (!isEnabled(option)) return currentTheme() == Theme::dark ? color(Token::textDisabled) : color(Token::raised);
  if (isPressed) return color(Token::accent);
  if (currentTheme() == Theme::light) return color(Token::raised);
  const bool isHovered = isOn(option.state, QStyle::State_MouseOver);
  return isHovered ? color(Token::text1) : mixed(color(Token::text1), color(Token::text2), 0.35);
}

void paintKnob(const QStyleOptionSlider& option, QPainter& painter) {
  const QRectF knob = sliderKnob(option);
  const bool isPressed =
      option.activeSubControls.testFlag(QStyle::SC_SliderHandle) && isOn(option.state, QStyle::State_Sunken);
  fillRounded(painter, knob, knob.width() / 2, knobFill(option, isPressed));
  if (isPressed || currentTheme() == Theme::dark) return;
  const bool isHovered = isOn(option.state, QStyle::State_MouseOver);
  const QColor edge =
      isEnabled(option) ? color(isHovered ? Token::text2 : Token::border) : translucent(Token::border, grooveOpacity);
  edgeRounded(painter, knob, knob.width() / 2, edge);
}

}  // namespace

QRect sliderKnob(const QStyleOptionSlider& option) {
  const int size = Metrics::sliderKnob, position = knobPosition(option);
  const QRect& rect = option.rect;
  if (isHorizontal(option)) return {rect.left() + position, rect.top() + (rect.height() - size) / 2, size, size};
  return {rect.left() + (rect.width() - size) / 2, rect.top() + position, size, size};
}

void paintSlider(const QStyleOptionSlider& option, QPainter& painter) {
  const int thick = Metrics::sliderGroove;
  QRectF groove = option.rect;
  if (isHorizontal(option)) {
    groove =
        QRectF(option.rect.left(), option.rect.top() + (option.rect.height() - thick) / 2, option.rect.width(), thick);
  } else {
    groove =
        QRectF(option.rect.left() + (option.rect.width() - thick) / 2, option.rect.top(), thick, option.rect.height());
  }
  const qreal round = thick / 2.0;
  fillRounded(painter, groove, round,
              translucent(Token::border, isEnabled(option) ? grooveOpacity : grooveOpacity / 2));
  const QPointF knob = QRectF(sliderKnob(option)).center();
  QRectF filled = groove;
  // An upside-down slider counts from the right (or the bottom).
  if (isHorizontal(option)) {
    option.upsideDown ? filled.setLeft(knob.x()) : filled.setRight(knob.x());
  } else {
    option.upsideDown ? filled.setTop(knob.y()) : filled.setBottom(knob.y());
  }
  fillRounded(painter, filled, round,
              isEnabled(option) ? color(Token::accent) : translucent(Token::accent, grooveOpacity));
  paintKnob(option, painter);
}

QRect scrollBarRect(const QStyleOptionSlider& option, QStyle::SubControl sub) {
  const QRect& rect = option.rect;
  const int length = isHorizontal(option) ? rect.width() : rect.height();
  const qint64 span = qint64{option.maximum} - option.minimum + option.pageStep;
  int thumb = span > 0 ? static_cast<int>(qint64{option.pageStep} * length / span) : length;
  thumb = std::min(std::max(thumb, leastThumb), length);
  const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                    length - thumb, option.upsideDown);
  auto slice = [&](int from, int size) {
    return isHorizontal(option) ? QRect(rect.left() + from, rect.top(), size, rect.height())
                                : QRect(rect.left(), rect.top() + from, rect.width(), size);
  };
  switch (sub) {
    case QStyle::SC_ScrollBarSlider:
      return slice(start, thumb);
    case QStyle::SC_ScrollBarGroove:
      return rect;
    case QStyle::SC_ScrollBarSubPage:
      return slice(0, start);
    case QStyle::SC_ScrollBarAddPage:
      return slice(start + thumb, length - start - thumb);
    default:
      return {};
  }
}

void paintScrollBar(const QStyleOptionSlider& option, QPainter& painter) {
  if (option.maximum <= option.minimum) return;
  const bool isActive = (option.state & (QStyle::State_MouseOver | QStyle::State_Sunken)) != 0;
  QRectF thumb = scrollBarRect(option, QStyle::SC_ScrollBarSlider);
  const qreal extent = isHorizontal(option) ? thumb.height() : thumb.width();
  const qreal width = isActive ? extent : std::min<qreal>(restingBar, extent);
  const qreal before = extent - width + 1;  // rests at the outer edge, one pixel away from it
  if (isHorizontal(option)) {
    thumb.adjust(2, before, -2, -1);
  } else {
    option.direction == Qt::RightToLeft ? thumb.adjust(1, 2, -before, -2) : thumb.adjust(before, 2, -1, -2);
  }
  const qreal round = std::min(thumb.width(), thumb.height()) / 2;
  fillRounded(painter, thumb, round, translucent(Token::text3, isOn(option.state, QStyle::State_Sunken) ? 0.8 : 0.5));
}

void paintProgress(const QStyleOptionProgressBar& option, QPainter& painter) {
  QRectF track = option.rect;
  track.setHeight(std::min<qreal>(4, track.height()));
  track.moveCenter(QRectF(option.rect).center());
  fillRounded(painter, track, 2, color(Token::pressed));
  const qint64 span = qint64{option.maximum} - option.minimum;
  if (span <= 0) return;
  const qreal share =
      std::clamp(static_cast<qreal>(option.progress - option.minimum) / static_cast<qreal>(span), 0.0, 1.0);
  const bool fromRight = (option.direction == Qt::RightToLeft) != option.invertedAppearance;
  QRectF filled = track;
  filled.setWidth(track.width() * share);
  if (fromRight) filled.moveRight(track.right());
  if (share > 0) fillRounded(painter, filled, 2, color(Token::accentText));
}

void paintSplitter(const QStyleOption& option, QPainter& painter) {
  // State_Horizontal: the panes lie side by side, so the line stands.
  // The state says what lies on both sides, and not in the same words for every separator: the shape is certain.
  const bool isUpright = option.rect.height() > option.rect.width();
  paintHairline(painter, option.rect, isUpright ? Qt::Vertical : Qt::Horizontal, color(Token::hairline));
}

void paintDockSeparator(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  painter.fillRect(option.rect, color(Token::chrome));
  // By its shape: the state says how the docks beside it are stacked, not where the line runs.
  const bool isUpright = option.rect.height() > option.rect.width();
  const auto* window = qobject_cast<const QMainWindow*>(widget);
  const QWidget* centre = window != nullptr ? window->centralWidget() : nullptr;
  // The line lies at the panel's side, canvas at the centre's; beside other panels the line alone.
  if (centre != nullptr) {
    const QRect beside = isUpright ? QRect(option.rect.left(), centre->y(), option.rect.width(), centre->height())
                                   : QRect(centre->x(), option.rect.top(), centre->width(), option.rect.height());
    painter.fillRect(beside & option.rect, color(Token::canvas));
    // Between the centre and the panel under it the canvas goes on, down to that panel's line.
    const int gap = option.rect.width() - 1, under = centre->geometry().bottom() + 1;
    if (isUpright && under + gap < option.rect.bottom()) {
      painter.fillRect(option.rect.left(), under, option.rect.width(), gap, color(Token::canvas));
      paintHairline(painter, QRectF(option.rect.left(), under + gap, option.rect.width(), 1), Qt::Horizontal,
                    color(Token::hairline));
    }
  }
  const bool isBefore = centre == nullptr || (isUpright ? option.rect.center().x() < centre->geometry().center().x()
                                                        : option.rect.center().y() < centre->geometry().center().y());
  QRectF line = option.rect;
  if (isUpright) {
    line.setWidth(1);
    if (!isBefore) line.moveRight(option.rect.right() + 1);
  } else {
    line.setHeight(1);
    if (!isBefore) line.moveBottom(option.rect.bottom() + 1);
  }
  paintHairline(painter, line, isUpright ? Qt::Vertical : Qt::Horizontal, color(Token::hairline));
}

}  // namespace sana::ui
