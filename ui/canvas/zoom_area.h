// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QMargins>
#include <QWidget>

#include <functional>

#include "ui/canvas/view_transform.h"

namespace sana::ui {

/// A view that is zoomed by the wheel at the pointer and panned with Space or the middle button held, where the subclass
/// says so with the left one too. Arrow keys, Home and End pan what is larger than the view.
class ZoomArea : public QWidget {
  Q_OBJECT
 public:
  explicit ZoomArea(QWidget* parent = nullptr);
  const ViewTransform& transform() const { return transform_; }
  double zoom() const { return transform_.zoom(); }
  bool isFitted() const { return transform_.isFitted(); }
  /// Room kept free around the fitted picture (for the floating bar).
  void setMargins(const QMargins& margins);
  /// "500 %"
  static QString zoomText(double zoom);
  QSize minimumSizeHint() const override { return {160, 120}; }

 public slots:
  void fit();
  void actualSize();
  void zoomIn();
  void zoomOut();
  void setZoom(double zoom);  ///< around the middle

 signals:
  void zoomChanged(double zoom);
  void transformChanged();

 protected:
  /// Room of one picture; where two lie side by side, of the first.
  virtual QRectF pictureArea() const;
  /// A position over the second picture, brought to the same place over the first.
  virtual QPointF overFirst(const QPointF& position) const { return position; }
  /// The left button alone pans what is larger than the view; with Ctrl it goes to pointerPressed() all the same.
  virtual bool leftPans() const { return false; }
  /// Left button went down or moved without panning.
  virtual void pointerPressed(const QPointF&) {}
  virtual void pointerMoved(const QPointF&, Qt::MouseButtons) {}

  void setPictureSize(const QSize& pixels);
  void updateArea();
  bool isPanning() const { return panning_; }
  bool spaceHeld() const { return space_; }
  void showCursor();
  /// The key moves the picture now: it is larger than the view, or Space is held.
  bool pansBy(const QKeyEvent& key) const;

  bool event(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void change(const std::function<void()>& how);
  QPointF panOf(int key) const;

  ViewTransform transform_;
  QMargins margins_;
  QPointF last_;
  bool space_ = false, panning_ = false;
};

}  // namespace sana::ui
