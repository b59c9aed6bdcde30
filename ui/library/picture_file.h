// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// in: a finished picture. out: the bytes of its PNG with everything that draws it again; and back.

#include <QJsonObject>

#include <optional>
#include <vector>

#include "ui/library/picture_table.h"

namespace sana::ui {

struct EncodedPicture {
  PictureEntry entry;  ///< all but the path
  std::vector<std::uint8_t> bytes;
  QImage image;  ///< for the thumbnail
  qint64 job = 0;
};

/// Fails with LibraryError if there are no pixels.
EncodedPicture encodePicture(const NewPicture& picture, const QString& parentUid, qint64 nowMs);

/// True if this PNG is whole: it decodes, and its last chunk is there.
bool decodesToTheEnd(const QByteArray& bytes);

/// What a PNG, JPEG, WebP or TIFF says about itself: our recipe, or what another program wrote, as ours. Nothing: it
/// cannot be read. Its path, times and place are not filled in. `own` in the answer: it is a PNG with a recipe of ours.
/// Without a uid of its own it gets one from its bytes.
struct ReadPicture {
  PictureEntry entry;
  bool own = false;
};
std::optional<ReadPicture> readPicture(const QByteArray& bytes);

QString sha256Of(const QByteArray& bytes);
QString uidOfBytes(const QByteArray& bytes);
/// yyyy/MM/yyyyMMdd-HHmmss-<8 of uid>.<ending>, in local time.
QString pictureName(qint64 createdMs, const QString& uid, const QString& ending = QStringLiteral("png"));
/// True if a file could have been named by pictureName().
bool hasPictureName(const QString& fileName);

}  // namespace sana::ui
