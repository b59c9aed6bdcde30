// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a picture leaves the program, and how such wishes are kept.

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QSize>
#include <QString>
#include <cstdint>
#include <optional>

namespace sana::ui {

enum class Format : std::uint8_t { png, jpeg, webp, tiff };
enum class Chroma : std::uint8_t { full, quarter };  ///< 4:4:4, 4:2:0
/// What to do where the name is taken already.
enum class Clash : std::uint8_t { rename, replace, skip };

/// The size of the exported picture; never larger than max_picture_side.
struct Scale {
  enum class Kind : std::uint8_t { original, longSide, percent };
  Kind kind = Kind::original;
  int value = 100;  ///< pixels of the longer side, or percent

  QSize apply(QSize picture) const;
  bool operator==(const Scale&) const = default;
};

struct ExportOptions {
  Format format = Format::png;
  int quality = 92;  ///< 1 to 100; JPEG and WebP
  bool lossless = false;  ///< WebP; the other formats are either always or never so
  Chroma chroma = Chroma::full;  ///< JPEG
  Scale scale;
  /// Off: pixels, colour profile and the source type only, a neutral name.
  bool withRecipe = true;
  /// Says in the metadata that a machine made the picture. Independent of withRecipe.
  bool aiMark = true;
  QString nameTemplate = QStringLiteral("{prompt} {seed}");

  bool operator==(const ExportOptions&) const = default;
};

struct ExportPreset {
  QString name;
  ExportOptions options;
  bool operator==(const ExportPreset&) const = default;
};

/// "png", "jpeg", "webp", "tiff".
QString formatName(Format format);
/// "png", "jpg", "webp", "tif".
QString fileSuffix(Format format);
std::optional<Format> formatOfSuffix(const QString& suffix);
/// False where the installed plug-ins cannot write the format.
bool canWrite(Format format);

QJsonObject toJson(const ExportOptions& options);
/// Values that make no sense keep their default.
ExportOptions optionsFromJson(const QJsonObject& object);
QJsonArray toJson(const QList<ExportPreset>& presets);
/// Entries without a name are left out.
QList<ExportPreset> presetsFromJson(const QJsonArray& array);
/// One for each format, and one to share without the recipe.
QList<ExportPreset> builtInPresets();

}  // namespace sana::ui
