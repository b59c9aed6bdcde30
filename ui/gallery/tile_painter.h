// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QModelIndex>
#include <QRect>

class QPainter;
class QWidget;

namespace sana::ui {

/// One picture as a square tile: cut to the middle, rounded, with star, title, selection ring and tick.
class TilePainter {
 public:
  TilePainter(QPainter& painter, const QWidget& view);
  void paint(const QModelIndex& index, const QRect& rect, bool selected, bool current);
  /// The strip's ring lies outside of the picture; its tiles are too small for titles.
  void setRingOutside(bool outside) { outside_ = outside; }

 private:
  void paintPicture(const QModelIndex& index, const QRect& rect);
  void paintStar(const QRect& rect);
  void paintTitle(const QString& title, const QRect& rect);
  void paintGround(const QRect& place);
  void paintRing(const QRect& rect, bool selected, bool current);

  QPainter& painter_;
  const QWidget& view_;
  bool outside_ = false;
};

}  // namespace sana::ui
