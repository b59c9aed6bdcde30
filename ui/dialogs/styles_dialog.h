// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/dialogs/dialog_frame.h"
#include "ui/models/style_list.h"

class QLineEdit;
class QListView;
class QPlainTextEdit;
class QPushButton;

namespace sana::ui {

/// The styles with their texts: those of the box to read, one's own to change. What is written is kept when another
/// style is chosen or the dialog is closed.
class StylesDialog : public DialogFrame {
  Q_OBJECT
 public:
  StylesDialog(StyleList& styles, QWidget* parent);

 private:
  void showRow(int row);
  void choose(int row);
  StylePreset written() const;
  void keep();
  void save();
  void remove();
  void undo();
  void update();

  StyleList& styles_;
  QListView* list_;
  QLineEdit* name_;
  QPlainTextEdit* text_;
  QLineEdit* negative_;
  QPushButton* save_;
  QPushButton* remove_;
  QPushButton* undo_;
  StylePreset shown_;        // as it was when its row was chosen
  bool following_ = false;  // the list is changing, and not the choice of the person
};

}  // namespace sana::ui
