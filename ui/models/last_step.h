// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QUndoStack>

namespace sana::ui {

/// The step of this kind at this place of the stack; null: there is none, or it is of another kind.
template <class Step>
const Step* stepAt(const QUndoStack* stack, int index) {
  if (!stack || index < 0 || index >= stack->count()) return nullptr;
  return dynamic_cast<const Step*>(stack->command(index));
}

/// What undo() would take back, if it is of this kind.
template <class Step>
const Step* lastStep(const QUndoStack* stack) {
  return stepAt<Step>(stack, stack ? stack->index() - 1 : -1);
}

}  // namespace sana::ui
