// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/scheduler_form.h"

#include <QCheckBox>
#include <QEvent>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/controls/choice_box.h"
#include "ui/controls/form_column.h"
#include "ui/controls/number_row.h"
#include "ui/models/prompt_model.h"
#include "ui/style/kinds.h"

namespace sana::ui {
namespace {

const SchedulerChoice* chosen(const PromptModel& prompt) {
  for (const SchedulerChoice& choice : prompt.model().schedulers)
    if (choice.name == prompt.parameters().scheduler) return &choice;
  return nullptr;
}

double valueOf(const PromptModel& prompt, const SchedulerParameter& parameter) {
  return prompt.parameters().schedulerParameters.value(parameter.name, parameter.standard);
}

void addParameter(FormColumn& form, PromptModel& prompt, const SchedulerParameter& parameter) {
  if (parameter.boolean) {
    auto* box = new QCheckBox(parameter.label, &form);
    box->setToolTip(parameter.about);
    box->setWhatsThis(parameter.about);
    box->setChecked(valueOf(prompt, parameter) != 0);
    QObject::connect(box, &QCheckBox::toggled, &prompt, [&prompt, name = parameter.name](bool on) { prompt.setSchedulerParameter(name, on ? 1 : 0); });
    form.addWide(box);
    return;
  }
  if (!parameter.choices.isEmpty()) {
    auto* box = new ChoiceBox(parameter.label, &form);
    for (const QString& choice : parameter.choices) box->addItem(choice);
    box->setCurrentIndex(int(valueOf(prompt, parameter)));
    QObject::connect(box, &QComboBox::activated, &prompt, [&prompt, name = parameter.name](int index) { prompt.setSchedulerParameter(name, index); });
    form.addRow(parameter.label, box, {parameter.about, parameter.choices.value(int(parameter.standard))});
    return;
  }
  const double step = parameter.integer ? 1 : (parameter.maximum - parameter.minimum) / 100;
  auto* row = new NumberRow(parameter.label, {.minimum = parameter.minimum, .maximum = parameter.maximum, .step = step,
                                              .initial = parameter.standard, .decimals = parameter.integer ? 0 : 2}, &form);
  row->setValue(valueOf(prompt, parameter));
  QObject::connect(row, &NumberRow::valueChanged, &prompt, [&prompt, name = parameter.name](double value) { prompt.setSchedulerParameter(name, value); });
  form.addRow(parameter.label, row, {parameter.about, QString::number(parameter.standard)});
}

}  // namespace

SchedulerForm::SchedulerForm(PromptModel& prompt, QWidget* parent) : QWidget(parent), prompt_(prompt) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  build();
  connect(&prompt_, &PromptModel::modelChanged, this, [this] {
    built_.clear();
    schedule();
  });
  connect(&prompt_, &PromptModel::parametersChanged, this, &SchedulerForm::schedule);
}

// A control must not be deleted from within its own signal.
void SchedulerForm::schedule() {
  if (pending_) return;
  pending_ = true;
  QTimer::singleShot(0, this, [this] {
    pending_ = false;
    if (built_ != prompt_.model().identity + prompt_.parameters().scheduler) build();
  });
}

void SchedulerForm::build() {
  delete form_;
  auto* form = new FormColumn(this);
  built_ = prompt_.model().identity + prompt_.parameters().scheduler;
  auto* scheduler = new ChoiceBox(tr("Scheduler"), form);
  for (const SchedulerChoice& choice : prompt_.model().schedulers) scheduler->addItem(choice.label, choice.name);
  scheduler->setCurrentIndex(scheduler->findData(prompt_.parameters().scheduler));
  connect(scheduler, &QComboBox::activated, this, [this, scheduler] { prompt_.setScheduler(scheduler->currentData().toString()); });
  form->addRow(tr("Scheduler"), scheduler, {tr("How the steps from noise to picture are taken."), tr("The model's own comes first")});
  if (const SchedulerChoice* choice = chosen(prompt_))
    for (const SchedulerParameter& parameter : choice->parameters) addParameter(*form, prompt_, parameter);
  auto* tiling = new QCheckBox(tr("Develop in tiles"), form);
  tiling->setToolTip(tr("Decodes the picture piece by piece: less memory for large sizes, a little slower."));
  tiling->setWhatsThis(tiling->toolTip());
  tiling->setChecked(prompt_.parameters().tiling);
  connect(tiling, &QCheckBox::toggled, &prompt_, &PromptModel::setTiling);
  form->addWide(tiling);
  auto* reset = new QPushButton(tr("Back to the model's own values"), form);
  setKind(*reset, Kind::quiet);
  connect(reset, &QPushButton::clicked, this, [this] {
    built_.clear();
    prompt_.resetParameters();
    schedule();
  });
  form->addWide(reset);
  layout()->addWidget(form);
  form->show();
  form_ = form;
  emit rebuilt();
}

void SchedulerForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    built_.clear();
    schedule();
  }
  QWidget::changeEvent(event);
}

}  // namespace sana::ui
