// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// in: a picture file from elsewhere. out: what keepPicture() needs, its bytes unchanged.

#include "ui/library/picture_file.h"
#include "ui/library/shelf.h"

namespace sana::ui {

struct ImportedPicture {
  EncodedPicture picture;
  QString ending;
};

/// Fails with LibraryError if it is no picture that can be decoded.
ImportedPicture readForImport(const QString& file, qint64 nowMs);

/// The picture, if it is in the library already: taken out of the trash, its lost file put back. id 0: it is not.
PictureRecord importKnown(Shelf& shelf, const ImportedPicture& picture);

}  // namespace sana::ui
