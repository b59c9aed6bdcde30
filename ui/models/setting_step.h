// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A change of one setting that can be undone.

#include <QUndoCommand>

#include "ui/models/settings.h"

namespace sana::ui {

/// Changes of the same setting one after the other are one step; one that came back to where it was is none.
class SettingStep : public QUndoCommand {
 public:
  /// `settings` outlives the stack and has the new value already.
  SettingStep(Settings& settings, const SettingDescription& setting, const QVariant& before);

  void redo() override;
  void undo() override;
  int id() const override;
  bool mergeWith(const QUndoCommand* later) override;

 private:
  Settings& settings_;
  Setting setting_;
  QVariant before_, after_;
};

/// Whether undo() would take back a change of settings.
bool undoesASetting(const QUndoStack& stack);

}  // namespace sana::ui
