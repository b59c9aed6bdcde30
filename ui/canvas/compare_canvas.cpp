// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/compare_canvas.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/canvas/canvas_paint.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {

namespace {

constexpr qreal handleRadius = 16, grabWidth = 12, labelInset = 12, lineWidth = 2, outlineOpacity = 0.45;
constexpr double keyStep = 0.01, wideKeyStep = 0.1;

QColor outline() {
  QColor shade(Qt::black);
  shade.setAlphaF(outlineOpacity);
  return shade;
}

}  // namespace

CompareCanvas::CompareCanvas(QWidget* parent)
    : ZoomArea(parent), a_(new ScaledPicture(this)), b_(new ScaledPicture(this)), difference_(new ScaledPicture(this)) {
  Graphic::install();
  setMouseTracking(true);
  for (ScaledPicture* picture : {a_, b_, difference_})
    connect(picture, &ScaledPicture::ready, this, qOverload<>(&QWidget::update));
}

void CompareCanvas::setPictures(const QImage& a, const QImage& b) {
  a_->setImage(a);
  b_->setImage(b);
  setPictureSize(a.isNull() ? b.size() : a.size());
}

void CompareCanvas::setDifference(const QImage& difference) {
  difference_->setImage(difference);
  update();
}

void CompareCanvas::setLabels(const QString& a, const QString& b) {
  labelA_ = a;
  labelB_ = b;
  update();
}

void CompareCanvas::setMode(Mode mode) {
  if (mode == mode_) return;
  mode_ = mode;
  showCursor();
  updateArea();
  update();
}

void CompareCanvas::setDivider(double fraction) {
  const double limited = std::clamp(fraction, 0.0, 1.0);
  if (limited == divider_) return;
  divider_ = limited;
  update();
  emit dividerChanged(divider_);
}

bool CompareCanvas::isSettled() const {
  if (mode_ == Mode::difference) return difference_->isSettled();
  if (mode_ == Mode::blink) return (showsB_ ? b_ : a_)->isSettled();
  return a_->isSettled() && b_->isSettled();
}

qreal CompareCanvas::shift() const {
  const qreal ratio = devicePixelRatioF();
  return mode_ == Mode::sideBySide ? std::round((width() + 1) / 2.0 * ratio) / ratio : 0;
}

QRectF CompareCanvas::pictureArea() const {
  QRectF area = ZoomArea::pictureArea();
  if (mode_ == Mode::sideBySide) area.setWidth(area.width() - shift());
  return area;
}

QPointF CompareCanvas::overFirst(const QPointF& position) const {
  const bool second = mode_ == Mode::sideBySide && position.x() >= shift();
  return second ? position - QPointF(shift(), 0) : position;
}

QRectF CompareCanvas::rectB() const {
  const QRectF place = rectA().translated(shift(), 0);
  const QSize a = a_->image().size(), b = b_->image().size();
  if (a == b || a.isEmpty() || b.isEmpty()) return place;
  QRectF fitted(QPointF(), QSizeF(b).scaled(place.size(), Qt::KeepAspectRatio));
  fitted.moveCenter(place.center());
  return snapped(fitted, devicePixelRatioF());
}

QRectF CompareCanvas::shownA() const { return rectA() & QRectF(rect()); }

void CompareCanvas::moveDividerTo(qreal x) {
  const QRectF shown = shownA();
  if (shown.width() > 0) setDivider((x - shown.left()) / shown.width());
}

void CompareCanvas::pointerPressed(const QPointF& position) {
  dragging_ = mode_ == Mode::slider;
  if (dragging_) moveDividerTo(position.x());
  if (mode_ == Mode::blink) {
    showsB_ = !showsB_;
    update();
  }
}

void CompareCanvas::pointerMoved(const QPointF& position, Qt::MouseButtons buttons) {
  dragging_ = dragging_ && (buttons & Qt::LeftButton);
  if (dragging_) moveDividerTo(position.x());
  if (spaceHeld() || mode_ != Mode::slider) return;
  const qreal x = shownA().left() + divider_ * shownA().width();
  const bool near = std::abs(position.x() - x) <= grabWidth;
  if (near || dragging_) setCursor(Qt::SplitHCursor);
  else unsetCursor();
}

bool CompareCanvas::handlesKey(const QKeyEvent& event) const {
  if (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) return false;
  const int key = event.key();
  if (key >= Qt::Key_1 && key <= Qt::Key_4) return !(event.modifiers() & Qt::ShiftModifier);
  if (key == Qt::Key_Escape) return true;
  if (key == Qt::Key_Space) return mode_ == Mode::blink;
  return (key == Qt::Key_Left || key == Qt::Key_Right) && mode_ == Mode::slider && !spaceHeld();
}

bool CompareCanvas::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && handlesKey(*static_cast<QKeyEvent*>(event))) {
    event->accept();
    return true;
  }
  return ZoomArea::event(event);
}

void CompareCanvas::keyPressEvent(QKeyEvent* event) {
  if (!handlesKey(*event)) {
    ZoomArea::keyPressEvent(event);
    return;
  }
  const double step = event->modifiers() & Qt::ShiftModifier ? wideKeyStep : keyStep;
  switch (event->key()) {
    case Qt::Key_Left:
      setDivider(divider_ - step);
      break;
    case Qt::Key_Right:
      setDivider(divider_ + step);
      break;
    case Qt::Key_Escape:
      emit backWanted();
      break;
    case Qt::Key_Space:
      showsB_ = !showsB_;
      update();
      break;
    default:
      emit modeWanted(static_cast<Mode>(event->key() - Qt::Key_1));
  }
}

void CompareCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint(painter);
}

void CompareCanvas::paint(QPainter& painter) const {
  painter.fillRect(rect(), color(Token::canvas));
  if (transform().isEmpty()) return;
  const QRectF all(rect());
  const auto label = [&](const QRectF& shown, bool right, const QString& text) {
    const qreal x = right ? shown.right() - labelInset : shown.left() + labelInset;
    paintPictureLabel(painter, {x, shown.top() + labelInset}, right, text);
  };
  switch (mode_) {
    case Mode::slider:
      paintSlider(painter);
      label(shownA(), false, labelA_);
      label(shownA(), true, labelB_);
      break;
    case Mode::sideBySide: {
      const QRectF first(0, 0, shift() - 1, height()), second(shift(), 0, width() - shift(), height());
      paintOne(painter, *a_, rectA(), first);
      paintOne(painter, *b_, rectB(), second);
      paintHairline(painter, QRectF(first.right(), 0, 1, height()), Qt::Vertical, color(Token::hairline));
      label(rectA() & first, false, labelA_);
      label(rectB() & second, false, labelB_);
      break;
    }
    case Mode::blink:
      paintOne(painter, showsB_ ? *b_ : *a_, showsB_ ? rectB() : rectA(), all);
      label(shownA(), showsB_, showsB_ ? labelB_ : labelA_);
      break;
    case Mode::difference:
      paintOne(painter, *difference_, rectA(), all);
      label(shownA(), false, difference_->image().isNull() ? tr("Computing the difference") : tr("Difference"));
      break;
  }
}

void CompareCanvas::paintOne(QPainter& painter, ScaledPicture& picture, const QRectF& place, const QRectF& clip) const {
  const QRectF shown = place & clip;
  if (shown.isEmpty()) return;
  painter.save();
  painter.setClipRect(clip);
  if (picture.image().isNull()) {
    painter.fillRect(place, color(Token::sunken));
  } else {
    if (picture.image().hasAlphaChannel()) paintChecker(painter, place);
    picture.paint(painter, place, clip, transform().showsSquares());
  }
  paintPictureEdge(painter, place);
  painter.restore();
}

void CompareCanvas::paintSlider(QPainter& painter) const {
  const QRectF shown = shownA();
  const qreal ratio = painter.device()->devicePixelRatioF();
  const qreal x = std::round((shown.left() + divider_ * shown.width()) * ratio) / ratio;
  const QRectF left(0, 0, x, height()), right(x, 0, width() - x, height());
  paintOne(painter, *a_, rectA(), left);
  paintOne(painter, *b_, rectB(), right);
  if (!a_->image().isNull() && !b_->image().isNull()) paintHandle(painter, shown, x);
}

void CompareCanvas::paintHandle(QPainter& painter, const QRectF& shown, qreal x) const {
  const PainterState state(painter);
  painter.fillRect(QRectF(x - lineWidth / 2 - 1, shown.top(), lineWidth + 2, shown.height()), outline());
  painter.fillRect(QRectF(x - lineWidth / 2, shown.top(), lineWidth, shown.height()), Qt::white);
  const QPointF middle(x, shown.center().y());
  painter.setPen(Qt::NoPen);
  painter.setBrush(outline());
  painter.drawEllipse(middle, handleRadius + 1, handleRadius + 1);
  painter.setBrush(Qt::white);
  painter.drawEllipse(middle, handleRadius, handleRadius);
  painter.setPen(QPen(color(Token::text1, Theme::light), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  for (const qreal side : {-1.0, 1.0}) {
    const std::array<QPointF, 3> chevron = {middle + QPointF(side * 2.8, -3.2), middle + QPointF(side * 6, 0),
                                            middle + QPointF(side * 2.8, 3.2)};
    painter.drawPolyline(chevron.data(), int(chevron.size()));
  }
}

QImage CompareCanvas::rendered() const {
  const qreal ratio = devicePixelRatioF();
  QImage result((QSizeF(size()) * ratio).toSize(), QImage::Format_RGB32);
  result.setDevicePixelRatio(ratio);
  QPainter painter(&result);
  paint(painter);
  painter.end();
  result.setDevicePixelRatio(1);
  return result;
}

Graphic::Words CompareCanvas::words() const {
  QString value;
  switch (mode_) {
    case Mode::slider:
      value = tr("Slider, %1 % of A").arg(qRound(divider_ * 100));
      break;
    case Mode::sideBySide:
      value = tr("Side by side");
      break;
    case Mode::blink:
      value = showsB_ ? tr("Blink, showing B") : tr("Blink, showing A");
      break;
    case Mode::difference:
      value = tr("Difference");
      break;
  }
  return {tr("Comparison of %1 and %2").arg(labelA_, labelB_), description_, value, -1};
}

}  // namespace sana::ui
