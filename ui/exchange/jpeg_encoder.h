// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// JPEG by libjpeg-turbo: Qt's writer halves the colour resolution at every quality.

#include <QByteArray>
#include <QImage>

#include "ui/exchange/export_options.h"

namespace sana::ui {

/// The bytes that one APP segment can hold behind its length.
inline constexpr qsizetype jpegSegmentBytes = 65533;
/// What stands in an APP1 segment before the Exif block and before the XMP packet.
inline const QByteArray jpegExifMark("Exif\0\0", 6);
inline const QByteArray jpegXmpMark("http://ns.adobe.com/xap/1.0/\0", 29);

struct JpegJob {
  QImage picture;  ///< Format_RGB888
  int quality = 92;
  Chroma chroma = Chroma::full;
  QByteArray exif, xmp;  ///< with their marks; "": none
  QByteArray profile;    ///< ICC
};

/// Baseline, Huffman tables optimised. Fails: file, out_of_memory.
QByteArray encodeJpeg(const JpegJob& job);

}  // namespace sana::ui
