// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/zoom_area.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <cmath>

namespace sana::ui {

namespace {

constexpr double wheelNotch = 120, zoomPerNotch = 1.25;
constexpr int keyStep = 64;  ///< logical pixels that an arrow key pans

QPointF arrow(int key) {
  switch (key) {
    case Qt::Key_Left:
      return {keyStep, 0};
    case Qt::Key_Right:
      return {-keyStep, 0};
    case Qt::Key_Up:
      return {0, keyStep};
    case Qt::Key_Down:
      return {0, -keyStep};
    default:
      return {};
  }
}

}  // namespace

ZoomArea::ZoomArea(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
}

void ZoomArea::setMargins(const QMargins& margins) {
  margins_ = margins;
  updateArea();
}

QString ZoomArea::zoomText(double zoom) { return tr("%1 %", "zoom").arg(QLocale().toString(qRound(zoom * 100))); }

void ZoomArea::change(const std::function<void()>& how) {
  const double before = transform_.zoom();
  const QRectF place = transform_.pictureRect();
  how();
  if (transform_.pictureRect() != place) {
    update();
    emit transformChanged();
  }
  if (!qFuzzyCompare(transform_.zoom(), before)) emit zoomChanged(transform_.zoom());
}

void ZoomArea::fit() {
  change([this] { transform_.fit(); });
}

void ZoomArea::actualSize() { setZoom(1); }
void ZoomArea::zoomIn() { setZoom(transform_.nextStop(1)); }
void ZoomArea::zoomOut() { setZoom(transform_.nextStop(-1)); }

void ZoomArea::setZoom(double zoom) {
  change([&] { transform_.setZoom(zoom, transform_.area().center()); });
}

QRectF ZoomArea::pictureArea() const { return QRectF(rect().marginsRemoved(margins_)); }

void ZoomArea::setPictureSize(const QSize& pixels) {
  change([&] {
    transform_.setArea(pictureArea(), devicePixelRatioF());
    transform_.setPicture(pixels);
  });
  update();
}

void ZoomArea::updateArea() {
  change([this] { transform_.setArea(pictureArea(), devicePixelRatioF()); });
}

bool ZoomArea::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    // Space pans here; while it is held the arrow keys pan too and are no shortcuts.
    if (key->modifiers() == Qt::NoModifier &&
        (key->key() == Qt::Key_Space || (space_ && !arrow(key->key()).isNull()))) {
      event->accept();
      return true;
    }
  }
  if (event->type() == QEvent::NativeGesture) {
    const auto* gesture = static_cast<QNativeGestureEvent*>(event);
    if (gesture->gestureType() == Qt::ZoomNativeGesture) {
      change([&] { transform_.setZoom(zoom() * (1 + gesture->value()), overFirst(gesture->position())); });
      return true;
    }
  }
  if (event->type() == QEvent::ScreenChangeInternal || event->type() == QEvent::Show) updateArea();
  return QWidget::event(event);
}

void ZoomArea::resizeEvent(QResizeEvent*) { updateArea(); }

void ZoomArea::wheelEvent(QWheelEvent* event) {
  if (transform_.isEmpty() || event->angleDelta().y() == 0) {
    event->ignore();
    return;
  }
  const double factor = std::pow(zoomPerNotch, event->angleDelta().y() / wheelNotch);
  change([&] { transform_.setZoom(zoom() * factor, overFirst(event->position())); });
  event->accept();
}

void ZoomArea::mousePressEvent(QMouseEvent* event) {
  last_ = event->position();
  panning_ = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && space_);
  if (!panning_ && event->button() == Qt::LeftButton) pointerPressed(event->position());
  showCursor();
}

void ZoomArea::mouseMoveEvent(QMouseEvent* event) {
  if (panning_) {
    change([&] { transform_.pan(event->position() - last_); });
    last_ = event->position();
  } else {
    pointerMoved(event->position(), event->buttons());
  }
}

void ZoomArea::mouseReleaseEvent(QMouseEvent*) {
  panning_ = false;
  showCursor();
}

void ZoomArea::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
    space_ = true;
    showCursor();
  } else if (space_ && !arrow(event->key()).isNull()) {
    change([&] { transform_.pan(arrow(event->key())); });
  } else {
    QWidget::keyPressEvent(event);
  }
}

void ZoomArea::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
    space_ = false;
    showCursor();
  } else {
    QWidget::keyReleaseEvent(event);
  }
}

void ZoomArea::focusOutEvent(QFocusEvent* event) {
  space_ = panning_ = false;
  showCursor();
  QWidget::focusOutEvent(event);
}

void ZoomArea::showCursor() {
  if (panning_) {
    setCursor(Qt::ClosedHandCursor);
  } else if (space_) {
    setCursor(Qt::OpenHandCursor);
  } else {
    unsetCursor();
  }
}

}  // namespace sana::ui
