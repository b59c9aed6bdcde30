// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/library_step.h"

#include "ui/models/when_done.h"

namespace sana::ui {

LibraryStep::LibraryStep(Parts parts, QObject* context, std::function<void(const LibraryError&)> failed)
    : QUndoCommand(parts.text),
      parts_(std::move(parts)),
      context_(context),
      failed_(std::move(failed)),
      state_(std::make_shared<State>()) {
  state_->done = std::move(parts_.done);
}

void LibraryStep::redo() { run(parts_.redo); }

void LibraryStep::undo() {
  const QString why = parts_.impossible ? parts_.impossible() : QString();
  if (state_->failed || !why.isEmpty()) {
    setObsolete(true);
    if (!why.isEmpty()) failed_(LibraryError(why));
    return;
  }
  run(parts_.undo);
}

void LibraryStep::run(const Calls& calls) {
  const QList<QFuture<void>> futures = calls();
  state_->waiting += futures.size();
  for (const QFuture<void>& future : futures) {
    whenDone(
        future, context_,
        [state = state_] {
          if (--state->waiting == 0 && !state->failed && state->done) std::exchange(state->done, {})();
        },
        [state = state_, failed = failed_](const LibraryError& error) {
          --state->waiting;
          state->failed = true;
          failed(error);
        });
  }
}

}  // namespace sana::ui
