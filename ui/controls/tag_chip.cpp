// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/tag_chip.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include "ui/style/icon.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {
namespace {

constexpr int padding = 8, crossEdge = 12, crossRoom = 18, most = 200;

}  // namespace

TagChip::TagChip(const QString& tag, bool removable, QWidget* parent) : QAbstractButton(parent), removable_(removable) {
  setText(tag);
  setAccessibleName(tag);
  if (removable) setAccessibleDescription(tr("Delete takes this tag away."));
  setToolTip(tag);
  setAttribute(Qt::WA_Hover);
  setFocusPolicy(Qt::TabFocus);
  setProperty("focusRadius", static_cast<qreal>(Metrics::radiusChip));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize TagChip::sizeHint() const {
  const QFontMetrics metrics(sana::ui::font(TypeRole::caption));
  const int width = metrics.horizontalAdvance(text()) + 2 * padding + (removable_ ? crossRoom - 4 : 0);
  return {std::min(width, most), heightFor(metrics, Metrics::hitLeast, 8)};
}

QRect TagChip::cross() const {
  if (!removable_) return {};
  return QStyle::visualRect(layoutDirection(), rect(), {width() - crossRoom - 2, 0, crossRoom + 2, height()});
}

void TagChip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Token fill = isDown() ? Token::buttonPressed : underMouse() ? Token::buttonHover : Token::button;
  fillRounded(painter, rect(), Metrics::radiusChip, color(fill));
  if (highContrast()) edgeRounded(painter, rect(), Metrics::radiusChip, color(Token::border));
  painter.setFont(sana::ui::font(TypeRole::caption));
  painter.setPen(color(Token::text1));
  const QRect words(padding, 0, width() - 2 * padding - (removable_ ? crossRoom - 4 : 0), height());
  const QString line = painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width() + 1);
  painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words), Qt::AlignVCenter | Qt::TextSingleLine, line);
  if (removable_) paintIcon(painter, u"close", cross(), crossEdge, color(Token::text2));
}

void TagChip::keyPressEvent(QKeyEvent* event) {
  const bool isRemoval = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
  if (removable_ && isRemoval) {
    emit removeRequested(text());
  } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    click();
  } else {
    QAbstractButton::keyPressEvent(event);
  }
}

void TagChip::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && isDown() && cross().contains(event->position().toPoint())) {
    setDown(false);
    emit removeRequested(text());
    return;
  }
  QAbstractButton::mouseReleaseEvent(event);
}

}  // namespace sana::ui
