// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>
#include <QImage>

namespace sana::ui {

/// A square thumbnail with rounded corners, sunken until its picture is there. A press goes to the picture.
class ThumbnailView : public QAbstractButton {
  Q_OBJECT
 public:
  /// `name` for screen readers and the tooltip: what a press does.
  ThumbnailView(int side, const QString& name, QWidget* parent = nullptr);
  void setImage(const QImage& image);
  const QImage& image() const { return image_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QImage image_;
  int side_;
};

}  // namespace sana::ui
