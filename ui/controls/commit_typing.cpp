// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/commit_typing.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QLineEdit>

namespace sana::ui {

void commitTyping() {
  QWidget* const focused = QApplication::focusWidget();
  if (auto* field = qobject_cast<QAbstractSpinBox*>(focused)) field->interpretText();
  else if (auto* line = qobject_cast<QLineEdit*>(focused)) emit line->editingFinished();
}

}  // namespace sana::ui
