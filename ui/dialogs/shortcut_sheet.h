// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/dialogs/dialog_frame.h"
#include "ui/models/action_table.h"

class QScrollArea;

namespace sana::ui {

class SearchField;

/// Every action with its keys, searchable by name and by pressing the keys; Return on a row changes them.
class ShortcutSheet : public DialogFrame {
  Q_OBJECT
 public:
  ShortcutSheet(ActionTable& actions, QWidget* parent);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fill();
  void change(const ActionTable::Row& row);

  ActionTable& actions_;
  SearchField* search_;
  QScrollArea* area_;
  QString wanted_;
  QKeySequence wantedKeys_;
};

}  // namespace sana::ui
