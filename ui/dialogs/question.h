// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>

#include "ui/dialogs/dialog_frame.h"
#include "ui/style/kinds.h"

class QPushButton;

namespace sana::ui {

/// One question with its answers; Esc is the last answer, so put the harmless one there.
class Question : public DialogFrame {
  Q_OBJECT
 public:
  Question(const QString& title, const QString& text, QWidget* parent);
  /// `run` may be empty. A primary answer is the default one.
  QPushButton* addChoice(const QString& text, Kind kind, std::function<void()> run);
};

}  // namespace sana::ui
