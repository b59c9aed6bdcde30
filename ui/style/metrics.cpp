// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/metrics.h"

#include <QGuiApplication>

#include <algorithm>
#include <cmath>

#include "ui/style/tokens.h"

namespace sana::ui {

int heightFor(const QFontMetrics& metrics, int least, int padding) {
  return std::max(least, metrics.height() + padding);
}

int controlHeight(const QFontMetrics& metrics) { return heightFor(metrics, Metrics::control); }
int primaryHeight(const QFontMetrics& metrics) { return heightFor(metrics, Metrics::primary, 20); }
int iconButtonExtent(const QFontMetrics& metrics) { return heightFor(metrics, Metrics::iconButton, 8); }
int rowHeight(const QFontMetrics& metrics) { return heightFor(metrics, Metrics::row); }
int menuItemHeight(const QFontMetrics& metrics) { return heightFor(metrics, Metrics::menuItem, 8); }

namespace {

// A 10 pt font is 15 to 17 pixels high in common families.
double growth() { return QFontMetrics(QGuiApplication::font()).height() / 16.0; }

}  // namespace

int grown(int pixels) {
  const double factor = growth();
  return factor < 1.2 ? pixels : qRound(pixels * std::min(factor, 1.5));
}

bool largeFont() { return growth() >= 1.5; }

QRectF snapped(const QRectF& rect, qreal ratio) {
  auto snap = [ratio](qreal edge) { return std::round(edge * ratio) / ratio; };
  return {QPointF(snap(rect.left()), snap(rect.top())), QPointF(snap(rect.right()), snap(rect.bottom()))};
}

qreal hairlineWidth(qreal ratio) { return std::max(1.0, std::floor(ratio)) / ratio; }

}  // namespace sana::ui
