// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/setting_step.h"

#include <algorithm>

#include "ui/models/last_step.h"
#include "ui/models/settings_file.h"

namespace sana::ui {
namespace {

constexpr int firstId = 1000;  // of settings among all steps that merge

}  // namespace

SettingStep::SettingStep(Settings& settings, const SettingDescription& setting, const QVariant& before)
    : QUndoCommand(Settings::tr("Change the setting “%1”").arg(setting.title)),
      settings_(settings),
      setting_(setting.setting),
      before_(before),
      after_(settings.value(setting.setting)) {}

void SettingStep::redo() { settings_.apply(setting_, after_); }
void SettingStep::undo() { settings_.apply(setting_, before_); }
int SettingStep::id() const { return firstId + int(setting_); }

bool SettingStep::mergeWith(const QUndoCommand* later) {
  after_ = static_cast<const SettingStep*>(later)->after_;
  setObsolete(settingText(after_) == settingText(before_));
  return true;
}

bool undoesASetting(const QUndoStack& stack) {
  const auto* last = lastStep<QUndoCommand>(&stack);
  if (last && last->childCount() > 0) last = last->child(0);  // a page that was reset
  return dynamic_cast<const SettingStep*>(last) != nullptr;
}

void Settings::setUndoStack(QUndoStack* stack) { undo_ = stack; }

void Settings::pushStep(Setting setting, const QVariant& before) {
  const QVector<SettingDescription> rows = descriptions();
  const auto row = std::find_if(rows.begin(), rows.end(), [setting](const auto& r) { return r.setting == setting; });
  undo_->push(new SettingStep(*this, *row, before));
}

void Settings::resetPage(SettingDescription::Page page) {
  const QVector<SettingDescription> rows = descriptions();
  const auto differs = [&](const SettingDescription& row) {
    return row.page == page && settingText(value(row.setting)) != settingText(row.standard);
  };
  if (std::none_of(rows.begin(), rows.end(), differs)) return;
  if (undo_) undo_->beginMacro(tr("Reset the settings “%1”").arg(pageTitle(page)));
  for (const SettingDescription& row : rows)
    if (row.page == page) set(row.setting, row.standard);
  if (undo_) undo_->endMacro();
}

}  // namespace sana::ui
