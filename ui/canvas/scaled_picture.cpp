// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scaled_picture.h"

#include <QPainter>
#include <QThreadPool>

#include "ui/canvas/resample.h"
#include "ui/models/when_done.h"

namespace sana::ui {

namespace {

/// Above this many device pixels even the painter's bilinear scaling would hold up the window.
constexpr qint64 quickSmoothLimit = 3'000'000;

void paintQuickly(QPainter& painter, const QRectF& target, const QImage& image, bool smooth) {
  painter.save();
  painter.setRenderHint(QPainter::SmoothPixmapTransform, smooth);
  painter.drawImage(target, image);
  painter.restore();
}

}  // namespace

void ScaledPicture::setImage(const QImage& image) {
  if (image.cacheKey() == image_.cacheKey()) return;
  image_ = image;
  copy_ = {};
  copied_ = {};
  settled_ = false;
}

void ScaledPicture::paint(QPainter& painter, const QRectF& target, const QRectF& visible, bool squares) {
  const QRectF shown = target & visible;
  if (image_.isNull() || shown.isEmpty()) return;
  const qreal ratio = painter.device()->devicePixelRatioF();
  const QSize full(qRound(target.width() * ratio), qRound(target.height() * ratio));
  if (squares || full == image_.size()) {
    settled_ = true;
    paintQuickly(painter, target, image_, false);
    return;
  }
  const QRectF inTarget = shown.translated(-target.topLeft());
  const QRect device = QRectF(inTarget.topLeft() * ratio, inTarget.size() * ratio).toAlignedRect();
  const Wish wish{full, device & QRect(QPoint(), full)};
  settled_ = !copy_.isNull() && copied_.covers(wish);
  if (settled_) {
    copy_.setDevicePixelRatio(ratio);
    painter.drawImage(target.topLeft() + QPointF(copied_.region.topLeft()) / ratio, copy_);
    return;
  }
  const qint64 pixels = qint64(wish.region.width()) * wish.region.height();
  paintQuickly(painter, target, image_, pixels <= quickSmoothLimit);
  // Half a view more at every side, so that panning does not ask again at once.
  const int moreX = wish.region.width() / 2, moreY = wish.region.height() / 2;
  request({full, wish.region.adjusted(-moreX, -moreY, moreX, moreY) & QRect(QPoint(), full)});
}

void ScaledPicture::request(const Wish& wish) {
  wanted_ = wish;
  waiting_ = true;
  if (!busy_) start();
}

void ScaledPicture::start() {
  busy_ = true;
  waiting_ = false;
  const qint64 key = image_.cacheKey();
  const Wish wish = wanted_;
  const auto work = [image = image_, wish] { return resampled(image, wish.full, wish.region); };
  inBackground(QThreadPool::globalInstance(), this, work, [this, key, wish](const QImage& copy) { take(key, wish, copy); });
}

void ScaledPicture::take(qint64 key, const Wish& wish, const QImage& copy) {
  busy_ = false;
  if (key == image_.cacheKey() && !copy.isNull()) {
    copy_ = copy;
    copied_ = wish;
    if (waiting_ && wish.covers(wanted_)) waiting_ = false;
    emit ready();
  }
  if (waiting_) start();
}

}  // namespace sana::ui
