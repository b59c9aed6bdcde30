// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Copies of the database: weekly, before each migration, and what happens when the original is damaged.

#include "ui/library/shelf.h"

namespace sana::ui {

/// Exists if the last run met damage while it worked, so that the next start checks everything.
QString damageMark(const Shelf& shelf);

void backUpBeforeMigration(Shelf& shelf, int version);
/// If the newest weekly one is older than a week, or from the future. On a connection of its own.
void snapshotIfDue(const LibraryFolders& folders, const LibraryOptions& options);

/// Moves the damaged database and its log out of the way, never deleting it. Gives its new name.
QString setAside(const Shelf& shelf);
/// The newest copy that passes a full check. False if there is none.
bool restoreNewestSnapshot(const Shelf& shelf);
/// What can still be read of draft, queue, stars, titles, tags and boards.
void salvage(Shelf& shelf, const QString& damaged);

}  // namespace sana::ui
