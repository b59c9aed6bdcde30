// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/dialogs/dialog_frame.h"

namespace sana::ui {

/// Asks for one line of text.
class LineDialog : public DialogFrame {
  Q_OBJECT
 public:
  LineDialog(const QString& title, const QString& label, const QString& text, QWidget* parent);

 signals:
  void accepted(const QString& text);
};

}  // namespace sana::ui
