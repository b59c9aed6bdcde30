// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/style_step.h"

#include <memory>

#include "ui/models/last_step.h"

namespace sana::ui {

StyleStep::StyleStep(StyleList& styles, std::optional<StylePreset> before, std::optional<StylePreset> after)
    : styles_(styles), before_(std::move(before)), after_(std::move(after)) {
  if (!after_) setText(StyleList::tr("Remove the style “%1”").arg(before_->name));
  else if (!before_) setText(StyleList::tr("New style “%1”").arg(after_->name));
  else setText(StyleList::tr("Change the style “%1”").arg(after_->name));
}

void StyleStep::show(const std::optional<StylePreset>& old, const std::optional<StylePreset>& now) {
  if (now) styles_.put(*now);
  else styles_.takeOut(old->name);
}

void StyleList::setUndoStack(QUndoStack* stack) { undo_ = stack; }

void StyleList::change(const std::optional<StylePreset>& before, const std::optional<StylePreset>& after) {
  auto step = std::make_unique<StyleStep>(*this, before, after);
  if (undo_) undo_->push(step.release());
  else step->redo();
}

bool StyleList::undoesAChange() const {
  return lastStep<StyleStep>(undo_) != nullptr;
}

void StyleList::undo() {
  if (undoesAChange()) undo_->undo();
}

}  // namespace sana::ui
