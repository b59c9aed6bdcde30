// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The order in which a finished picture becomes safe.

#include "ui/library/picture_file.h"
#include "ui/library/shelf.h"

namespace sana::ui {

/// Journal, part file, flush, rename, one transaction; only then announce() may follow. May be called again after a
/// failure: what is done already is not done twice.
PictureRecord keepPicture(Shelf& shelf, const EncodedPicture& picture, const QString& ending = QStringLiteral("png"));

/// Steps 4 and 5 for a file in its place. Gives 0 if a picture of this uid is known already.
qint64 enterPicture(Shelf& shelf, const PictureEntry& entry, qint64 job);
/// The line in the event log and the signal.
void announce(Shelf& shelf, const PictureRecord& record);

/// A copy in the data folder of what the picture folder did not take. Best effort: true if it is there.
bool leaveWaiting(const Shelf& shelf, const EncodedPicture& picture);
void dropWaiting(const Shelf& shelf, const EncodedPicture& picture);
/// What leaveWaiting() left at an earlier start.
void adoptWaiting(Shelf& shelf, RepairReport& report);

/// The file without a row, for a library that cannot be written. Gives its path.
QString writeAlone(const LibraryFolders& folders, const EncodedPicture& picture);

}  // namespace sana::ui
