// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/thumbnail_view.h"

#include <QPainter>

#include "ui/canvas/canvas_paint.h"

namespace sana::ui {

ThumbnailView::ThumbnailView(int side, const QString& name, QWidget* parent) : QAbstractButton(parent), side_(side) {
  setAccessibleName(name);
  setToolTip(name);
  setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::PointingHandCursor);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ThumbnailView::setImage(const QImage& image) {
  image_ = image;
  update();
}

QSize ThumbnailView::sizeHint() const { return {side_, side_}; }

void ThumbnailView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintThumbnail(painter, QRectF(rect()), image_);
}

}  // namespace sana::ui
