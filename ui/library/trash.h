// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Delete is a rename into .trash of the same folder tree; only emptying lets go, into the system's trash.

#include "ui/library/shelf.h"

namespace sana::ui {

void trashPictures(Shelf& shelf, const QVector<qint64>& ids);
void restorePictures(Shelf& shelf, const QVector<qint64>& ids);
/// Gives the number of pictures that left.
int emptyTrash(Shelf& shelf);
/// A journal row of one of these that was not finished.
void settleMove(Shelf& shelf, const QString& uid, const QString& state, const QString& path);
/// True if this is a file in a trash folder of the desktop.
bool isInSystemTrash(const QString& path);

}  // namespace sana::ui
