// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// in: a PNG, JPEG, WebP or TIFF from anywhere. out: its size and the texts beside its pixels; no pixel is decoded.

#include <QByteArrayList>
#include <QSize>
#include <QStringList>
#include <vector>

#include "engine/image/png_text.h"
#include "ui/exchange/byte_source.h"

namespace sana::ui {

/// The limits of reading, checked before anything is allocated for it.
inline constexpr int maxSegments = 4096;  ///< of a JPEG or WebP that are no pixels
inline constexpr qint64 maxTextBytes = qint64{engine::max_png_text_bytes};
inline constexpr qint64 maxPictureFileBytes = qint64{1} << 30;

struct FoundTexts {
  QSize size;
  std::vector<engine::PngText> pngTexts;
  QByteArray xmp;
  QByteArrayList comments;      ///< UserComment as it stands, from either directory
  QByteArrayList descriptions;  ///< ImageDescription, Make, Model (0x010E to 0x0110)
  QByteArray makerNote;
  QStringList notes;

  const engine::PngText* find(std::string_view keyword) const;
};

/// Fails: file, with a sentence, where the file is none of these, has no size, or passes a limit. Damaged texts are
/// left out and noted.
FoundTexts readContainer(ByteSource& source, Container container);

}  // namespace sana::ui
