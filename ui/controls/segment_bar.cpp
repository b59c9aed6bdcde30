// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/segment_bar.h"

#include <QPainter>

#include "ui/style/icon.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {

SegmentBar::SegmentBar(const QString& name, QWidget* parent) : QTabBar(parent) {
  setKind(*this, Kind::segment);
  setAccessibleName(name);
  setDrawBase(false);
  setExpanding(false);
  setElideMode(Qt::ElideNone);
  setUsesScrollButtons(false);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

int SegmentBar::addSegment(const QString& text, QStringView iconName) {
  return iconName.isEmpty() ? addTab(text) : addTab(icon(iconName), text);
}

void SegmentBar::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  QRectF trough;
  for (int i = 0; i < count(); ++i) trough |= QRectF(tabRect(i));
  fillRounded(painter, trough, Metrics::radiusLarge, color(Token::sunken));
  if (highContrast()) edgeRounded(painter, trough, Metrics::radiusLarge, color(Token::border));
  painter.end();
  QTabBar::paintEvent(event);
}

}  // namespace sana::ui
