// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/generate_footer.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/controls/buttons.h"
#include "ui/controls/commit_typing.h"
#include "ui/controls/labels.h"
#include "ui/models/action_table.h"
#include "ui/models/studio.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"

namespace sana::ui {

GenerateFooter::GenerateFooter(Studio& studio, ActionTable& actions, QWidget* parent)
    : QWidget(parent), studio_(studio), actions_(actions) {
  setMinimumHeight(heightFor(fontMetrics(), Metrics::footer - 1, 76));
  estimate_ = new TextLabel(QString(), TypeRole::caption, Token::text2, this);
  key_ = new TextLabel(QString(), TypeRole::caption, Token::text3, this);
  generate_ = new PrimaryButton(QString(), PrimaryButton::Size::large, this);
  generate_->setObjectName(QStringLiteral("generate"));
  generate_->setSymbol(u"generate");
  cancel_ = new StableButton(QString(), Kind::filled, this);
  cancel_->setObjectName(QStringLiteral("cancel"));
  cancel_->setMinimumHeight(primaryHeight(fontMetrics()));
  auto* facts = new QHBoxLayout;
  facts->addWidget(estimate_, 1);
  facts->addWidget(key_);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(Metrics::rhythm);
  buttons->addWidget(generate_, 1);
  buttons->addWidget(cancel_);
  auto* column = new QVBoxLayout(this);
  // A little closer than the gap of groups, so that taller system fonts stay within the height of all footers.
  constexpr int edge = Metrics::groupGap - 2;
  column->setContentsMargins(Metrics::panelPadding, edge, Metrics::panelPadding, edge);
  column->setSpacing(edge);
  column->addLayout(facts);
  column->addLayout(buttons);
  GenerationModel& generation = studio_.generation();
  connect(generate_, &QAbstractButton::clicked, &generation, [&generation] {
    commitTyping();
    generation.generate();
  });
  connect(cancel_, &QAbstractButton::clicked, this, [this] {
    GenerationModel& model = studio_.generation();
    if (model.running()) model.cancelCurrent();
    else model.cancelAll();
  });
  connect(&generation, &GenerationModel::runningChanged, this, &GenerateFooter::update);
  connect(&generation, &GenerationModel::estimateChanged, this, &GenerateFooter::update);
  connect(&studio_.queue(), &QueueModel::waitingChanged, this, &GenerateFooter::update);
  connect(&studio_.prompt(), &PromptModel::canDrawChanged, this, &GenerateFooter::update);
  connect(&studio_.prompt(), &PromptModel::parametersChanged, this, &GenerateFooter::update);
  connect(&actions_, &ActionTable::keysChanged, this, &GenerateFooter::retranslate);
  retranslate();
}

void GenerateFooter::retranslate() {
  generate_->setTexts({tr("&Generate"), tr("Add to queue")});
  cancel_->setTexts({tr("C&ancel")});
  cancel_->setText(tr("C&ancel"));
  update();
}

void GenerateFooter::update() {
  const GenerationModel& generation = studio_.generation();
  const QString reason = studio_.prompt().cannotDrawReason();
  generate_->setText(generation.running() ? tr("Add to queue") : tr("&Generate"));
  generate_->setShortcut(QKeySequence::mnemonic(tr("&Generate")));  // the same letter under either word
  generate_->setAccessibleName(generation.running() ? tr("Add to queue") : tr("Generate"));
  setBlocked(*generate_, reason);
  const bool busy = generation.running() || studio_.queue().waiting() > 0;
  setBlocked(*cancel_, busy ? QString() : tr("No job is running or waiting."));
  estimate_->setText(reason.isEmpty() ? generation.estimate() : reason);
  const QVector<QKeySequence> keys = actions_.keys(Act::generate);
  key_->setText(keys.isEmpty() ? QString() : keys.first().toString(QKeySequence::NativeText));
}

void GenerateFooter::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace sana::ui
