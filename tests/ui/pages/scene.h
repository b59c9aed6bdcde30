// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>
#include <QTranslator>

#include <memory>

#include "ui/models/action_table.h"
#include "ui/models/studio.h"
#include "ui/shell/app_commands.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/picture_actions.h"
#include "ui/shell/view_commands.h"
#include "ui/style/appearance.h"

namespace sana::ui {

/// How the pages are to be seen.
struct Look {
  QString name;
  bool dark = false, rightToLeft = false;
  QSize size{1440, 900};
  QString language = QStringLiteral("en");  ///< "pseudo": the language of tests
};

/// Theme, words and direction of the application.
class LookChanger {
 public:
  LookChanger();
  ~LookChanger();
  void set(const Look& look);

 private:
  std::unique_ptr<Appearance> appearance_;
  Language language_;
  std::unique_ptr<QTranslator> pseudo_;
};

/// The application as main() builds it, on folders of its own.
class Scene {
 public:
  explicit Scene(const StudioOptions& options);
  /// Shows the window and waits for library and model.
  bool start();
  Studio& studio() { return studio_; }
  MainWindow& window() { return window_; }
  void trigger(Act act) { actions_.action(act)->trigger(); }
  /// The dialog that stands open; null after a second without one.
  QDialog* dialog();
  void closeDialog();
  /// All thumbnails that the rows show are there.
  bool settle();

 private:
  Studio studio_;
  ActionTable actions_;
  MainWindow window_;
};

}  // namespace sana::ui

Q_DECLARE_METATYPE(sana::ui::Look)
