// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Rows about pictures: image, recipe, node and search index together.

#include "ui/library/library_types.h"
#include "ui/library/sql.h"

namespace sana::ui {

/// Everything that a new row needs.
struct PictureEntry {
  QString uid, path, kind, parentUid, recipeText, sha256, originalPlace;
  QJsonObject recipe;
  QSize size;
  qint64 createdMs = 0, deletedMs = 0, fileBytes = 0;
  double understandSeconds = 0, drawSeconds = 0, developSeconds = 0;
};

/// Inside a transaction of the caller. Gives the id.
qint64 insertPicture(Database& database, const PictureEntry& entry, bool fullText);

/// Parents that were adopted after their children; inside a transaction of the caller.
void linkParents(Database& database);

/// In the order of `ids`; those that do not exist are left out.
QVector<PictureRecord> readRecords(Database& database, const QVector<qint64>& ids);

/// The words of one picture for the search, replacing what was there.
void indexPicture(Database& database, qint64 id, bool fullText);
void fillFullText(Database& database);

}  // namespace sana::ui
