// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/parent_row.h"

#include <QPainter>

#include "ui/canvas/canvas_paint.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {

namespace {

constexpr int thumbSide = 48, gap = 12, leastTextWidth = 80;

int captionHeight() { return QFontMetrics(font(TypeRole::caption)).height(); }

}  // namespace

ParentRow::ParentRow(QWidget* parent) : QAbstractButton(parent) {
  setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::PointingHandCursor);
  setAttribute(Qt::WA_Hover);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void ParentRow::setImage(const QImage& image) {
  image_ = image;
  update();
}

void ParentRow::setChanged(const QString& sentence) {
  changed_ = sentence;
  setAccessibleName(tr("Parent"));
  setAccessibleDescription(sentence);
  setToolTip(tr("Show the picture this one came from"));
  updateGeometry();
  update();
}

QRect ParentRow::textRect(int width) const {
  const int left = grown(thumbSide) + gap;
  return {left, 0, qMax(leastTextWidth, width - left), 0};
}

int ParentRow::heightForWidth(int width) const {
  const int lines =
      fontMetrics().boundingRect(textRect(width).adjusted(0, 0, 0, 1000), Qt::TextWordWrap, changed_).height();
  return qMax(grown(thumbSide), captionHeight() + 2 + lines);
}

QSize ParentRow::sizeHint() const { return {textRect(0).right(), grown(thumbSide)}; }

QSize ParentRow::minimumSizeHint() const { return sizeHint(); }

void ParentRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const int side = grown(thumbSide);
  QRect thumb(0, 0, side, side);
  QRect text = textRect(width());
  const int lines = fontMetrics().boundingRect(text.adjusted(0, 0, 0, 1000), Qt::TextWordWrap, changed_).height();
  text.setTop(qMax(0, (height() - captionHeight() - 2 - lines) / 2));
  text.setHeight(height() - text.top());
  if (isRightToLeft()) {
    thumb.moveRight(width() - 1);
    text.moveRight(width() - 1 - side - gap);
  }
  paintThumbnail(painter, QRectF(thumb), image_);
  painter.setFont(sana::ui::font(TypeRole::caption));
  painter.setPen(color(Token::text2));
  painter.drawText(text, Qt::AlignLeading | Qt::AlignTop, tr("Parent"));
  text.setTop(text.top() + captionHeight() + 2);
  painter.setFont(sana::ui::font(TypeRole::body));
  painter.setPen(color(underMouse() ? Token::accentText : Token::text1));
  painter.drawText(text, int(Qt::AlignLeading | Qt::AlignTop) | Qt::TextWordWrap, changed_);
}

}  // namespace sana::ui
