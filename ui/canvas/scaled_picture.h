// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QImage>
#include <QObject>

class QPainter;

namespace sana::ui {

/// A picture and its smoothly scaled copy of what is in view, made on a worker thread; the newest wish wins.
/// Until the copy is there the picture is painted with the painter's own quick scaling.
class ScaledPicture : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  void setImage(const QImage& image);
  const QImage& image() const { return image_; }
  /// `target`: where the whole picture goes, logical pixels on the device's grid; `visible`: the part to be painted.
  void paint(QPainter& painter, const QRectF& target, const QRectF& visible, bool squares);
  /// The last paint() showed the final pixels.
  bool isSettled() const { return settled_; }

 signals:
  void ready();

 private:
  struct Wish {
    QSize full;
    QRect region;
    bool covers(const Wish& other) const { return full == other.full && region.contains(other.region); }
  };
  void request(const Wish& wish);
  void start();
  void take(qint64 key, const Wish& wish, const QImage& copy);

  QImage image_, copy_;
  Wish copied_, wanted_;
  bool busy_ = false, waiting_ = false, settled_ = false;
};

}  // namespace sana::ui
