// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/dialogs/dialog_frame.h"

class QLineEdit;
class QListView;
class QPlainTextEdit;
class QPushButton;

namespace sana::ui {

class StyleList;

/// The styles with their texts: those of the box to read, one's own to change.
class StylesDialog : public DialogFrame {
  Q_OBJECT
 public:
  StylesDialog(StyleList& styles, QWidget* parent);

 private:
  void showRow(int row);
  void save();
  void update();

  StyleList& styles_;
  QListView* list_;
  QLineEdit* name_;
  QPlainTextEdit* text_;
  QLineEdit* negative_;
  QPushButton* save_;
  QPushButton* remove_;
};

}  // namespace sana::ui
