// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/meters.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <numeric>

#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {
namespace {

constexpr int meterWidth = 44, meterHeight = 4, stageHeight = 3, stageGap = 2;

}  // namespace

void paintRing(QPainter& painter, const QRectF& rect, double fraction, qreal thickness) {
  PainterState state(painter);
  const qreal half = thickness / 2;
  const QRectF circle = rect.adjusted(half, half, -half, -half);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(color(Token::pressed), thickness));
  painter.drawEllipse(circle);
  if (fraction <= 0) return;
  painter.setPen(QPen(color(Token::accentText), thickness, Qt::SolidLine, Qt::RoundCap));
  painter.drawArc(circle, 90 * 16, -qRound(std::min(fraction, 1.0) * 360 * 16));
}

void paintBar(QPainter& painter, const QRectF& rect, double fraction, Qt::LayoutDirection direction) {
  const qreal round = rect.height() / 2;
  fillRounded(painter, rect, round, color(Token::pressed));
  QRectF filled = rect;
  filled.setWidth(rect.width() * std::clamp(fraction, 0.0, 1.0));
  if (direction == Qt::RightToLeft) filled.moveRight(rect.right());
  if (filled.width() > 0) fillRounded(painter, filled, round, color(Token::accentText));
}

ProgressRing::ProgressRing(int size, QWidget* parent) : QWidget(parent), size_(size) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ProgressRing::setFraction(double fraction) {
  if (fraction_ == fraction) return;
  fraction_ = fraction;
  setAccessibleDescription(tr("%1 %").arg(qRound(100 * fraction)));
  update();
}

void ProgressRing::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  QRectF box(0, 0, size_, size_);
  box.moveCenter(QRectF(rect()).center());
  paintRing(painter, box, fraction_, std::max(2.5, size_ / 14.0));
}

MemoryMeter::MemoryMeter(QWidget* parent) : QWidget(parent) {
  setFont(sana::ui::font(TypeRole::caption));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void MemoryMeter::setBytes(qint64 used, qint64 total) {
  if (used_ == used && total_ == total) return;
  const bool isResized = total_ != total;
  used_ = used;
  total_ = total;
  setAccessibleName(tr("Memory: %1").arg(text()));
  setToolTip(accessibleName());
  if (isResized) updateGeometry();
  update();
}

void MemoryMeter::setCompact(bool compact) {
  compact_ = compact;
  updateGeometry();
  update();
}

QString MemoryMeter::text() const { return text(used_); }

QString MemoryMeter::text(qint64 used) const {
  if (total_ <= 0) return {};  // not known yet
  constexpr double gigabyte = 1e9;
  const QString part = locale().toString(static_cast<double>(used) / gigabyte, 'f', 1);
  if (compact_) return tr("%1 GB").arg(part);
  return tr("%1 of %2 GB").arg(part, locale().toString(qRound(static_cast<double>(total_) / gigabyte)));
}

QSize MemoryMeter::sizeHint() const {
  // Wide enough for all of the memory in use: counting moves nothing.
  const int words =
      std::max(fontMetrics().horizontalAdvance(text(total_)), fontMetrics().horizontalAdvance(text(used_)));
  return {words + (compact_ ? 0 : meterWidth + Metrics::rhythm), heightFor(fontMetrics(), Metrics::hitLeast, 8)};
}

void MemoryMeter::paintEvent(QPaintEvent*) {
  if (total_ <= 0) return;
  QPainter painter(this);
  QRect words = rect();
  if (!compact_) {
    const QRect bar(0, (height() - meterHeight) / 2, meterWidth, meterHeight);
    const QRectF track = QStyle::visualRect(layoutDirection(), rect(), bar);
    fillRounded(painter, track, meterHeight / 2.0, color(Token::pressed));
    const double share = total_ > 0 ? static_cast<double>(used_) / static_cast<double>(total_) : 0;
    QRectF filled = track;
    filled.setWidth(track.width() * std::clamp(share, 0.0, 1.0));
    if (layoutDirection() == Qt::RightToLeft) filled.moveRight(track.right());
    // Grey: only what acts is in the accent colour.
    fillRounded(painter, filled, meterHeight / 2.0, color(share > 0.9 ? Token::warning : Token::text3));
    words.setLeft(meterWidth + Metrics::rhythm);
  }
  painter.setPen(color(Token::text2));
  painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words), Qt::AlignVCenter | Qt::AlignRight, text());
}

void MemoryMeter::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::ApplicationFontChange) setFont(sana::ui::font(TypeRole::caption));
  if (event->type() == QEvent::LanguageChange) updateGeometry();
}

StagesBar::StagesBar(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAttribute(Qt::WA_TransparentForMouseEvents);
}

void StagesBar::setShares(const QList<double>& shares) {
  shares_ = shares;
  update();
}

void StagesBar::setProgress(int stage, double fraction) {
  if (stage_ == stage && fraction_ == fraction) return;
  stage_ = stage;
  fraction_ = fraction;
  update();
}

void StagesBar::paintEvent(QPaintEvent*) {
  const double sum = std::accumulate(shares_.begin(), shares_.end(), 0.0);
  if (stage_ < 0 || sum <= 0) return;
  QPainter painter(this);
  const double room = width() - stageGap * (static_cast<double>(shares_.size()) - 1);
  double left = 0;
  for (int i = 0; i < shares_.size(); ++i) {
    const double length = room * shares_[i] / sum;
    QRectF segment(left, (height() - stageHeight) / 2.0, length, stageHeight);
    if (layoutDirection() == Qt::RightToLeft) segment.moveRight(width() - left);
    const double full = i < stage_ ? 1.0 : i == stage_ ? std::clamp(fraction_, 0.0, 1.0) : 0.0;
    painter.fillRect(snapped(segment, devicePixelRatioF()), color(Token::pressed));
    QRectF filled = segment;
    filled.setWidth(length * full);
    if (layoutDirection() == Qt::RightToLeft) filled.moveRight(segment.right());
    painter.fillRect(snapped(filled, devicePixelRatioF()), color(Token::accentText));
    left += length + stageGap;
  }
}

}  // namespace sana::ui
