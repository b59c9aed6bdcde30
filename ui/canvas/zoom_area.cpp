// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/zoom_area.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace sana::ui {

namespace {

constexpr double wheelNotch = 120, zoomPerNotch = 1.25;
constexpr int keyStep = 64;  ///< logical pixels that an arrow key pans

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
  if (leftPans()) showCursor();
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

/// Home shows the upper left corner, End the lower right one; what fits in one direction keeps its place there.
QPointF ZoomArea::panOf(int key) const {
  const QRectF picture = transform_.pictureRect(), area = transform_.area();
  const auto along = [](double from, double room, double length) { return length > room ? from : 0.0; };
  const auto both = [&](const QPointF& way) {
    return QPointF(along(way.x(), area.width(), picture.width()), along(way.y(), area.height(), picture.height()));
  };
  switch (key) {
    case Qt::Key_Left: return {keyStep, 0};
    case Qt::Key_Right: return {-keyStep, 0};
    case Qt::Key_Up: return {0, keyStep};
    case Qt::Key_Down: return {0, -keyStep};
    case Qt::Key_Home: return both(area.topLeft() - picture.topLeft());
    case Qt::Key_End: return both(area.bottomRight() - picture.bottomRight());
    default: return {};
  }
}

bool ZoomArea::pansBy(const QKeyEvent& key) const {
  constexpr int keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_End};
  if (key.modifiers() & ~Qt::KeypadModifier || (!space_ && !transform_.canPan())) return false;
  return std::find(std::begin(keys), std::end(keys), key.key()) != std::end(keys);
}

bool ZoomArea::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    // Space pans here, and so do the arrow keys while it is held or the picture is larger: they are no shortcuts then.
    if ((key->modifiers() == Qt::NoModifier && key->key() == Qt::Key_Space) || pansBy(*key)) {
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
  const bool grabs = leftPans() && transform_.canPan() && !(event->modifiers() & Qt::ControlModifier);
  panning_ = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && (space_ || grabs));
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
  } else if (pansBy(*event)) {
    change([&] { transform_.pan(panOf(event->key())); });
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
  } else if (space_ || (leftPans() && transform_.canPan())) {
    setCursor(Qt::OpenHandCursor);
  } else {
    unsetCursor();
  }
}

}  // namespace sana::ui
