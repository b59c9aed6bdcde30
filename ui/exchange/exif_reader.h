// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tags of a TIFF, and of the same structure inside JPEG, WebP and PNG.

#include "ui/exchange/container_reader.h"

namespace sana::ui {

/// Adds the texts of the first directory and its Exif directory; size and XMP only where the file itself is a TIFF.
/// What points behind the end is skipped. Fails: file where the texts pass the limit.
void readExif(ByteSource& source, FoundTexts& found, bool isWholeFile);

/// Shape of what a TIFF's decoder would have to hold at once.
struct TiffBlocks {
  qint64 pixels = 0;  ///< of one tile or strip
  qint64 bitsPerPixel = 0;
};
TiffBlocks tiffBlocks(ByteSource& source);

}  // namespace sana::ui
