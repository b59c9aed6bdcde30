// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/settings.h"

#include <QHash>

#include "ui/models/settings_file.h"
#include "ui/models/when_done.h"

namespace sana::ui {
namespace {

/// What needs no words: the descriptions are translated anew each time they are asked for.
struct Kept {
  QString key;
  QVariant standard;
  SettingDescription::Page page;
};

const Kept& kept(Setting setting) {
  static const QHash<int, Kept> all = [] {
    QHash<int, Kept> rows;
    const QVector<SettingDescription> descriptions = Settings::descriptions();
    for (const SettingDescription& row : descriptions)
      rows.insert(int(row.setting), {QString::fromLatin1(row.key), row.standard, row.page});
    return rows;
  }();
  return *all.constFind(int(setting));
}

}  // namespace

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
  const Kept& row = kept(setting);
  return values_.value(row.key, row.standard);
}

void Settings::set(Setting setting, const QVariant& value) {
  const QVariant before = this->value(setting);
  const bool isChanged = apply(setting, value);
  // What is on no page is set while a slider moves, too: it gets no step, and no words for one.
  if (isChanged && undo_ && kept(setting).page != SettingDescription::Page::hidden) pushStep(setting, before);
}

bool Settings::apply(Setting setting, const QVariant& value) {
  if (settingText(this->value(setting)) == settingText(value)) return false;
  values_[kept(setting).key] = value;
  save();
  emit changed(setting);
  return true;
}

}  // namespace sana::ui
