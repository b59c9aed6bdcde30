// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/dialogs/dialog_frame.h"

class QTabBar;

namespace sana::ui {

/// What this program is, and the licences of everything in it.
class AboutDialog : public DialogFrame {
  Q_OBJECT
 public:
  explicit AboutDialog(QWidget* parent);
  void showLicences();

 private:
  QTabBar* tabs_;
};

}  // namespace sana::ui
