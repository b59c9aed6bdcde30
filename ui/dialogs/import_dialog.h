// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/dialogs/dialog_frame.h"

namespace sana::ui {

class ImportModel;

/// What was found in a dropped picture, each field with a check box, beside what is set now.
class ImportDialog : public DialogFrame {
  Q_OBJECT
 public:
  ImportDialog(ImportModel& imports, QWidget* parent);
};

}  // namespace sana::ui
