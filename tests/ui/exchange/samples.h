// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Pictures, recipes and texts that the tests of this folder share.

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>

#include "engine/image/png_text.h"
#include "ui/exchange/export_options.h"

namespace sana::ui::test {

/// Smooth colours with some grain, opaque; the same for the same size.
QImage samplePicture(QSize size = {64, 48});
/// A complete recipe with this prompt and negative prompt.
QByteArray sampleRecipe(const QString& prompt, const QString& negative = {});
/// Prompts that break careless writers, each with a name.
QList<std::pair<const char*, QString>> difficultPrompts();

inline constexpr Format allFormats[] = {Format::png, Format::jpeg, Format::webp, Format::tiff};
ExportOptions optionsFor(Format format);

/// A PNG with these texts.
QByteArray pngWith(const std::vector<engine::PngText>& texts);
/// A JPEG or WebP whose Exif directory has this UserComment, byte for byte.
QByteArray jpegWithExif(const QByteArray& exifBlock);
/// An Exif block: entries of the first directory and of the Exif directory, as UNDEFINED or BYTE.
struct RawTag {
  quint16 id, type;
  QByteArray value;
};
QByteArray exifOf(const QList<RawTag>& first, const QList<RawTag>& exif);
QByteArray jpegWithXmp(const QByteArray& packet);

/// Writes into a file of the folder; the path.
QString written(const QString& folder, const QString& name, const QByteArray& bytes);
QByteArray readAll(const QString& path);

}  // namespace sana::ui::test
