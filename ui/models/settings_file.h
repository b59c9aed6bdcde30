// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The file of the preferences: INI whose values are JSON, with a schema number and a checksum over all of them.

#include <QString>
#include <QVariantMap>

#include <optional>

namespace sana::ui {

inline constexpr int settingsSchema = 1;

struct SettingsRead {
  QVariantMap values;
  enum class Source : quint8 { absent, file, previous, standards } source = Source::absent;
};

/// Never fails: what is damaged is renamed to settings.damaged.ini, and the last good copy stands in.
SettingsRead readSettings(const QString& folder);

/// The file that is there, if it is whole, becomes settings.prev.ini first. False: it could not be written.
bool writeSettings(const QString& folder, const QVariantMap& values);

/// Values as the file holds them, for comparing.
QString settingText(const QVariant& value);

}  // namespace sana::ui
