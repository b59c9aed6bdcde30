// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls/choice_box.h"
#include "ui/controls/labels.h"
#include "ui/controls/switch.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/shortcut_sheet.h"
#include "ui/models/action_table.h"
#include "ui/models/studio.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"

namespace sana::ui {
namespace {

constexpr int rowHeightLeast = 60, controlWidth = 216;
constexpr int padding = Metrics::panelPadding + Metrics::rhythm;

}  // namespace

SettingsPage::SettingsPage(Studio& studio, ActionTable& actions, SettingDescription::Page page, QWidget* parent)
    : QScrollArea(parent), studio_(studio), actions_(actions), page_(page) {
  setFrameShape(QFrame::NoFrame);
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setAutoFillBackground(false);
  auto* content = new QWidget(this);
  content->setAutoFillBackground(false);
  rows_ = new QVBoxLayout(content);
  rows_->setContentsMargins(padding, padding, padding, padding);
  rows_->setSpacing(0);
  auto* title = new TextLabel(Settings::pageTitle(page), TypeRole::title, Token::text1, content);
  title->setContentsMargins(0, 0, 0, Metrics::groupGap);
  rows_->addWidget(title);
  for (const SettingDescription& description : Settings::descriptions()) {
    if (description.page != page || description.kind == SettingDescription::Kind::none) continue;
    if (description.setting == Setting::device) addDevice(description);
    else addSetting(description);
  }
  if (page == SettingDescription::Page::engine) addModels();
  if (page == SettingDescription::Page::privacy) addFilter();
  if (page == SettingDescription::Page::keys) addKeys();
  if (page == SettingDescription::Page::about) addAbout();
  rows_->addStretch(1);
  setAccessibleName(Settings::pageTitle(page));
  setWidget(content);
  content->setAutoFillBackground(false);
}

void SettingsPage::addRow(const QString& title, const QString& about, QWidget* control) {
  auto* row = new QWidget(widget() ? widget() : this);
  auto* column = new QVBoxLayout(row);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* line = new QHBoxLayout;
  line->setContentsMargins(0, Metrics::rhythm, 0, Metrics::rhythm);
  line->setSpacing(Metrics::panelPadding);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  auto* name = new TextLabel(title, TypeRole::body, Token::text1, row);
  name->setBuddy(control);
  auto* explanation = new TextLabel(about, TypeRole::caption, Token::text2, row);
  explanation->setWordWrap(true);
  texts->addStretch();
  texts->addWidget(name);
  texts->addWidget(explanation);
  texts->addStretch();
  line->addLayout(texts, 1);
  if (control) {
    // By its name a control is found again when the window is built in another language.
    control->setObjectName(QStringLiteral("page %1, row %2").arg(int(page_)).arg(found_.size()));
    if (control->accessibleName().isEmpty()) control->setAccessibleName(title);
    control->setAccessibleDescription(about);
    line->addWidget(control, 0, Qt::AlignVCenter);
  }
  column->addLayout(line, 1);
  column->addWidget(new HairLine(Qt::Horizontal, row));
  row->setMinimumHeight(rowHeightLeast);
  rows_->addWidget(row);
  found_.append({row, title + QLatin1Char(' ') + about});
}

QString SettingsPage::aboutText(const SettingDescription& description) const {
  if (description.setting != Setting::pictureFolder) return description.about;
  return tr("%1 Now: %2").arg(description.about, QDir::toNativeSeparators(studio_.library().folders().pictures));
}

void SettingsPage::addSetting(const SettingDescription& description) {
  addRow(description.title, aboutText(description), makeControl(description));
}

QWidget* SettingsPage::makeControl(const SettingDescription& description) {
  Settings& settings = studio_.settings();
  const Setting setting = description.setting;
  if (description.kind == SettingDescription::Kind::boolean) {
    auto* control = new Switch(description.title, this);
    const auto show = [control, &settings, setting] { control->setChecked(settings.value(setting).toBool()); };
    show();
    connect(control, &QCheckBox::toggled, this, [&settings, setting](bool on) { settings.set(setting, on); });
    connect(&settings, &Settings::changed, control, show);
    return control;
  }
  if (description.kind == SettingDescription::Kind::choice) {
    auto* control = new ChoiceBox(description.title, this);
    control->setMinimumWidth(controlWidth);
    for (const auto& [value, text] : description.choices) control->addItem(text, value);
    const auto show = [control, &settings, setting] { control->setCurrentIndex(control->findData(settings.value(setting))); };
    show();
    connect(control, &QComboBox::activated, this,
            [control, &settings, setting] { settings.set(setting, control->currentData()); });
    connect(&settings, &Settings::changed, control, show);
    return control;
  }
  if (description.kind == SettingDescription::Kind::folder) return makeFolder(description);
  auto* control = new QLineEdit(settings.value(setting).toString(), this);
  control->setMinimumWidth(controlWidth);
  connect(control, &QLineEdit::editingFinished, this,
          [control, &settings, setting] { settings.set(setting, control->text()); });
  connect(&settings, &Settings::changed, control, [control, &settings, setting] {
    if (!control->hasFocus()) control->setText(settings.value(setting).toString());
  });
  return control;
}

QWidget* SettingsPage::makeFolder(const SettingDescription& description) {
  auto* control = new QPushButton(tr("Change..."), this);
  control->setAutoDefault(false);
  control->setAccessibleName(description.title);
  connect(control, &QPushButton::clicked, this, [this, title = description.title] {
    auto* dialog = new QFileDialog(this, title, studio_.library().folders().pictures);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& folder) { studio_.settings().set(Setting::pictureFolder, folder); });
    dialog->open();
  });
  return control;
}

void SettingsPage::addDevice(const SettingDescription& description) {
  auto* control = new ChoiceBox(description.title, this);
  control->setMinimumWidth(controlWidth);
  const auto fill = [this, control] {
    const QSignalBlocker quiet(control);
    control->clear();
    control->addItem(tr("The best there is"), QString());
    for (const EngineDevice& device : studio_.models().devices()) control->addItem(device.name.toUpper(), device.name);
    control->setCurrentIndex(qMax(0, control->findData(studio_.settings().value(Setting::device))));
  };
  fill();
  connect(&studio_.models(), &ModelList::devicesChanged, control, fill);
  connect(&studio_.settings(), &Settings::changed, control, fill);
  connect(control, &QComboBox::activated, this, [this, control] { studio_.models().selectDevice(control->currentData().toString()); });
  addRow(description.title, description.about, control);
}

void SettingsPage::addModels() {
  ModelList& models = studio_.models();
  for (int row = 0; row < models.rowCount(); ++row) {
    const QModelIndex index = models.index(row);
    const QString problem = index.data(ModelList::ProblemRole).toString();
    const ModelDescription& model = models.description(row);
    const QString facts = tr("%1\nAbout %3 of memory. Licence: %2")
                              .arg(QDir::toNativeSeparators(index.data(ModelList::FolderRole).toString()),
                                   model.licence.isEmpty() ? tr("unknown") : model.licence,
                                   locale().formattedDataSize(model.memoryBytes, 1, QLocale::DataSizeSIFormat));
    QPushButton* unlink = nullptr;
    if (index.data(ModelList::LinkedRole).toBool()) {
      unlink = new QPushButton(tr("Unlink"), this);
      unlink->setAutoDefault(false);
      unlink->setToolTip(tr("Takes the folder off the list. No file is touched."));
      connect(unlink, &QPushButton::clicked, this, [this, unlink, folder = index.data(ModelList::FolderRole).toString()] {
        ModelList& list = studio_.models();
        for (int at = 0; at < list.rowCount(); ++at)
          if (list.index(at).data(ModelList::FolderRole).toString() == folder) list.removeFolder(at);
        setBlocked(*unlink, tr("The folder is off the list."));
      });
    }
    addRow(index.data(ModelList::NameRole).toString(), problem.isEmpty() ? facts : problem, unlink);
  }
}

void SettingsPage::addKeys() {
  auto* open = new QPushButton(tr("Open the sheet"), this);
  open->setAutoDefault(false);
  connect(open, &QPushButton::clicked, this, [this] { (new ShortcutSheet(actions_, this))->open(); });
  addRow(tr("Keyboard shortcuts"), tr("Every action with its keys, to search and to change."), open);
}

void SettingsPage::addFilter() {
  addRow(tr("Content filter"), tr("There is none in this version: no prompt and no picture is checked or refused. Nothing "
                                  "leaves this computer."), nullptr);
}

void SettingsPage::addAbout() {
  const auto openAt = [this](const QString& text, bool licences) {
    auto* button = new QPushButton(text, this);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, licences] {
      auto* dialog = new AboutDialog(this);
      if (licences) dialog->showLicences();
      dialog->open();
    });
    return button;
  };
  addRow(tr("Sana Studio %1").arg(QCoreApplication::applicationVersion()), tr("Draws pictures from words on this computer."),
         openAt(tr("About..."), false));
  addRow(tr("Licences"), tr("Of the program, of its libraries and of the model that comes with it."),
         openAt(tr("Read..."), true));
}

bool SettingsPage::filter(const QString& text) {
  bool any = false;
  for (const Row& row : found_) {
    const bool matches = row.words.contains(text.trimmed(), Qt::CaseInsensitive);
    row.widget->setVisible(matches);
    any = any || matches;
  }
  return any;
}

}  // namespace sana::ui
