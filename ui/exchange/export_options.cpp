// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/export_options.h"

#include <QImageWriter>
#include <algorithm>
#include <array>

#include "engine/image/recipe.h"
#include "ui/exchange/problem.h"

namespace sana::ui {
namespace {

struct FormatEntry {
  Format format;
  const char *name, *suffix, *otherSuffix;
};
constexpr auto formats = std::to_array<FormatEntry>({{Format::png, "png", "png", "png"},
                                                     {Format::jpeg, "jpeg", "jpg", "jpeg"},
                                                     {Format::webp, "webp", "webp", "webp"},
                                                     {Format::tiff, "tiff", "tif", "tiff"}});
constexpr auto scaleNames = std::to_array<const char*>({"original", "long_side", "percent"});
constexpr int maxPercent = 800;

const FormatEntry& entryOf(Format format) { return formats[static_cast<std::size_t>(format)]; }

/// The value if it is a whole number within the bounds, else `otherwise`.
int bounded(const QJsonValue& value, int low, int high, int otherwise) {
  const int number = value.toInt(otherwise);
  return number < low || number > high ? otherwise : number;
}

Scale scaleFromJson(const QJsonObject& object) {
  const QByteArray kind = object[QLatin1String("kind")].toString().toUtf8();
  const auto found = std::ranges::find_if(scaleNames, [&](const char* name) { return kind == name; });
  if (found == scaleNames.end()) return {};
  Scale scale{static_cast<Scale::Kind>(found - scaleNames.begin())};
  const int high = scale.kind == Scale::Kind::percent ? maxPercent : engine::max_picture_side;
  scale.value = bounded(object[QLatin1String("value")], 1, high, scale.value);
  return scale;
}

}  // namespace

QSize Scale::apply(QSize picture) const {
  const int longer = std::max(picture.width(), picture.height());
  if (kind == Kind::original || longer < 1 || value < 1) return picture;
  const double wanted = kind == Kind::longSide ? value : longer * (value / 100.0);
  const double factor = std::min<double>(wanted, engine::max_picture_side) / longer;
  const auto side = [&](int pixels) { return std::max(1, qRound(pixels * factor)); };
  return {side(picture.width()), side(picture.height())};
}

QString formatName(Format format) { return QLatin1String(entryOf(format).name); }
QString fileSuffix(Format format) { return QLatin1String(entryOf(format).suffix); }

std::optional<Format> formatOfSuffix(const QString& suffix) {
  for (const FormatEntry& entry : formats) {
    if (suffix.compare(QLatin1String(entry.suffix), Qt::CaseInsensitive) == 0) return entry.format;
    if (suffix.compare(QLatin1String(entry.otherSuffix), Qt::CaseInsensitive) == 0) return entry.format;
  }
  return std::nullopt;
}

bool canWrite(Format format) {
  // The first two need no plug-in.
  if (format == Format::png || format == Format::jpeg) return true;
  return QImageWriter::supportedImageFormats().contains(entryOf(format).name);
}

QJsonObject toJson(const ExportOptions& options) {
  const QJsonObject scale{
      {QStringLiteral("kind"), QLatin1String(scaleNames[static_cast<std::size_t>(options.scale.kind)])},
      {QStringLiteral("value"), options.scale.value}};
  return {{QStringLiteral("format"), formatName(options.format)},
          {QStringLiteral("quality"), options.quality},
          {QStringLiteral("lossless"), options.lossless},
          {QStringLiteral("full_chroma"), options.chroma == Chroma::full},
          {QStringLiteral("scale"), scale},
          {QStringLiteral("with_recipe"), options.withRecipe},
          {QStringLiteral("ai_mark"), options.aiMark},
          {QStringLiteral("name_template"), options.nameTemplate}};
}

ExportOptions optionsFromJson(const QJsonObject& object) {
  ExportOptions options;
  options.format = formatOfSuffix(object[QLatin1String("format")].toString()).value_or(options.format);
  options.quality = bounded(object[QLatin1String("quality")], 1, 100, options.quality);
  options.lossless = object[QLatin1String("lossless")].toBool(options.lossless);
  options.chroma = object[QLatin1String("full_chroma")].toBool(true) ? Chroma::full : Chroma::quarter;
  options.scale = scaleFromJson(object[QLatin1String("scale")].toObject());
  options.withRecipe = object[QLatin1String("with_recipe")].toBool(options.withRecipe);
  options.aiMark = object[QLatin1String("ai_mark")].toBool(options.aiMark);
  options.nameTemplate = object[QLatin1String("name_template")].toString(options.nameTemplate);
  return options;
}

QJsonArray toJson(const QList<ExportPreset>& presets) {
  QJsonArray array;
  for (const ExportPreset& preset : presets) {
    QJsonObject object = toJson(preset.options);
    object[QLatin1String("name")] = preset.name;
    array.append(object);
  }
  return array;
}

QList<ExportPreset> presetsFromJson(const QJsonArray& array) {
  QList<ExportPreset> presets;
  for (const QJsonValue& value : array) {
    const QJsonObject object = value.toObject();
    const QString name = object[QLatin1String("name")].toString();
    if (!name.isEmpty()) presets.append({name, optionsFromJson(object)});
  }
  return presets;
}

QList<ExportPreset> builtInPresets() {
  ExportOptions png, jpeg, webp, tiff, sharing;
  jpeg.format = Format::jpeg;
  webp.format = Format::webp;
  webp.quality = 90;
  tiff.format = Format::tiff;
  sharing.format = Format::jpeg;
  sharing.withRecipe = false;
  return {{Exchange::tr("PNG with recipe"), png},
          {Exchange::tr("JPEG with recipe"), jpeg},
          {Exchange::tr("WebP with recipe"), webp},
          {Exchange::tr("TIFF with recipe"), tiff},
          {Exchange::tr("Share without recipe"), sharing}};
}

}  // namespace sana::ui
