// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// in: a picture and its recipe. out: the bytes of a file of the wished format. For worker threads.

#include <QByteArray>
#include <QImage>
#include <QStringList>

#include "ui/exchange/export_options.h"

namespace sana::ui {

struct Encoded {
  QByteArray bytes;
  QStringList notes;  ///< what the format had no room for, in sentences
};

/// Scaled, converted to sRGB and tagged so; encoded anew from the pixels, nothing is copied from elsewhere.
///   recipe  JSON as recipe_json() writes it; empty: nothing is known about the picture
/// With recipe: A1111 text, JSON recipe, XMP. Where they pass the limits of the format, the prompt in the XMP goes
/// first, then the A1111 text; the recipe always stays, deflated if it must be.
/// Without: only profile and source type.
/// Fails: engine::Exception where the format cannot hold or write the picture, or the recipe is none.
Encoded encodePicture(const QImage& picture, const QByteArray& recipe, const ExportOptions& options);

/// The size that the file will have, found by encoding it. Fails: as encodePicture().
qint64 estimateBytes(const QImage& picture, const QByteArray& recipe, const ExportOptions& options);

}  // namespace sana::ui
