// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_paint.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include "ui/style/icon.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {

namespace {

constexpr int checkerSide = 8, labelInset = 12, labelHeight = 24, labelPadding = 8;
constexpr qreal edgeLight = 0.10, edgeDark = 0.07, labelGround = 0.78;

QColor edgeColor() {
  QColor line = currentTheme() == Theme::dark ? QColor(Qt::white) : QColor(Qt::black);
  line.setAlphaF(currentTheme() == Theme::dark ? edgeDark : edgeLight);
  return line;
}

QFont labelFont() {
  QFont result = font(TypeRole::caption);
  result.setWeight(QFont::DemiBold);
  return result;
}

int labelHeightFor(const QFont& font) { return heightFor(QFontMetrics(font), labelHeight, 8); }

}  // namespace

void paintChecker(QPainter& painter, const QRectF& picture) {
  QPixmap tile(2 * checkerSide, 2 * checkerSide);
  tile.fill(color(Token::checker1));
  QPainter squares(&tile);
  squares.fillRect(0, 0, checkerSide, checkerSide, color(Token::checker2));
  squares.fillRect(checkerSide, checkerSide, checkerSide, checkerSide, color(Token::checker2));
  squares.end();
  painter.save();
  painter.setBrushOrigin(picture.topLeft());
  painter.fillRect(picture, tile);
  painter.restore();
}

void paintPictureEdge(QPainter& painter, const QRectF& picture) {
  const qreal width = hairlineWidth(painter.device()->devicePixelRatioF());
  QPainterPath ring;
  ring.addRect(picture);
  ring.addRect(picture.adjusted(width, width, -width, -width));
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.fillPath(ring, edgeColor());
  painter.restore();
}

void paintPreviewBadge(QPainter& painter, const QRectF& shown) {
  const QString text =
      QCoreApplication::translate("sana::ui::PictureView", "Preview", "badge over an unfinished picture");
  const QFont letters = labelFont();
  const QFontMetrics metrics(letters);
  const int height = labelHeightFor(letters), symbol = Metrics::iconSmall;
  const int width = 7 + symbol + 5 + metrics.horizontalAdvance(text) + 9;
  const QRectF badge(shown.left() + labelInset, shown.bottom() - labelInset - height, width, height);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color(Token::badge));
  painter.drawRoundedRect(snapped(badge, painter.device()->devicePixelRatioF()), Metrics::radiusChip,
                          Metrics::radiusChip);
  paintIcon(painter, u"preview", QRectF(badge.left() + 7, badge.top(), symbol, height).toRect(), symbol,
            color(Token::badgeOn));
  painter.setLayoutDirection(Qt::LeftToRight);
  painter.setFont(letters);
  painter.setPen(color(Token::badgeOn));
  painter.drawText(badge.adjusted(7 + symbol + 5, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
  painter.restore();
}

void paintPictureLabel(QPainter& painter, const QPointF& at, bool right, const QString& text, int most) {
  const QFont letters = labelFont();
  const QString shown = QFontMetrics(letters).elidedText(text, Qt::ElideRight, most - 2 * labelPadding);
  const int width = QFontMetrics(letters).horizontalAdvance(shown) + 2 * labelPadding;
  const QRectF ground(right ? at.x() - width : at.x(), at.y(), width, labelHeightFor(letters));
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  QColor dark = color(Token::canvas, Theme::dark);
  dark.setAlphaF(labelGround);
  painter.setBrush(dark);
  painter.drawRoundedRect(ground, Metrics::radiusChip, Metrics::radiusChip);
  painter.setFont(letters);
  painter.setPen(Qt::white);
  painter.drawText(ground, Qt::AlignCenter, shown);
  painter.restore();
}

void paintThumbnail(QPainter& painter, const QRectF& rect, const QImage& image) {
  painter.save();
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  QPainterPath shape;
  shape.addRoundedRect(rect, Metrics::radiusThumb, Metrics::radiusThumb);
  if (image.isNull()) {
    painter.fillPath(shape, color(Token::sunken));
  } else {
    const int side = qMin(image.width(), image.height());
    const QRect middle((image.width() - side) / 2, (image.height() - side) / 2, side, side);
    const QSize wanted = (rect.size() * painter.device()->devicePixelRatioF()).toSize();
    // Thumbnails are small: scaling one here is cheaper than keeping a copy of each size.
    const QImage scaled = image.copy(middle).scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QBrush brush(scaled);
    brush.setTransform(QTransform::fromTranslate(rect.left(), rect.top())
                           .scale(rect.width() / wanted.width(), rect.height() / wanted.height()));
    painter.fillPath(shape, brush);
  }
  painter.setPen(QPen(edgeColor(), 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), Metrics::radiusThumb - 0.5, Metrics::radiusThumb - 0.5);
  painter.restore();
}

}  // namespace sana::ui
