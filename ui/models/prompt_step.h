// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A change of the whole prompt that can be undone: its texts and its parameters together.

#include <QUndoCommand>

#include "ui/models/prompt_model.h"

namespace sana::ui {

class PromptStep : public QUndoCommand {
 public:
  /// `before`: what `prompt` was; it is what it became already. `prompt` outlives the stack.
  PromptStep(PromptModel& prompt, const QString& text, const PromptState& before);

  void redo() override;
  void undo() override;
  /// The text of the prompt that undo() and redo() start from.
  const QString& textAfter() const { return after_.draft.text; }
  const QString& textBefore() const { return before_.draft.text; }

 private:
  PromptModel& prompt_;
  PromptState before_, after_;
  bool done_ = true;
};

}  // namespace sana::ui
