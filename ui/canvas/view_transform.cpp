// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/view_transform.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sana::ui {

namespace {

constexpr std::array stops = {0.02, 0.03, 0.05, 0.1, 0.17, 0.25, 0.33, 0.5,  0.67, 1.0,  1.5, 2.0,
                              3.0,  4.0,  5.0,  6.0, 8.0,  12.0, 16.0, 24.0, 32.0, 48.0, 64.0};
/// Half a percent of room, so that a zoom set to a stop is not offered again.
constexpr double sameZoom = 1.005;

}  // namespace

void ViewTransform::setPicture(const QSize& pixels) {
  if (pixels == picture_) return;
  picture_ = pixels;
  if (fitted_) zoom_ = fitZoom();
  centre();
}

void ViewTransform::setArea(const QRectF& area, qreal deviceRatio) {
  if (area == area_ && qFuzzyCompare(deviceRatio, ratio_)) return;
  const QPointF middle = isEmpty() ? QPointF() : toPicture(area_.center());
  const bool first = isEmpty();
  area_ = area;
  ratio_ = deviceRatio;
  if (fitted_) {
    fit();
  } else if (first) {
    centre();
  } else {
    origin_ = area_.center() - middle * scale();
    limit();
  }
}

double ViewTransform::fitZoom() const {
  if (isEmpty()) return 1;
  const double zoom = ratio_ * std::min(area_.width() / picture_.width(), area_.height() / picture_.height());
  return std::clamp(zoom, leastZoom, mostFit * ratio_);
}

void ViewTransform::fit() {
  fitted_ = true;
  zoom_ = fitZoom();
  centre();
}

void ViewTransform::setZoom(double zoom, const QPointF& anchor) {
  const QPointF point = toPicture(anchor);
  fitted_ = false;
  zoom_ = std::clamp(zoom, leastZoom, mostZoom);
  origin_ = anchor - point * scale();
  limit();
}

double ViewTransform::nextStop(int direction) const {
  if (direction > 0) {
    const auto above = std::find_if(stops.begin(), stops.end(), [&](double s) { return s > zoom_ * sameZoom; });
    return above == stops.end() ? mostZoom : *above;
  }
  const auto below = std::find_if(stops.rbegin(), stops.rend(), [&](double s) { return s * sameZoom < zoom_; });
  return below == stops.rend() ? leastZoom : *below;
}

void ViewTransform::pan(const QPointF& delta) {
  if (!canPan()) return;
  origin_ += delta;
  limit();
}

bool ViewTransform::canPan() const {
  const QSizeF shown = shownSize();
  return shown.width() > area_.width() + 0.5 || shown.height() > area_.height() + 0.5;
}

void ViewTransform::centre() {
  const QSizeF shown = shownSize();
  origin_ = area_.center() - QPointF(shown.width(), shown.height()) / 2;
}

void ViewTransform::limit() {
  if (!canPan()) {
    centre();
    return;
  }
  const QSizeF shown = shownSize();
  const QPointF middle = area_.center();
  origin_.setX(std::clamp(origin_.x(), middle.x() - shown.width(), middle.x()));
  origin_.setY(std::clamp(origin_.y(), middle.y() - shown.height(), middle.y()));
}

QRectF ViewTransform::pictureRect() const {
  if (isEmpty()) return {};
  const auto onGrid = [this](double value) { return std::round(value * ratio_) / ratio_; };
  const double width = std::max(1.0, std::round(picture_.width() * zoom_)) / ratio_;
  const double height = std::max(1.0, std::round(picture_.height() * zoom_)) / ratio_;
  return {onGrid(origin_.x()), onGrid(origin_.y()), width, height};
}

QPointF ViewTransform::toPicture(const QPointF& position) const { return (position - origin_) / scale(); }

QPointF ViewTransform::fromPicture(const QPointF& point) const { return origin_ + point * scale(); }

}  // namespace sana::ui
