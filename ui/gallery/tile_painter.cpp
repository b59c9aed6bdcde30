// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/tile_painter.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QWidget>

#include "ui/models/gallery_model.h"
#include "ui/style/icon.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

constexpr int starSide = 22, tickSide = 20, margin = 6, titlePadding = 4;
constexpr qreal groundDark = 0.72, ringInside = 3, ringOutside = 2;

}  // namespace

TilePainter::TilePainter(QPainter& painter, const QWidget& view) : painter_(painter), view_(view) {
  painter_.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
}

void TilePainter::paint(const QModelIndex& index, const QRect& rect, bool selected, bool current) {
  paintPicture(index, rect);
  if (index.data(GalleryModel::StarredRole).toBool()) paintStar(rect);
  const QString title = outside_ ? QString() : index.data(GalleryModel::TitleRole).toString();
  if (!title.isEmpty()) paintTitle(title, rect);
  paintRing(rect, selected, current);
}

void TilePainter::paintPicture(const QModelIndex& index, const QRect& rect) {
  QPainterPath shape;
  shape.addRoundedRect(rect, Metrics::radiusThumb, Metrics::radiusThumb);
  painter_.fillPath(shape, color(Token::sunken));
  const auto image = index.data(Qt::DecorationRole).value<QImage>();
  if (image.isNull()) {
    if (index.data(GalleryModel::MissingRole).toBool())
      paintIcon(painter_, u"no-picture", rect, Metrics::iconSmall * 2, color(Token::text3));
    return;
  }
  const int side = qMin(image.width(), image.height());
  painter_.save();
  painter_.setClipPath(shape);
  painter_.drawImage(rect, image, QRect((image.width() - side) / 2, (image.height() - side) / 2, side, side));
  painter_.restore();
  // White pictures get an edge as well.
  const bool dark = currentTheme() == Theme::dark;
  QColor edge = dark ? QColor(Qt::white) : QColor(Qt::black);
  edge.setAlphaF(dark ? 0.07F : 0.1F);
  painter_.setPen(QPen(edge, hairlineWidth(view_.devicePixelRatioF())));
  painter_.setBrush(Qt::NoBrush);
  painter_.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::radiusThumb, Metrics::radiusThumb);
}

void TilePainter::paintStar(const QRect& rect) {
  const int side = qMin(starSide, rect.width() / 3);
  const int x = view_.isRightToLeft() ? rect.left() + margin : rect.right() + 1 - margin - side;
  const QRect place(x, rect.top() + margin, side, side);
  paintGround(place);
  paintIcon(painter_, u"star-filled", place, side * 2 / 3, Qt::white);
}

/// Dark enough for white on any picture.
void TilePainter::paintGround(const QRect& place) {
  QColor ground(Qt::black);
  ground.setAlphaF(float(groundDark));
  painter_.setPen(Qt::NoPen);
  painter_.setBrush(ground);
  painter_.drawRoundedRect(place, Metrics::radiusChip, Metrics::radiusChip);
}

void TilePainter::paintTitle(const QString& title, const QRect& rect) {
  const QFont letters = sana::ui::font(TypeRole::caption);
  const QFontMetrics metrics(letters);
  const int room = rect.width() - 2 * margin - 2 * titlePadding;
  const QString shown = metrics.elidedText(title, Qt::ElideRight, room);
  const int width = metrics.horizontalAdvance(shown) + 2 * titlePadding, height = metrics.height() + titlePadding;
  const int x = view_.isRightToLeft() ? rect.right() + 1 - margin - width : rect.left() + margin;
  const QRect place(x, rect.bottom() + 1 - margin - height, width, height);
  paintGround(place);
  painter_.setFont(letters);
  painter_.setPen(Qt::white);
  painter_.drawText(place, Qt::AlignCenter, shown);
}

void TilePainter::paintRing(const QRect& rect, bool selected, bool current) {
  if (!selected && !current) return;
  painter_.setBrush(Qt::NoBrush);
  if (outside_) {
    painter_.setPen(QPen(color(Token::focus), ringOutside));
    painter_.drawRoundedRect(QRectF(rect).adjusted(-3, -3, 3, 3), Metrics::radiusThumb + 3, Metrics::radiusThumb + 3);
    return;
  }
  const qreal width = selected ? ringInside : 1.5;
  painter_.setPen(QPen(color(Token::focus), width));
  painter_.drawRoundedRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), Metrics::radiusThumb, Metrics::radiusThumb);
  if (!selected) return;
  painter_.setPen(QPen(color(Token::canvas), 1.5));
  painter_.drawRoundedRect(QRectF(rect).adjusted(3.75, 3.75, -3.75, -3.75), Metrics::radiusChip, Metrics::radiusChip);
  // Colour alone never says that something is selected.
  const int x = view_.isRightToLeft() ? rect.right() + 1 - margin - 2 - tickSide : rect.left() + margin + 2;
  const QRect tick(x, rect.top() + margin + 2, tickSide, tickSide);
  painter_.setPen(Qt::NoPen);
  painter_.setBrush(color(Token::accent));
  painter_.drawEllipse(tick);
  paintIcon(painter_, u"check", tick, Metrics::iconStatus, color(Token::accentOn));
}

}  // namespace sana::ui
