// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_delegate.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

#include "ui/canvas/canvas_paint.h"
#include "ui/models/history_model.h"
#include "ui/style/icon.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {

namespace {

constexpr qreal firstLane = 17, laneStep = 14, lineWidth = 1.5, nodeRadius = 4.25, currentRadius = 5;
constexpr int railLeast = 52, thumbSide = 44, gap = 10, rightPadding = 12, lineGap = 2, lanesMost = 8;

int laneOf(const QModelIndex& index) { return index.data(HistoryModel::LaneRole).toInt(); }

qreal laneX(const QRectF& row, int lane, bool mirrored) {
  const qreal x = firstLane + std::min(lane, lanesMost) * laneStep;
  return mirrored ? row.right() - x : row.left() + x;
}

QVector<int> lanes(const QModelIndex& index, int role) { return index.data(role).value<QVector<int>>(); }

}  // namespace

bool HistoryDelegate::isTip(const QModelIndex& index) {
  return !index.data(HistoryModel::AboveRole).toBool() && lanes(index, HistoryModel::JoinsRole).isEmpty();
}

int HistoryDelegate::railWidth() const {
  return std::max(railLeast, int(firstLane + std::min(lanes_ - 1, lanesMost) * laneStep + nodeRadius + 3));
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  const int words =
      QFontMetrics(font(TypeRole::strong)).height() + lineGap + QFontMetrics(font(TypeRole::caption)).height();
  return {option.rect.width(), std::max(Metrics::historyRow, words + 20)};
}

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const PainterState state(*painter);
  const bool mirrored = option.direction == Qt::RightToLeft;
  if (isOn(option.state, QStyle::State_Selected)) {
    painter->fillRect(option.rect, color(Token::accentSoft));
  } else if (isOn(option.state, QStyle::State_MouseOver)) {
    painter->fillRect(option.rect, color(Token::hover));
  }
  paintLanes(*painter, QRectF(option.rect), index, mirrored);
  const int side = grown(thumbSide);
  const QRect row = option.rect;
  QRect thumb(row.left() + railWidth() + gap, row.top() + (row.height() - side) / 2, side, side);
  QRect room(thumb.right() + 1 + gap, row.top(), row.right() - thumb.right() - gap - rightPadding, row.height());
  const qint64 picture = index.data(HistoryModel::PictureRole).toLongLong();
  const bool marked = picture && starred && starred(picture);
  QRect star(room.right() - Metrics::iconSmall, row.top(), Metrics::iconSmall, row.height());
  if (marked) room.setRight(star.left() - gap);
  if (mirrored) {
    for (QRect* rect : {&thumb, &room, &star}) rect->moveRight(row.left() + row.right() - rect->left());
  }
  paintThumbnail(*painter, QRectF(thumb), picture && thumbnail ? thumbnail(picture) : QImage());
  if (!picture) paintIcon(*painter, u"no-picture", thumb, Metrics::iconButtonIcon, color(Token::text3));
  if (marked) paintIcon(*painter, u"star-filled", star, Metrics::iconSmall, color(Token::text2));
  painter->setLayoutDirection(option.direction);
  paintWords(*painter, room, index);
  const bool ring = isOn(option.state, QStyle::State_HasFocus) && isOn(option.state, QStyle::State_KeyboardFocusChange);
  if (ring) paintFocusRing(*painter, QRectF(row).adjusted(2, 2, -2, -2), Metrics::radiusControl);
}

void HistoryDelegate::paintWords(QPainter& painter, const QRect& room, const QModelIndex& index) const {
  const bool current = index.data(HistoryModel::CurrentRole).toBool();
  const QFont first = font(current ? TypeRole::strong : TypeRole::body), second = font(TypeRole::caption);
  const QFontMetrics firstMetrics(first), secondMetrics(second);
  const int height = firstMetrics.height() + lineGap + secondMetrics.height();
  QRect line(room.left(), room.top() + (room.height() - height) / 2, room.width(), firstMetrics.height());
  const auto write = [&](const QFont& letters, const QFontMetrics& metrics, Token token, int role) {
    painter.setFont(letters);
    painter.setPen(color(token));
    const QString text = metrics.elidedText(index.data(role).toString(), Qt::ElideRight, line.width());
    painter.drawText(line, Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine, text);
  };
  write(first, firstMetrics, Token::text1, HistoryModel::TitleRole);
  line = QRect(room.left(), line.bottom() + 1 + lineGap, room.width(), secondMetrics.height());
  write(second, secondMetrics, Token::text2, HistoryModel::CaptionRole);
}

void HistoryDelegate::paintLanes(QPainter& painter, const QRectF& row, const QModelIndex& index, bool mirrored) const {
  const qreal middle = row.center().y(), bottom = row.bottom(), node = laneX(row, laneOf(index), mirrored);
  const bool current = index.data(HistoryModel::CurrentRole).toBool();
  const qreal radius = current ? currentRadius : nodeRadius;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(color(Token::border), lineWidth, Qt::SolidLine, Qt::FlatCap));
  for (const int lane : lanes(index, HistoryModel::LanesRole)) {
    const qreal x = laneX(row, lane, mirrored);
    painter.drawLine(QPointF(x, row.top()), QPointF(x, bottom));
  }
  if (index.data(HistoryModel::AboveRole).toBool())
    painter.drawLine(QPointF(node, row.top()), QPointF(node, middle - radius));
  if (index.data(HistoryModel::BelowRole).toBool())
    painter.drawLine(QPointF(node, middle + radius), QPointF(node, bottom));
  painter.save();
  QPainterPath outside, disc;
  outside.addRect(row);
  disc.addEllipse(QPointF(node, middle), radius, radius);
  painter.setClipPath(outside.subtracted(disc));
  for (const int lane : lanes(index, HistoryModel::JoinsRole)) {
    const qreal x = laneX(row, lane, mirrored);
    QPainterPath branch(QPointF(x, row.top()));
    branch.cubicTo(QPointF(x, middle - 6), QPointF(x, middle - 4), QPointF(node, middle));
    painter.drawPath(branch);
  }
  painter.restore();
  painter.setPen(QPen(color(current ? Token::accent : Token::border), lineWidth));
  painter.setBrush(current ? QBrush(color(Token::accent)) : QBrush(Qt::NoBrush));
  painter.drawEllipse(QPointF(node, middle), radius, radius);
}

}  // namespace sana::ui
