// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/settings.h"


#include "ui/models/settings_file.h"
#include "ui/models/when_done.h"

namespace sana::ui {

Settings::Settings(const QString& folder, QObject* parent) : QObject(parent), folder_(folder) {
  writer_.setMaxThreadCount(1);
  load();
}

Settings::~Settings() { writer_.waitForDone(); }

void Settings::load() {
  const SettingsRead read = readSettings(folder_);
  values_ = read.values;
  if (read.source == SettingsRead::Source::previous)
    repaired_ = tr("The settings file was damaged. The settings of the last good copy are used.");
  if (read.source == SettingsRead::Source::standards)
    repaired_ = tr("The settings file was damaged and there was no good copy. The standard settings are used.");
  if (!repaired_.isEmpty()) save();
}

void Settings::save() {
  const auto write = [folder = folder_, values = values_] { return writeSettings(folder, values); };
  inBackground(&writer_, this, write, [this](bool written) {
    if (!written)
      emit saveFailed(tr("The settings could not be written to %1. They hold until the program ends.").arg(folder_));
  });
}

QVariant Settings::value(Setting setting) const {
  const SettingDescription row = description(setting);
  return values_.value(QLatin1String(row.key), row.standard);
}

void Settings::set(Setting setting, const QVariant& value) {
  if (settingText(this->value(setting)) == settingText(value)) return;
  values_[QLatin1String(description(setting).key)] = value;
  save();
  emit changed(setting);
}

void Settings::resetPage(SettingDescription::Page page) {
  const QVector<SettingDescription> rows = descriptions();
  for (const SettingDescription& row : rows)
    if (row.page == page) set(row.setting, row.standard);
}

SettingDescription Settings::description(Setting setting) {
  const QVector<SettingDescription> rows = descriptions();
  for (const SettingDescription& row : rows)
    if (row.setting == setting) return row;
  Q_UNREACHABLE();
}

}  // namespace sana::ui
