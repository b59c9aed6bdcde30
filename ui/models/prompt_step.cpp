// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prompt_step.h"

#include "ui/models/last_step.h"
#include "ui/models/prompt_model_state.h"

namespace sana::ui {

PromptStep::PromptStep(PromptModel& prompt, const QString& text, const PromptState& before)
    : QUndoCommand(text), prompt_(prompt), before_(before), after_(prompt.state()) {}

void PromptStep::redo() {
  if (!done_) prompt_.takeState(after_);
  done_ = true;
}

void PromptStep::undo() {
  after_ = prompt_.state();  // with what was changed since
  prompt_.takeState(before_);
  done_ = false;
}

PromptState PromptModel::state() const {
  return {{text_, negative_, caret_, draftParameters()}, model().identity};
}

void PromptModel::takeState(const PromptState& state) {
  const int row = models_.rowOfIdentity(state.model);
  if (row >= 0 && row != models_.current()) models_.select(row);
  negative_ = state.draft.negative;
  impl_->place = -1;
  replaceText(state.draft.text, state.draft.caret);
  applyDraftParameters(state.draft.parameters);
  emit negativeChanged();
  changed();
  emit canDrawChanged();
}

void PromptModel::setUndoStack(QUndoStack* stack) { impl_->undo = stack; }

void PromptModel::pushStep(const QString& text, const PromptState& before) {
  if (impl_->undo && !(before == state())) impl_->undo->push(new PromptStep(*this, text, before));
}

bool PromptModel::undoReplacement() {
  const PromptStep* const step = lastStep<PromptStep>(impl_->undo);
  if (!step || step->textAfter() != text_) return false;
  impl_->undo->undo();
  return true;
}

bool PromptModel::redoReplacement() {
  const PromptStep* const step = stepAt<PromptStep>(impl_->undo, impl_->undo ? impl_->undo->index() : -1);
  if (!step || step->textBefore() != text_) return false;
  impl_->undo->redo();
  return true;
}

}  // namespace sana::ui
