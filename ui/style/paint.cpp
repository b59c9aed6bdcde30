// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/paint.h"

#include <algorithm>

#include "ui/style/metrics.h"

namespace sana::ui {
namespace {

qreal ratioOf(const QPainter& painter) { return painter.device()->devicePixelRatioF(); }

/// `rect` with its edges on the device's grid, wherever the widget lies: at 1.5 its corner may be between two pixels.
QRectF onGrid(const QPainter& painter, const QRectF& rect) {
  const QTransform toDevice = painter.deviceTransform();
  if (toDevice.type() > QTransform::TxScale) return rect;
  return toDevice.inverted().mapRect(snapped(toDevice.mapRect(rect), 1));
}

}  // namespace

void fillRounded(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill) {
  PainterState state(painter);
  painter.setPen(Qt::NoPen);
  painter.setBrush(fill);
  painter.drawRoundedRect(onGrid(painter, rect), radius, radius);
}

void edgeRounded(QPainter& painter, const QRectF& rect, qreal radius, const QColor& line, qreal width) {
  PainterState state(painter);
  const qreal ratio = ratioOf(painter);
  const qreal thick = width * hairlineWidth(ratio);
  const qreal half = thick / 2;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(line, thick));
  const qreal inner = radius > half ? radius - half : 0;
  painter.drawRoundedRect(onGrid(painter, rect).adjusted(half, half, -half, -half), inner, inner);
}

void paintHairline(QPainter& painter, const QRectF& rect, Qt::Orientation orientation, const QColor& shade) {
  const qreal ratio = ratioOf(painter);
  const qreal thick = hairlineWidth(ratio);
  QRectF line = rect;
  if (orientation == Qt::Horizontal) {
    line.setTop(rect.center().y() - thick / 2);
    line.setHeight(thick);
  } else {
    line.setLeft(rect.center().x() - thick / 2);
    line.setWidth(thick);
  }
  line.moveTopLeft(onGrid(painter, line).topLeft());
  painter.fillRect(line, shade);
}

void paintFocusRing(QPainter& painter, const QRectF& outer, qreal radius) {
  edgeRounded(painter, outer, radius, color(Token::focus), Metrics::focusWidth + (highContrast() ? 1 : 0));
}

void paintSpinner(QPainter& painter, const QRectF& rect, int degrees, const QColor& shade) {
  PainterState state(painter);
  const qreal edge = std::min({rect.width(), rect.height(), 16.0}) - 3;
  const QRectF circle(rect.center().x() - edge / 2, rect.center().y() - edge / 2, edge, edge);
  QColor track = shade;
  track.setAlphaF(0.3F);
  painter.setPen(QPen(track, 2));
  painter.drawEllipse(circle);
  painter.setPen(QPen(shade, 2, Qt::SolidLine, Qt::RoundCap));
  painter.drawArc(circle, (90 - degrees) * 16, -120 * 16);
}

QColor touchTint(bool isPressed) { return translucent(Token::text1, isPressed ? 0.105 : 0.052); }

QPixmap pixmapWithin(const QImage& image, int side, qreal ratio, Qt::TransformationMode how) {
  const int pixels = qRound(side * ratio);
  QPixmap pixmap = QPixmap::fromImage(image.scaled(pixels, pixels, Qt::KeepAspectRatio, how));
  pixmap.setDevicePixelRatio(ratio);
  return pixmap;
}

QColor mixed(const QColor& one, const QColor& other, double share) {
  auto blend = [share](int a, int b) { return qRound(a * (1 - share) + b * share); };
  return {blend(one.red(), other.red()), blend(one.green(), other.green()), blend(one.blue(), other.blue())};
}

}  // namespace sana::ui
