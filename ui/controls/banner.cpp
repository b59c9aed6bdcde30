// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/banner.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

#include "ui/controls/buttons.h"
#include "ui/controls/labels.h"
#include "ui/style/icon.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {
namespace {

struct Look {
  Token strong, soft;
  QStringView symbol;
};

Look lookOf(Severity severity) {
  switch (severity) {
    case Severity::danger:
      return {Token::danger, Token::dangerSoft, u"error"};
    case Severity::warning:
      return {Token::warning, Token::warningSoft, u"warning"};
    case Severity::info:
      break;
  }
  return {Token::accentText, Token::accentSoft, u"info"};
}

constexpr int symbolRoom = Metrics::panelPadding - 8 + 26;

}  // namespace

Banner::Banner(QWidget* parent) : QFrame(parent) {
  text_ = new TextLabel({}, TypeRole::body, Token::text1, this);
  text_->setTextFormat(Qt::RichText);
  text_->setWordWrap(true);
  text_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  row_ = new QHBoxLayout(this);
  row_->setContentsMargins(8, 7, 8, 7);
  row_->setSpacing(Metrics::rhythm);
  row_->addSpacing(symbolRoom);  // mirrors, unlike a margin
  row_->addWidget(text_, 1);
  actions_ = new QHBoxLayout;
  actions_->setSpacing(Metrics::rhythm);
  row_->addLayout(actions_);
  auto* close = new IconButton(u"close", tr("Close this message"), this);
  connect(close, &QToolButton::clicked, this, &Banner::closeByPerson);
  row_->addWidget(close);
  setMinimumHeight(Metrics::banner);
  hide();
}

void Banner::showMessage(Severity severity, const QString& cause, const QString& kept) {
  times_ = times_ > 0 && severity == severity_ && cause == cause_ ? times_ + 1 : 1;
  severity_ = severity;
  cause_ = cause;
  kept_ = kept;
  refresh();
  show();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

QPushButton* Banner::addAction(const QString& text, bool primary) {
  auto* button = new StableButton(text, primary ? Kind::primary : Kind::quiet, this);
  actions_->addWidget(button);
  return button;
}

void Banner::clearActions() {
  while (QLayoutItem* item = actions_->takeAt(0)) {
    // The button may be the sender.
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
}

void Banner::setTail(QWidget* tail) {
  const int place = row_->count() - 1;  // before the close button
  QWidget* const before = row_->itemAt(place - 1)->widget();
  if (before == tail) return;
  if (before != nullptr) row_->removeWidget(before);
  if (tail != nullptr) row_->insertWidget(row_->count() - 1, tail);
}

void Banner::refresh() {
  const QString count = times_ > 1 ? QLatin1Char(' ') + tr("(%n times)", nullptr, times_) : QString();
  text_->setText(
      QStringLiteral("<b>%1</b> %2%3").arg(cause_.toHtmlEscaped(), kept_.toHtmlEscaped(), count.toHtmlEscaped()));
  setAccessibleName(cause_ + QLatin1Char(' ') + kept_ + count);
  update();
}

void Banner::closeByPerson() {
  hide();
  times_ = 0;
  emit closed();
}

void Banner::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Look look = lookOf(severity_);
  painter.fillRect(rect(), color(look.soft));
  if (highContrast()) edgeRounded(painter, rect(), 0, color(look.strong));
  const QRect box(Metrics::panelPadding, 0, Metrics::iconButtonIcon, height());
  paintIcon(painter, look.symbol, QStyle::visualRect(layoutDirection(), rect(), box), Metrics::iconButtonIcon,
            color(look.strong));
}

void Banner::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::LanguageChange && times_ > 0) refresh();
}

void Banner::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return closeByPerson();
  QFrame::keyPressEvent(event);
}

}  // namespace sana::ui
