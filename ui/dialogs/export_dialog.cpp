// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export_dialog.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls/buttons.h"
#include "ui/controls/choice_box.h"
#include "ui/controls/form_column.h"
#include "ui/controls/labels.h"
#include "ui/controls/number_row.h"
#include "ui/dialogs/line_dialog.h"
#include "ui/models/transfer_model.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {
namespace {

constexpr int dialogWidth = 656, previewSide = 216;

struct ScaleChoice {
  Scale scale;
  const char* text;
};

const ScaleChoice scaleChoices[] = {
    {{Scale::Kind::original, 100}, QT_TRANSLATE_NOOP("sana::ui::ExportDialog", "As drawn")},
    {{Scale::Kind::percent, 200}, QT_TRANSLATE_NOOP("sana::ui::ExportDialog", "2 times, smooth")},
    {{Scale::Kind::percent, 400}, QT_TRANSLATE_NOOP("sana::ui::ExportDialog", "4 times, smooth")},
    {{Scale::Kind::percent, 50}, QT_TRANSLATE_NOOP("sana::ui::ExportDialog", "Half")},
    {{Scale::Kind::longSide, 512}, QT_TRANSLATE_NOOP("sana::ui::ExportDialog", "512 pixels on the longer side")},
    {{Scale::Kind::longSide, 1024}, QT_TRANSLATE_NOOP("sana::ui::ExportDialog", "1024 pixels on the longer side")},
    {{Scale::Kind::longSide, 2048}, QT_TRANSLATE_NOOP("sana::ui::ExportDialog", "2048 pixels on the longer side")},
};

}  // namespace

ExportDialog::ExportDialog(ExportModel& exports, QWidget* parent)
    : DialogFrame(tr("Export %n picture(s)", nullptr, int(exports.pictures().size())), parent), exports_(exports) {
  resize(dialogWidth, height());
  auto* row = new QHBoxLayout;
  row->setSpacing(Metrics::panelPadding + Metrics::rhythm);
  row->addWidget(makePreview());
  row->addWidget(makeForm(), 1);
  content()->addLayout(row);
  notes_ = new TextLabel(QString(), TypeRole::caption, Token::warning, this);
  notes_->setWordWrap(true);
  content()->addWidget(notes_);
  makeFooter();
  connect(&exports_, &ExportModel::changed, this, &ExportDialog::show);
  connect(&exports_, &ExportModel::estimateChanged, this, &ExportDialog::showEstimate);
  connect(&exports_, &ExportModel::presetsChanged, this, &ExportDialog::fillPresets);
  connect(&exports_, &ExportModel::progress, this, [this](int done, int total) {
    progress_->setRange(0, total);
    progress_->setValue(done);
    show();
  });
  connect(&exports_, &ExportModel::finished, this, [this] { close(); });
  fillPresets();
  show();
}

QWidget* ExportDialog::makePreview() {
  auto* side = new QWidget(this);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Metrics::grid);
  picture_ = new QLabel(side);
  picture_->setMinimumSize(previewSide, previewSide);
  picture_->setAlignment(Qt::AlignTop | Qt::AlignLeading);
  picture_->setAccessibleName(tr("The picture"));
  facts_ = new TextLabel(QString(), TypeRole::body, Token::text2, side);
  file_ = new TextLabel(QString(), TypeRole::caption, Token::text3, side);
  file_->setWordWrap(true);
  for (TextLabel* label : {facts_, file_}) label->setMaximumWidth(previewSide);
  for (QWidget* part : {static_cast<QWidget*>(picture_), static_cast<QWidget*>(facts_), static_cast<QWidget*>(file_)})
    column->addWidget(part);
  column->addStretch();
  return side;
}

FormColumn* ExportDialog::makeForm() {
  form_ = new FormColumn(this);
  preset_ = new ChoiceBox(tr("Preset"), form_);
  connect(preset_, &QComboBox::activated, this, [this] { exports_.usePreset(preset_->currentData().toString()); });
  format_ = new ChoiceBox(tr("Format"), form_);
  for (const Format format : {Format::png, Format::jpeg, Format::webp, Format::tiff})
    if (canWrite(format)) format_->addItem(formatName(format).toUpper().replace(QStringLiteral("WEBP"), QStringLiteral("WebP")), int(format));
  connect(format_, &QComboBox::activated, this, [this] {
    change([this](ExportOptions& options) { options.format = Format(format_->currentData().toInt()); });
  });
  quality_ = new NumberRow(tr("Quality"), {.minimum = 1, .maximum = 100, .step = 1, .initial = 92}, form_);
  connect(quality_, &NumberRow::valueChanged, this, [this] {
    change([this](ExportOptions& options) { options.quality = quality_->intValue(); });
  });
  size_ = new ChoiceBox(tr("Size"), form_);
  for (const ScaleChoice& choice : scaleChoices) size_->addItem(tr(choice.text));
  connect(size_, &QComboBox::activated, this, [this](int index) {
    change([index](ExportOptions& options) { options.scale = scaleChoices[index].scale; });
  });
  name_ = new QLineEdit(form_);
  connect(name_, &QLineEdit::textEdited, this, [this](const QString& text) {
    change([&](ExportOptions& options) { options.nameTemplate = text; });
  });
  folder_ = new QLineEdit(form_);
  connect(folder_, &QLineEdit::editingFinished, this, [this] { exports_.setFolder(folder_->text()); });
  auto* browse = new IconButton(u"folder", tr("Choose a folder"), form_);
  connect(browse, &QAbstractButton::clicked, this, &ExportDialog::chooseFolder);
  clash_ = new ChoiceBox(tr("If it exists"), form_);
  clash_->addItems({tr("Add a number"), tr("Replace the file"), tr("Leave it out")});
  connect(clash_, &QComboBox::activated, this, [this](int index) { exports_.setClash(Clash(index)); });
  form_->addRow(tr("Preset"), preset_);
  form_->addRow(tr("Format"), format_);
  form_->addRow(tr("Quality"), quality_, {tr("Higher looks better and takes more room."), tr("92 for photographs")});
  form_->addRow(tr("Size"), size_);
  form_->addRow(tr("File name"), name_, {tr("Words in braces are replaced."), QStringLiteral("{prompt} {seed} {date} {n}")});
  form_->addRow(tr("Folder"), folder_, {browse});
  form_->addRow(tr("If it exists"), clash_);
  recipe_ = new QCheckBox(tr("Keep the recipe in the file"), form_);
  connect(recipe_, &QCheckBox::toggled, this, [this](bool on) {
    change([on](ExportOptions& options) { options.withRecipe = on; });
  });
  mark_ = new QCheckBox(tr("Mark as made with AI"), form_);
  mark_->setToolTip(tr("Says in the metadata that a machine made the picture. Laws of some countries ask for it when a picture is published."));
  connect(mark_, &QCheckBox::toggled, this, [this](bool on) {
    change([on](ExportOptions& options) { options.aiMark = on; });
  });
  form_->addWide(recipe_);
  form_->addWide(mark_);
  return form_;
}

void ExportDialog::makeFooter() {
  auto* keep = new QPushButton(tr("Save as preset..."), this);
  setKind(*keep, Kind::quiet);
  connect(keep, &QPushButton::clicked, this, [this] {
    auto* dialog = new LineDialog(tr("Save as preset"), tr("Name"), QString(), this);
    connect(dialog, &LineDialog::accepted, &exports_, &ExportModel::savePreset);
    dialog->open();
  });
  footer()->insertWidget(0, keep);
  progress_ = new QProgressBar(this);
  progress_->setAccessibleName(tr("Progress of the export"));
  progress_->setTextVisible(false);
  footer()->addWidget(progress_);
  auto* cancel = new QPushButton(tr("Cancel"), this);
  connect(cancel, &QPushButton::clicked, this, &ExportDialog::reject);
  run_ = new PrimaryButton(tr("Export"), PrimaryButton::Size::regular, this);
  run_->setBusyText(tr("Exporting"));
  run_->setDefault(true);
  connect(run_, &QPushButton::clicked, this, [this] {
    exports_.setFolder(folder_->text());
    exports_.run();
  });
  footer()->addWidget(cancel);
  footer()->addWidget(run_);
}

void ExportDialog::fillPresets() {
  const QSignalBlocker quiet(preset_);
  preset_->clear();
  preset_->addItem(tr("As last time"), QString());
  for (const ExportPreset& preset : exports_.presets()) {
    preset_->addItem(preset.name, preset.name);
    if (preset.options == exports_.options()) preset_->setCurrentIndex(preset_->count() - 1);
  }
}

void ExportDialog::change(const std::function<void(ExportOptions&)>& what) {
  if (showing_) return;
  ExportOptions options = exports_.options();
  what(options);
  exports_.setOptions(options);
}

void ExportDialog::show() {
  showing_ = true;
  if (!exports_.pictures().isEmpty()) setTitle(tr("Export %n picture(s)", nullptr, int(exports_.pictures().size())));
  const ExportOptions& options = exports_.options();
  format_->setCurrentIndex(format_->findData(int(options.format)));
  const bool lossy = options.format == Format::jpeg || (options.format == Format::webp && !options.lossless);
  setBlocked(*quality_, lossy ? QString() : tr("This format keeps every pixel as it is."));
  quality_->setValue(options.quality);
  size_->setCurrentIndex(-1);
  for (int index = 0; index < size_->count(); ++index)
    if (scaleChoices[index].scale == options.scale) size_->setCurrentIndex(index);
  if (name_->text() != options.nameTemplate) name_->setText(options.nameTemplate);
  if (!folder_->hasFocus()) folder_->setText(exports_.folder());
  form_->setProblem(folder_, exports_.folderProblem());
  setBlocked(*run_, exports_.folderProblem());
  clash_->setCurrentIndex(int(exports_.clash()));
  recipe_->setChecked(options.withRecipe);
  mark_->setChecked(options.aiMark);
  setBlocked(*name_, options.withRecipe ? QString() : tr("Without the recipe the name is neutral."));
  const QStringList unknown = exports_.unknownNameFields();
  form_->setProblem(name_, unknown.isEmpty() ? QString() : tr("Not known: %1").arg(unknown.join(QStringLiteral(", "))));
  notes_->setText(exports_.notes().join(QLatin1Char(' ')));
  notes_->setVisible(!exports_.notes().isEmpty());
  progress_->setVisible(exports_.running());
  run_->setBusy(exports_.running());
  if (const QImage image = exports_.preview(); !image.isNull())
    picture_->setPixmap(pixmapWithin(image, previewSide, devicePixelRatioF()));
  showEstimate();
  showing_ = false;
}

void ExportDialog::showEstimate() {
  if (!exports_.problem().isEmpty()) {
    facts_->setText(exports_.problem());
    return;
  }
  const QSize pixels = exports_.resultSize();
  const QString size = tr("%1 × %2").arg(pixels.width()).arg(pixels.height());
  const qint64 bytes = exports_.estimatedBytes();
  facts_->setText(bytes < 0 ? size : tr("%1, about %2").arg(size, locale().formattedDataSize(bytes, 0, QLocale::DataSizeSIFormat)));
  file_->setText(exports_.nameShown());
}

void ExportDialog::chooseFolder() {
  auto* dialog = new QFileDialog(this, tr("Folder for exported pictures"), exports_.folder());
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QFileDialog::fileSelected, &exports_, &ExportModel::setFolder);
  dialog->open();
}

void ExportDialog::reject() {
  if (exports_.running()) exports_.cancel();
  DialogFrame::reject();
}

}  // namespace sana::ui
