// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/parameter_form.h"

#include <QEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

#include "ui/controls/buttons.h"
#include "ui/controls/choice_box.h"
#include "ui/controls/form_column.h"
#include "ui/controls/number_row.h"
#include "ui/dialogs/line_dialog.h"
#include "ui/models/prompt_model.h"
#include "ui/models/style_list.h"
#include "ui/style/kinds.h"

namespace sana::ui {
namespace {

constexpr int mostPictures = 16;

QString sizeText(QSize size) { return ParameterForm::tr("%1 × %2").arg(size.width()).arg(size.height()); }

/// "640x480", "640 × 480", "640 480"; empty where it is none.
QSize sizeFrom(const QString& text) {
  static const QRegularExpression form(QStringLiteral(R"(^\s*(\d{1,5})\s*[x×*, ]\s*(\d{1,5})\s*$)"));
  const QRegularExpressionMatch match = form.match(text);
  return match.hasMatch() ? QSize(match.captured(1).toInt(), match.captured(2).toInt()) : QSize();
}

}  // namespace

ParameterForm::ParameterForm(PromptModel& prompt, StyleList& styles, QWidget* parent)
    : QWidget(parent), prompt_(prompt), styles_(styles) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  build();
  connect(&prompt_, &PromptModel::parametersChanged, this, &ParameterForm::showValues);
  connect(&prompt_, &PromptModel::modelChanged, this, &ParameterForm::showModel);
  for (const auto& signal : {&QAbstractItemModel::modelReset}) connect(&styles_, signal, this, &ParameterForm::fillStyles);
  connect(&styles_, &QAbstractItemModel::rowsInserted, this, &ParameterForm::fillStyles);
  connect(&styles_, &QAbstractItemModel::rowsRemoved, this, &ParameterForm::fillStyles);
  connect(&styles_, &QAbstractItemModel::dataChanged, this, &ParameterForm::fillStyles);
}

void ParameterForm::build() {
  delete form_;
  form_ = new FormColumn(this);
  makeStyle();
  makeSize();
  const ModelDescription& model = prompt_.model();
  steps_ = new NumberRow(tr("Steps"), {.minimum = double(model.minimumSteps), .maximum = double(model.maximumSteps)}, form_);
  connect(steps_, &NumberRow::valueChanged, this, [this] { if (!showing_) prompt_.setSteps(steps_->intValue()); });
  form_->addRow(tr("&Steps"), steps_, {tr("How often the picture is refined. More takes longer."), tr("20 for most models, 2 for Sprint")});
  guidance_ = new NumberRow(tr("Guidance"), {.minimum = 1, .maximum = 20, .step = 0.1, .decimals = 1}, form_);
  connect(guidance_, &NumberRow::valueChanged, this, [this](double value) { if (!showing_) prompt_.setGuidance(value); });
  form_->addRow(tr("Guidan&ce"), guidance_, {tr("How strictly the picture follows the words."), tr("4.5; higher gives harder contrasts")});
  makeSeed();
  count_ = new NumberRow(tr("Count"), {.minimum = 1, .maximum = mostPictures}, form_);
  connect(count_, &NumberRow::valueChanged, this, [this] { if (!showing_) prompt_.setCount(count_->intValue()); });
  form_->addRow(tr("C&ount"), count_, {tr("How many pictures, with seeds one after another."), tr("4 gives seeds 42, 43, 44 and 45")});
  layout()->addWidget(form_);
  form_->show();
  showModel();
}

void ParameterForm::makeStyle() {
  style_ = new ChoiceBox(tr("Style"), form_);
  auto* edit = new IconButton(u"text", tr("Styles and their texts"), form_);
  connect(edit, &QAbstractButton::clicked, this, &ParameterForm::stylesWanted);
  connect(style_, &QComboBox::activated, this, [this] { prompt_.setStyle(style_->currentData().toString()); });
  form_->addRow(tr("St&yle"), style_, {edit}, {tr("Words put around the prompt. The button beside it shows them."), tr("Watercolour")});
  fillStyles();
}

void ParameterForm::makeSize() {
  size_ = new ChoiceBox(tr("Size"), form_);
  swap_ = new IconButton(u"swap", tr("Swap width and height"), form_);
  connect(swap_, &QAbstractButton::clicked, &prompt_, &PromptModel::swapSize);
  connect(size_, &QComboBox::activated, this, [this](int index) {
    const QSize size = size_->itemData(index).toSize();
    if (size.isEmpty()) askSize();
    else prompt_.setSize(size);
  });
  form_->addRow(tr("Si&ze"), size_, {swap_}, {tr("Width and height in pixels. The model's own sizes come first; others can be written."), tr("640 × 480")});
}

void ParameterForm::makeSeed() {
  seed_ = new QLineEdit(form_);
  seed_->setAccessibleName(tr("Seed"));
  seed_->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{0,20}")), seed_));
  dice_ = new IconButton(u"dice", tr("New seed"), form_);
  lock_ = new IconButton(u"unlock", tr("Keep this seed"), form_);
  lock_->setToggle(u"lock", tr("Seed is kept"));
  connect(seed_, &QLineEdit::editingFinished, this, [this] {
    bool isNumber = false;
    const quint64 seed = seed_->text().toULongLong(&isNumber);
    if (isNumber && seed != prompt_.parameters().seed) {
      prompt_.setSeed(seed);
      prompt_.setSeedLocked(true);  // a typed seed is meant
    }
    showValues();
  });
  connect(dice_, &QAbstractButton::clicked, &prompt_, &PromptModel::rollSeed);
  connect(lock_, &QAbstractButton::toggled, this, [this](bool on) { if (!showing_) prompt_.setSeedLocked(on); });
  form_->addRow(tr("See&d"), seed_, {dice_, lock_}, {tr("Where chance begins. The same seed and settings give the same picture."), tr("Lock it and change one word")});
}

void ParameterForm::fillStyles() {
  const QSignalBlocker quiet(style_);
  style_->clear();
  for (int row = 0; row < styles_.rowCount(); ++row) {
    const QModelIndex index = styles_.index(row);
    style_->addItem(index.data(Qt::DisplayRole).toString(), row == 0 ? QString() : index.data(StyleList::NameRole).toString());
    style_->setItemData(row, index.data(StyleList::TextRole), Qt::ToolTipRole);
  }
  style_->setCurrentIndex(qMax(0, style_->findData(prompt_.usedStyle())));
}

void ParameterForm::fillSizes() {
  const QSignalBlocker quiet(size_);
  size_->clear();
  auto* choice = static_cast<ChoiceBox*>(size_);
  for (const QSize& size : prompt_.model().sizes) choice->addSize(sizeText(size), size);
  const QSize now = prompt_.parameters().size;
  if (!now.isEmpty() && size_->findData(now) < 0) choice->addSize(sizeText(now), now);
  size_->addItem(tr("Other size..."));
  size_->setCurrentIndex(size_->findData(now));
}

void ParameterForm::showModel() {
  showing_ = true;
  const ModelDescription& model = prompt_.model();
  fillSizes();
  steps_->setRange({.minimum = double(model.minimumSteps), .maximum = double(model.maximumSteps), .step = 1, .initial = double(model.steps)});
  guidance_->setRange({.minimum = model.minimumGuidance, .maximum = model.maximumGuidance, .step = 0.1, .initial = model.guidanceScale, .decimals = 1});
  setBlocked(*guidance_, prompt_.guidanceOffReason());
  setBlocked(*style_, prompt_.styleOffReason());
  showing_ = false;
  showValues();
}

void ParameterForm::showValues() {
  showing_ = true;
  const DrawParameters& values = prompt_.parameters();
  steps_->setValue(values.steps);
  guidance_->setValue(values.guidance);
  count_->setValue(values.count);
  if (!seed_->hasFocus() || seed_->text().isEmpty()) seed_->setText(QString::number(values.seed));
  lock_->setChecked(values.seedLocked);
  {
    const QSignalBlocker quietStyle(style_);
    if (size_->currentData().toSize() != values.size) fillSizes();
    style_->setCurrentIndex(qMax(0, style_->findData(prompt_.usedStyle())));
  }
  setBlocked(*swap_, values.size.width() == values.size.height() ? tr("Width and height are the same.") : QString());
  showing_ = false;
}

void ParameterForm::askSize() {
  fillSizes();
  auto* dialog = new LineDialog(tr("Other size"), tr("Size"), sizeText(prompt_.parameters().size), window());
  connect(dialog, &LineDialog::accepted, this, [this](const QString& text) {
    const QSize size = sizeFrom(text);
    form_->setProblem(size_, size.isEmpty() ? tr("Write a size as width × height, for example 640 × 480.") : QString());
    if (!size.isEmpty()) prompt_.setSize(size);
  });
  dialog->open();
}

void ParameterForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) build();
  QWidget::changeEvent(event);
}

}  // namespace sana::ui
