// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeySequence>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {

TextLabel::TextLabel(const QString& text, TypeRole role, Token token, QWidget* parent)
    : QLabel(text, parent), role_(role), token_(token) {
  setTextFormat(Qt::PlainText);
  refresh();
}

void TextLabel::setRole(TypeRole role) {
  role_ = role;
  refresh();
}

void TextLabel::setToken(Token token) {
  token_ = token;
  refresh();
}

void TextLabel::reserve(const QStringList& texts) {
  reserved_ = texts;
  refresh();
}

void TextLabel::refresh() {
  const QFont wanted = sana::ui::font(role_);
  if (font() != wanted) setFont(wanted);
  const QColor shade = color(token_);
  if (palette().color(QPalette::Active, QPalette::WindowText) != shade) {
    QPalette own = palette();
    own.setColor(QPalette::Active, QPalette::WindowText, shade);
    own.setColor(QPalette::Inactive, QPalette::WindowText, shade);
    setPalette(own);
  }
  int widest = 0;
  for (const QString& text : reserved_) widest = std::max(widest, fontMetrics().horizontalAdvance(text));
  if (widest > 0) setMinimumWidth(widest);
}

void TextLabel::changeEvent(QEvent* event) {
  QLabel::changeEvent(event);
  switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
    case QEvent::ApplicationFontChange:
    case QEvent::FontChange:
      refresh();
      break;
    default:
      break;
  }
}

SectionTitle::SectionTitle(const QString& text, QWidget* parent)
    : TextLabel(text, TypeRole::strong, Token::text1, parent) {}

ElidedLabel::ElidedLabel(const QString& text, TypeRole role, Token token, QWidget* parent)
    : TextLabel(text, role, token, parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode) {
  mode_ = mode;
  update();
}

bool ElidedLabel::isElided() const { return fontMetrics().horizontalAdvance(text()) > contentsRect().width(); }

QSize ElidedLabel::minimumSizeHint() const {
  return {fontMetrics().horizontalAdvance(QStringLiteral("mm...")), TextLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QString line = fontMetrics().elidedText(text(), mode_, contentsRect().width());
  style()->drawItemText(&painter, contentsRect(),
                        static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment())), palette(),
                        isEnabled(), line, foregroundRole());
}

bool ElidedLabel::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
    const auto& help = static_cast<const QHelpEvent&>(*event);
    isElided() ? QToolTip::showText(help.globalPos(), text(), this) : QToolTip::hideText();
    return true;
  }
  return TextLabel::event(event);
}

HairLine::HairLine(Qt::Orientation orientation, QWidget* parent) : QWidget(parent), orientation_(orientation) {
  const bool lies = orientation == Qt::Horizontal;
  setSizePolicy(lies ? QSizePolicy::Expanding : QSizePolicy::Fixed, lies ? QSizePolicy::Fixed : QSizePolicy::Expanding);
  setAttribute(Qt::WA_TransparentForMouseEvents);
}

void HairLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintHairline(painter, rect(), orientation_, color(Token::hairline));
}

KeyCap::KeyCap(const QString& key, QWidget* parent) : QWidget(parent), key_(key) {
  setFont(sana::ui::font(TypeRole::caption));
  setAccessibleName(key);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize KeyCap::sizeHint() const {
  const int height = heightFor(fontMetrics(), 22, 6);
  return {std::max(height - 4, fontMetrics().horizontalAdvance(key_) + 12), height};
}

void KeyCap::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  fillRounded(painter, rect(), Metrics::radiusChip, color(Token::chrome));
  edgeRounded(painter, rect(), Metrics::radiusChip, mixed(color(Token::hairline), color(Token::border), 0.3));
  painter.setPen(color(Token::text2));
  painter.drawText(rect(), Qt::AlignCenter, key_);
}

KeyCaps::KeyCaps(const QKeySequence& keys, QWidget* parent) : QWidget(parent) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  const QString text = keys.toString(QKeySequence::NativeText);
  setAccessibleName(text);
  layout->addStretch();
  // A plus may be a key itself: only one between two names separates.
  qsizetype start = 0;
  for (qsizetype i = 1; i <= text.size(); ++i) {
    const bool isEnd = i == text.size();
    if (!isEnd && (text[i] != QLatin1Char('+') || i == start)) continue;
    if (i > start) layout->addWidget(new KeyCap(text.mid(start, i - start), this));
    start = i + 1;
  }
}

}  // namespace sana::ui
