// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QStringList>

namespace sana::ui {

class MainWindow;

/// The menus File and Help, what is dropped on the window, and leaving.
class AppCommands : public QObject {
  Q_OBJECT
 public:
  explicit AppCommands(MainWindow& window);

 public slots:
  /// Folders with a model are linked, one picture is read for its recipe, several are imported.
  void openPaths(const QStringList& paths);
  /// Asks once if jobs are running or waiting.
  void quit();

 private:
  void connectFile();
  void connectHelp();
  void openModelFolder();
  void openPictureFile();
  void openImportFolder();
  void openSettings(int page);
  void importAll(const QStringList& files);

  MainWindow& window_;
};

}  // namespace sana::ui
