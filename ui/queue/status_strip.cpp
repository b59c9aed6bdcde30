// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/status_strip.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls/labels.h"
#include "ui/controls/meters.h"
#include "ui/models/studio.h"
#include "ui/style/icon.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {

StatusStrip::StatusStrip(Studio& studio, QWidget* parent) : QWidget(parent), studio_(studio) {
  setMinimumHeight(heightFor(fontMetrics(), Metrics::status, 16));
  bar_ = new StagesBar(this);
  symbol_ = new QLabel(this);
  idle_ = new TextLabel(QString(), TypeRole::body, Token::text2, this);
  auto* row = new QHBoxLayout;
  // The button at the end brings a padding of its own.
  row->setContentsMargins(Metrics::panelPadding, 0, Metrics::panelPadding - Metrics::buttonPadding, 0);
  row->setSpacing(Metrics::rhythm);
  row->addWidget(symbol_);
  row->addWidget(idle_);
  for (TextLabel*& stage : stages_) {
    stage = new TextLabel(QString(), TypeRole::body, Token::text3, this);
    row->addWidget(stage);
    row->addSpacing(Metrics::rhythm);
  }
  row->addStretch();
  time_ = new TextLabel(QString(), TypeRole::strong, Token::text1, this);
  waiting_ = new QPushButton(this);
  setKind(*waiting_, Kind::quiet);
  connect(waiting_, &QPushButton::clicked, this, &StatusStrip::queueWanted);
  row->addWidget(time_);
  row->addWidget(waiting_);
  // Spoken, never seen: its name changes only at the moments that are worth a sentence.
  spoken_ = new TextLabel(QString(), TypeRole::caption, Token::text3, this);
  spoken_->setGeometry(-1, -1, 1, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(bar_);
  column->addLayout(row, 1);
  GenerationModel& generation = studio_.generation();
  for (const auto& signal : {&GenerationModel::progressChanged, &GenerationModel::runningChanged})
    connect(&generation, signal, this, &StatusStrip::show);
  connect(&generation, &GenerationModel::announced, this, &StatusStrip::announce);
  connect(&studio_.queue(), &QueueModel::waitingChanged, this, &StatusStrip::show);
  connect(&studio_.queue(), &QueueModel::pausedChanged, this, &StatusStrip::show);
  connect(&studio_, &Studio::started, this, &StatusStrip::show);
  show();
}

QString StatusStrip::stageText(int stage) const {
  const StageView& view = studio_.generation().stage(Stage(stage));
  const bool isDone = view.state == StageView::State::done;
  const bool isNow = view.state == StageView::State::now;
  switch (Stage(stage)) {
    case Stage::understand:
      if (view.remembered) return tr("Prompt remembered");
      return isDone ? tr("Prompt read") : tr("Reading the prompt");
    case Stage::draw:
      if (isNow && view.total > 0) return tr("Drawing %1 of %2").arg(view.done).arg(view.total);
      return isDone ? tr("Drawn") : tr("Drawing");
    case Stage::develop: return tr("Developing");
  }
  return {};
}

void StatusStrip::showStages() {
  QList<double> shares;
  int now = -1;
  double fraction = 0;
  for (int stage = 0; stage < 3; ++stage) {
    const StageView& view = studio_.generation().stage(Stage(stage));
    shares << view.share;
    const bool isNow = view.state == StageView::State::now;
    if (isNow) {
      now = stage;
      fraction = view.total > 0 ? double(view.done) / view.total : 0;
    } else if (view.state == StageView::State::done && now < 0) {
      // All before the current one are full; the last done one keeps the bar until the next begins.
      fraction = 1;
    }
    stages_[stage]->setText(stageText(stage));
    stages_[stage]->setRole(isNow ? TypeRole::strong : TypeRole::body);
    stages_[stage]->setToken(isNow ? Token::text1 : Token::text3);
  }
  bar_->setShares(shares);
  bar_->setProgress(qMax(now, 0), fraction);
}

void StatusStrip::show() {
  const GenerationModel& generation = studio_.generation();
  const bool running = generation.running();
  for (TextLabel* stage : stages_) stage->setVisible(running);
  symbol_->setVisible(!running);
  idle_->setVisible(!running);
  if (running) {
    showStages();
  } else {
    bar_->setProgress(-1, 0);
    const qreal ratio = devicePixelRatioF();
    symbol_->setPixmap(iconPixmap(u"check", Metrics::iconStatus, ratio, color(Token::success)));
    idle_->setText(generation.sentence());
  }
  time_->setText(generation.timeLeft());
  const int waiting = studio_.queue().waiting();
  QString queue = waiting == 0 ? tr("Queue is empty") : tr("%n waiting", nullptr, waiting);
  if (studio_.queue().paused()) queue = waiting == 0 ? tr("Queue is paused") : tr("%n waiting, paused", nullptr, waiting);
  waiting_->setText(queue);
  waiting_->setToolTip(tr("Shows the queue."));
}

void StatusStrip::announce(const QString& sentence) {
  spoken_->setText(sentence);
  spoken_->setAccessibleName(sentence);
  QAccessibleEvent changed(spoken_, QAccessible::NameChanged);
  QAccessible::updateAccessibility(&changed);
  QAccessibleEvent alert(spoken_, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void StatusStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Token::chrome));
  painter.fillRect(QRectF(0, 0, width(), hairlineWidth(devicePixelRatioF())), color(Token::hairline));
}

void StatusStrip::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) show();
  QWidget::changeEvent(event);
}

}  // namespace sana::ui
