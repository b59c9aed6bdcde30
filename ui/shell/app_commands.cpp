// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/app_commands.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDirIterator>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>
#include <QtConcurrent>

#include "ui/canvas/compare_view.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/diagnostics.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/line_dialog.h"
#include "ui/dialogs/question.h"
#include "ui/dialogs/shortcut_sheet.h"
#include "ui/dialogs/styles_dialog.h"
#include "ui/dialogs/text_dialog.h"
#include "ui/models/action_table.h"
#include "ui/models/studio.h"
#include "ui/models/when_done.h"
#include "ui/prompt/prompt_panel.h"
#include "ui/settings/settings_window.h"
#include "ui/shell/banner_area.h"
#include "ui/shell/guide_text.h"
#include "ui/shell/header.h"
#include "ui/shell/main_window.h"

namespace sana::ui {
namespace {


void openDialog(QDialog* dialog) {
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

/// On a worker thread: what a drop holds. Folders are looked through, links are not followed.
struct Dropped {
  QStringList models, pictures;
};

Dropped sortPaths(const QStringList& paths) {
  Dropped dropped;
  for (const QString& path : paths) {
    if (!QFileInfo(path).isDir()) {
      dropped.pictures << path;
    } else if (QFileInfo::exists(path + QStringLiteral("/model_index.json"))) {
      dropped.models << path;
    } else {
      QDirIterator files(path, {QStringLiteral("*.png"), QStringLiteral("*.jpg"), QStringLiteral("*.jpeg"),
                                QStringLiteral("*.webp"), QStringLiteral("*.tif"), QStringLiteral("*.tiff")},
                         QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
      while (files.hasNext()) dropped.pictures << files.next();
      // Nothing that could be a picture: the model list says what is missing in it.
      if (dropped.pictures.isEmpty()) dropped.models << path;
    }
  }
  return dropped;
}

}  // namespace

AppCommands::AppCommands(MainWindow& window) : QObject(&window), window_(window) {
  connectFile();
  connectHelp();
  connect(&window_, &MainWindow::filesDropped, this, &AppCommands::openPaths);
  connect(&window_, &MainWindow::quitWanted, this, &AppCommands::quit);
  ImportModel& imports = window_.studio().imports();
  connect(&imports, &ImportModel::found, this, [this] { openDialog(new ImportDialog(window_.studio().imports(), &window_)); });
  connect(&imports, &ImportModel::nothingFound, this, [this](const QString& sentence) {
    const QString file = QFileInfo(window_.studio().imports().file()).fileName();
    window_.studio().banners().show({.severity = BannerMessage::Severity::info, .key = QStringLiteral("no-recipe ") + file,
                                     .cause = tr("Nothing was taken from %1.").arg(file), .kept = sentence});
  });
}

void AppCommands::connectFile() {
  ActionTable& actions = window_.actions();
  connect(actions.action(Act::newPrompt), &QAction::triggered, this, [this] {
    window_.studio().prompt().clear();
    window_.showPage(Page::draw);
    window_.prompt()->focusEditor(false);
  });
  connect(actions.action(Act::openPicture), &QAction::triggered, this, &AppCommands::openPictureFile);
  connect(actions.action(Act::importFolder), &QAction::triggered, this, &AppCommands::openImportFolder);
  connect(actions.action(Act::addModel), &QAction::triggered, this, &AppCommands::openModelFolder);
  connect(actions.action(Act::settings), &QAction::triggered, this,
          [this] { openSettings(int(SettingDescription::Page::general)); });
  connect(actions.action(Act::quit), &QAction::triggered, this, &AppCommands::quit);
  connect(actions.action(Act::save), &QAction::triggered, this, [this] {
    window_.studio().banners().toast(tr("Everything is saved already. Export makes copies."), {}, {});
  });
  PromptPanel* const prompt = window_.prompt();
  connect(prompt, &PromptPanel::addModelWanted, this, &AppCommands::openModelFolder);
  connect(prompt, &PromptPanel::pictureFolderWanted, this,
          [this] { openSettings(int(SettingDescription::Page::pictures)); });
  connect(prompt, &PromptPanel::pictureDropped, &window_.studio().imports(), &ImportModel::open);
  connect(prompt, &PromptPanel::stylesWanted, this,
          [this] { openDialog(new StylesDialog(window_.studio().styles(), &window_)); });
  connect(window_.header(), &Header::addModelWanted, this, &AppCommands::openModelFolder);
}

void AppCommands::connectHelp() {
  ActionTable& actions = window_.actions();
  connect(actions.action(Act::shortcuts), &QAction::triggered, this,
          [this] { openDialog(new ShortcutSheet(window_.actions(), &window_)); });
  connect(actions.action(Act::about), &QAction::triggered, this, [this] { openDialog(new AboutDialog(&window_)); });
  connect(actions.action(Act::licences), &QAction::triggered, this, [this] {
    auto* dialog = new AboutDialog(&window_);
    dialog->showLicences();
    openDialog(dialog);
  });
  connect(actions.action(Act::diagnostics), &QAction::triggered, this,
          [this] {
            openDialog(new TextDialog(tr("Diagnostics report"), diagnosticsReport(window_.studio()),
                                      TextDialog::Form::plain, &window_));
          });
  connect(actions.action(Act::guide), &QAction::triggered, this,
          [this] { openDialog(new TextDialog(tr("Guide"), guideText(), TextDialog::Form::markdown, &window_)); });
  connect(window_.banners(), &BannerArea::detailsWanted, this,
          [this](const QString& cause, const QString& text, const QString& copied) {
            auto* dialog = new TextDialog(cause, text, TextDialog::Form::plain, &window_);
            dialog->setCopied(copied);
            openDialog(dialog);
          });
}

void AppCommands::openSettings(int page) {
  auto* settings = new SettingsWindow(window_.studio(), window_.actions(), &window_);
  settings->showPage(SettingDescription::Page(page));
  openDialog(settings);
}

void AppCommands::openModelFolder() {
  auto* dialog = new QFileDialog(&window_, tr("Add model folder"));
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, &window_.studio().models(), &ModelList::addFolder);
  openDialog(dialog);
}

void AppCommands::openPictureFile() {
  auto* dialog = new QFileDialog(&window_, tr("Open picture"));
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilter(tr("Pictures and recipes (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.json)"));
  connect(dialog, &QFileDialog::fileSelected, &window_.studio().imports(), &ImportModel::open);
  openDialog(dialog);
}

void AppCommands::openImportFolder() {
  auto* dialog = new QFileDialog(&window_, tr("Import folder"));
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { openPaths({folder}); });
  openDialog(dialog);
}

void AppCommands::openPaths(const QStringList& paths) {
  whenDone(QtConcurrent::run(sortPaths, paths), this, [this](const Dropped& dropped) {
    for (const QString& folder : dropped.models) window_.studio().models().addFolder(folder);
    if (dropped.pictures.size() == 1) window_.studio().imports().open(dropped.pictures.first());
    else if (!dropped.pictures.isEmpty()) importAll(dropped.pictures);
  });
}

void AppCommands::importAll(const QStringList& files) {
  auto* question = new Question(tr("Import %n picture(s)?", nullptr, int(files.size())),
                                tr("Copies go into your library; the files themselves stay where they are."), &window_);
  question->addChoice(tr("Import"), Kind::primary, [this, files] { window_.studio().imports().openAll(files); });
  question->addChoice(tr("Cancel"), Kind::filled, {});
  openDialog(question);
}

void AppCommands::quit() {
  Studio& studio = window_.studio();
  const int jobs = studio.queue().waiting() + (studio.generation().running() ? 1 : 0);
  // exit() and not quit(), which would ask the window to close, and that leads here again.
  if (jobs == 0) {
    QCoreApplication::exit();
    return;
  }
  if (window_.findChild<Question*>(QStringLiteral("quit"))) return;
  auto* question = new Question(tr("%n job(s) not finished yet", nullptr, jobs),
                                tr("Everything is saved. The jobs can go on at the next start."), &window_);
  question->setObjectName(QStringLiteral("quit"));
  question->addChoice(tr("Keep for the next start"), Kind::primary, [] { QCoreApplication::exit(); });
  question->addChoice(tr("Cancel the jobs and quit"), Kind::filled, [&studio] {
    studio.generation().cancelAll();
    QCoreApplication::exit();
  });
  question->addChoice(tr("Stay"), Kind::filled, {});
  openDialog(question);
}

}  // namespace sana::ui
