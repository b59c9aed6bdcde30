// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPointF>
#include <QRectF>
#include <QSize>

namespace sana::ui {

/// Where a picture lies in a view. Zoom is device pixels per picture pixel (1 = 100 %); positions are logical pixels.
/// Fitted: the whole picture in the area, centred, at most 8 logical pixels a picture pixel.
/// Otherwise the middle of the area always lies on the picture, so that every part of it can be brought there; a
/// picture that is no larger than the fitted one is centred.
class ViewTransform {
 public:
  static constexpr double leastZoom = 0.02, mostZoom = 64, mostFit = 8, squaresFrom = 8;

  /// Another size keeps the zoom and centres the picture.
  void setPicture(const QSize& pixels);
  /// Room for the picture. Unless fitted, what was in the middle of the area stays there.
  void setArea(const QRectF& area, qreal deviceRatio);

  const QSize& picture() const { return picture_; }
  const QRectF& area() const { return area_; }
  qreal deviceRatio() const { return ratio_; }
  bool isEmpty() const { return picture_.isEmpty() || area_.isEmpty(); }

  bool isFitted() const { return fitted_; }
  double zoom() const { return zoom_; }
  double fitZoom() const;
  void fit();
  /// The point of the picture under `anchor` stays there, as far as the limits allow.
  void setZoom(double zoom, const QPointF& anchor);
  /// The next of the round percentages (…, 67, 100, 150, 200, …) above (`direction` 1) or below (-1) the zoom.
  double nextStop(int direction) const;
  void pan(const QPointF& delta);
  /// False when the whole picture is in view.
  bool canPan() const;
  /// Pixels as squares: from 800 % on, unless fitted.
  bool showsSquares() const { return !fitted_ && zoom_ >= squaresFrom; }

  /// Edges on the device's grid.
  QRectF pictureRect() const;
  QPointF toPicture(const QPointF& position) const;
  QPointF fromPicture(const QPointF& point) const;

 private:
  double scale() const { return zoom_ / ratio_; }
  QSizeF shownSize() const { return QSizeF(picture_) * scale(); }
  void centre();
  void limit();

  QSize picture_;
  QRectF area_;
  QPointF origin_;  ///< upper left corner of the picture, not on the grid
  qreal ratio_ = 1;
  double zoom_ = 1;
  bool fitted_ = true;
};

}  // namespace sana::ui
