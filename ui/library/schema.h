// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tables of library.db and how each version became the next.

#include "ui/library/sql.h"

namespace sana::ui {

/// The version that this program writes (PRAGMA user_version).
int newestSchema();
int schemaOf(Database& database);

/// Steps (from, to], each in one transaction. Tests stop at an earlier version.
void migrate(Database& database, int to);

/// True where a temporary FTS5 table with our tokenizer can be made.
bool hasFullText(Database& database);
/// Makes the search index, and fills it again where pictures were kept while it could not be written.
void prepareFullText(Database& database);

}  // namespace sana::ui
