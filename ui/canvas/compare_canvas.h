// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/canvas/graphic_accessible.h"
#include "ui/canvas/scaled_picture.h"
#include "ui/canvas/zoom_area.h"
#include "ui/models/compare_model.h"

namespace sana::ui {

/// Two pictures under one zoom. Slider: A left of the divider, B right of it, in every reading direction.
/// Arrow keys move the divider by 1 %, with Shift by 10 %; Space and a click show the other picture in blink.
/// A picture B of another size is brought to the place of A, with its own proportion.
class CompareCanvas : public ZoomArea, public Graphic {
  Q_OBJECT
 public:
  using Mode = CompareModel::Mode;
  explicit CompareCanvas(QWidget* parent = nullptr);

  void setPictures(const QImage& a, const QImage& b);
  void setDifference(const QImage& difference);  ///< null: being computed
  void setLabels(const QString& a, const QString& b);
  void setDescription(const QString& description) { description_ = description; }
  void setMode(Mode mode);
  Mode mode() const { return mode_; }
  /// Of the part in view, 0 to 1.
  double divider() const { return divider_; }
  void setDivider(double fraction);
  bool showsB() const { return showsB_; }  ///< in blink
  bool isSettled() const;

  /// Where A and B are, within the view.
  QRectF rectA() const { return transform().pictureRect(); }
  QRectF rectB() const;
  /// What is on the screen, in device pixels, without the bar.
  QImage rendered() const;
  Words words() const override;

 signals:
  void dividerChanged(double fraction);
  void modeWanted(sana::ui::CompareModel::Mode mode);
  void backWanted();

 protected:
  QRectF pictureArea() const override;
  QPointF overFirst(const QPointF& position) const override;
  bool leftPans() const override { return mode_ == Mode::sideBySide || mode_ == Mode::difference; }
  void pointerPressed(const QPointF& position) override;
  void pointerMoved(const QPointF& position, Qt::MouseButtons buttons) override;
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void paint(QPainter& painter) const;
  void paintOne(QPainter& painter, ScaledPicture& picture, const QRectF& place, const QRectF& clip) const;
  void paintSlider(QPainter& painter) const;
  void paintHandle(QPainter& painter, const QRectF& shown, qreal x) const;
  QRectF shownA() const;
  qreal shift() const;  ///< of the second picture, side by side
  void moveDividerTo(qreal x);
  bool handlesKey(const QKeyEvent& event) const;

  ScaledPicture* a_;
  ScaledPicture* b_;
  ScaledPicture* difference_;
  QString labelA_, labelB_, description_;
  Mode mode_ = Mode::slider;
  double divider_ = 0.5;
  bool showsB_ = false, dragging_ = false;
};

}  // namespace sana::ui
