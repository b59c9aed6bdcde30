// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/first_run_paper.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/canvas/layout_rows.h"
#include "ui/canvas/symbol_view.h"
#include "ui/controls/labels.h"
#include "ui/style/metrics.h"

namespace sana::ui {

namespace {

constexpr int padding = 24;

}  // namespace

FirstRunPaper::FirstRunPaper(QWidget* parent)
    : QWidget(parent),
      title_(new TextLabel(QString(), TypeRole::display, Token::text1, this)),
      sentence_(new TextLabel(QString(), TypeRole::body, Token::text2, this)),
      orTry_(new TextLabel(QString(), TypeRole::body, Token::text2)),
      row_(new QWidget(this)) {
  auto* symbol = new SymbolView(u"generate", Metrics::iconEmpty, Token::accentText);
  for (TextLabel* label : {title_, sentence_}) {
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
  }
  examplesRow_ = new QHBoxLayout(row_);
  examplesRow_->setContentsMargins(0, 0, 0, 0);
  examplesRow_->setSpacing(Metrics::rhythm);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(padding, padding, padding, padding);
  column->setSpacing(0);
  column->addStretch();
  column->addWidget(symbol, 0, Qt::AlignHCenter);
  column->addSpacing(20);
  column->addWidget(title_);
  column->addSpacing(Metrics::rhythm);
  column->addWidget(sentence_);
  column->addSpacing(padding);
  column->addWidget(row_, 0, Qt::AlignHCenter);
  column->addStretch();
  retranslate();
}

void FirstRunPaper::setExamples(const QStringList& prompts) {
  if (prompts == examples_ && examplesRow_->count() > 0) return;
  examples_ = prompts;
  emptyLayout(*examplesRow_, orTry_);
  examplesRow_->addWidget(orTry_, 0, Qt::AlignCenter);
  for (const QString& prompt : prompts) {
    // & would make a mnemonic.
    auto* button = new QPushButton(QString(prompt).replace(QLatin1Char('&'), QLatin1String("&&")), row_);
    button->setAccessibleName(tr("Try the prompt: %1").arg(prompt));
    connect(button, &QPushButton::clicked, this, [this, prompt] { emit examplePicked(prompt); });
    examplesRow_->addWidget(button);
  }
  row_->setVisible(!prompts.isEmpty());
  arrange();
}

void FirstRunPaper::arrange() {
  // Under each other where they would not fit beside each other: a small window, large fonts.
  int wide = 0;
  for (int i = 0; i < examplesRow_->count(); ++i) wide += examplesRow_->itemAt(i)->sizeHint().width() + Metrics::rhythm;
  const bool fits = wide <= width() - 2 * padding;
  examplesRow_->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void FirstRunPaper::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void FirstRunPaper::setEstimate(const QString& sentence) {
  estimate_ = sentence;
  retranslate();
}

void FirstRunPaper::retranslate() {
  title_->setText(tr("Your first picture appears here"));
  sentence_->setText(estimate_.isEmpty() ? tr("Press Generate.") : tr("Press Generate. %1").arg(estimate_));
  orTry_->setText(tr("Or try", "followed by buttons with prompts"));
}

void FirstRunPaper::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace sana::ui
