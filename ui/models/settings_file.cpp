// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/settings_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>

#include "ui/models/small_file.h"

namespace sana::ui {
namespace {

constexpr QLatin1String schemaKey("schema"), checksumKey("checksum");
constexpr qint64 maximumBytes = 4 << 20;

QString fileName(const QString& folder) { return QDir(folder).filePath(QStringLiteral("settings.ini")); }
QString previousName(const QString& folder) { return QDir(folder).filePath(QStringLiteral("settings.prev.ini")); }

QVariant settingValue(const QString& text) {
  const QByteArray wrapped = QByteArrayLiteral("[") + text.toUtf8() + ']';
  return QJsonDocument::fromJson(wrapped).array().at(0).toVariant();
}

/// SHA-256 over schema and every "key=value" line in the order of the keys, in hex.
QString checksum(const QMap<QString, QString>& texts) {
  QCryptographicHash hash(QCryptographicHash::Sha256);
  hash.addData(QByteArray::number(settingsSchema));
  for (auto entry = texts.begin(); entry != texts.end(); ++entry)
    hash.addData((QByteArrayLiteral("\n") + entry.key().toUtf8() + '=' + entry.value().toUtf8()));
  return QString::fromLatin1(hash.result().toHex());
}

/// Nothing unless the file is whole. QSettings itself reads an empty file or garbage without an error.
std::optional<QVariantMap> readWhole(const QString& path) {
  const QFile file(path);
  if (!file.exists() || file.size() > maximumBytes) return {};
  QSettings ini(path, QSettings::IniFormat);
  QMap<QString, QString> texts;
  QVariantMap values;
  const QStringList keys = ini.allKeys();
  for (const QString& key : keys) {
    if (key == schemaKey || key == checksumKey) continue;
    texts[key] = ini.value(key).toString();
    values[key] = settingValue(texts[key]);
  }
  const bool whole = ini.value(schemaKey).toInt() >= settingsSchema && ini.value(checksumKey).toString() == checksum(texts);
  return whole ? std::optional(values) : std::nullopt;
}

bool copyWhole(const QString& from, const QString& to) {
  QFile source(from);
  if (!source.open(QIODevice::ReadOnly)) return false;
  const QByteArray bytes = source.readAll();
  return bytes.size() == source.size() && writeWhole(to, bytes);
}

}  // namespace

QString settingText(const QVariant& value) {
  QJsonArray wrapped;
  wrapped.append(QJsonValue::fromVariant(value));
  const QByteArray text = QJsonDocument(wrapped).toJson(QJsonDocument::Compact);
  return QString::fromUtf8(text.mid(1, text.size() - 2));
}

SettingsRead readSettings(const QString& folder) {
  using Source = SettingsRead::Source;
  const QString path = fileName(folder);
  if (!QFile::exists(path)) return {{}, Source::absent};
  if (const auto values = readWhole(path)) return {*values, Source::file};
  const QString aside = QDir(folder).filePath(QStringLiteral("settings.damaged.ini"));
  QFile::remove(aside);
  QFile::rename(path, aside);
  if (const auto values = readWhole(previousName(folder))) return {*values, Source::previous};
  return {{}, Source::standards};
}

bool writeSettings(const QString& folder, const QVariantMap& values) {
  if (!QDir().mkpath(folder)) return false;
  const QString path = fileName(folder);
  if (readWhole(path)) copyWhole(path, previousName(folder));
  QMap<QString, QString> texts;
  for (auto entry = values.begin(); entry != values.end(); ++entry) texts[entry.key()] = settingText(entry.value());
  QSettings ini(path, QSettings::IniFormat);
  ini.clear();
  for (auto entry = texts.begin(); entry != texts.end(); ++entry) ini.setValue(entry.key(), entry.value());
  ini.setValue(schemaKey, settingsSchema);
  ini.setValue(checksumKey, checksum(texts));
  ini.sync();
  return ini.status() == QSettings::NoError;
}

}  // namespace sana::ui
