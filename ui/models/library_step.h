// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A change of the library that can be undone.

#include <QFuture>
#include <QList>
#include <QUndoCommand>

#include <functional>
#include <memory>

#include "ui/library/library_types.h"

namespace sana::ui {

/// Does and undoes by calls whose answers come later. A step whose call failed is not undone: nothing was done.
class LibraryStep : public QUndoCommand {
 public:
  using Calls = std::function<QList<QFuture<void>>()>;
  struct Parts {
    QString text;
    Calls redo, undo;
    std::function<void()> done = {};              ///< the first time, when all calls were answered
    std::function<QString()> impossible = {};     ///< why it cannot be undone any more; "" while it can
  };
  /// `failed` gets each failure; `context` outlives the stack.
  LibraryStep(Parts parts, QObject* context, std::function<void(const LibraryError&)> failed);

  void redo() override;
  void undo() override;
  quint64 number() const { return number_; }  ///< its own, among all steps of its context
  void setNumber(quint64 number) { number_ = number; }

 private:
  struct State {
    qsizetype waiting = 0;
    bool failed = false;
    std::function<void()> done;
  };
  void run(const Calls& calls);

  Parts parts_;
  QObject* context_;
  std::function<void(const LibraryError&)> failed_;
  std::shared_ptr<State> state_;
  quint64 number_ = 0;
};

}  // namespace sana::ui
