// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// in: a picture file. out: its pixels as 8-bit sRGB, for canvas and thumbnails. For worker threads.

#include <QImage>
#include <QSize>
#include <QString>

#include "ui/exchange/problem.h"

namespace sana::ui {

/// What the decoded pixels may take, four bytes each.
inline constexpr qint64 ownPictureBytes = qint64{512} << 20;
inline constexpr qint64 foreignPictureBytes = qint64{128} << 20;

struct LoadedPicture {
  QImage image;        ///< RGB32, or ARGB32_Premultiplied where it is transparent; null: see problem
  QSize originalSize;  ///< before it was made smaller
  Problem problem;
};

/// Only PNG, JPEG, WebP and TIFF, told by their first bytes. The declared size is checked before anything is decoded.
///   target  the picture is made smaller, smoothly, to fit in; empty: as it is
/// Never throws.
LoadedPicture loadPicture(const QString& path, qint64 maxBytes, QSize target = {});

}  // namespace sana::ui
