// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/export_memory.h"

#include <QStandardPaths>

namespace sana::ui {
namespace {

constexpr QLatin1String lastKey("last"), folderKey("folder"), clashKey("clash");

QString clashName(Clash clash) {
  switch (clash) {
    case Clash::rename: return QStringLiteral("rename");
    case Clash::replace: return QStringLiteral("replace");
    case Clash::skip: return QStringLiteral("skip");
  }
  return {};
}

Clash clashOf(const QString& name) {
  for (const Clash clash : {Clash::replace, Clash::skip})
    if (clashName(clash) == name) return clash;
  return Clash::rename;
}

ExportOptions standardOptions(const Settings& settings) {
  ExportOptions options;
  options.withRecipe = settings.value(Setting::writeRecipe).toBool();
  options.aiMark = settings.value(Setting::aiMark).toBool();
  return options;
}

}  // namespace

ExportMemory readExportMemory(const Settings& settings) {
  ExportMemory memory;
  memory.last = standardOptions(settings);
  memory.folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
  const QJsonArray kept = QJsonArray::fromVariantList(settings.value(Setting::exportPresets).toList());
  memory.own = presetsFromJson(kept);
  for (const QJsonValue& entry : kept) {
    // The last time stands among the presets, without a name.
    const QJsonObject object = entry.toObject();
    if (!object.contains(lastKey)) continue;
    memory.last = optionsFromJson(object.value(lastKey).toObject());
    memory.folder = object.value(folderKey).toString(memory.folder);
    memory.clash = clashOf(object.value(clashKey).toString());
  }
  memory.last.nameTemplate = settings.value(Setting::exportTemplate).toString();
  for (const Format format : {Format::png, Format::jpeg, Format::webp, Format::tiff})
    if (formatName(format) == settings.value(Setting::exportFormat).toString()) memory.last.format = format;
  return memory;
}

void writeExportMemory(Settings& settings, const ExportMemory& memory) {
  QJsonArray kept = toJson(memory.own);
  kept << QJsonObject{{lastKey, toJson(memory.last)}, {folderKey, memory.folder}, {clashKey, clashName(memory.clash)}};
  settings.set(Setting::exportPresets, kept.toVariantList());
  settings.set(Setting::exportTemplate, memory.last.nameTemplate);
  settings.set(Setting::exportFormat, formatName(memory.last.format));
}

}  // namespace sana::ui
