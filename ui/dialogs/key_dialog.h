// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/dialogs/dialog_frame.h"
#include "ui/models/action_table.h"

namespace sana::ui {

/// Asks for the keys of one action; says who has them already.
class KeyDialog : public DialogFrame {
  Q_OBJECT
 public:
  KeyDialog(ActionTable& actions, const ActionTable::Row& row, QWidget* parent);
};

}  // namespace sana::ui
