// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// in: the search line and a place. out: one SQL statement with its values.

#include <QVariant>
#include <QVector>

#include "ui/library/library_types.h"

namespace sana::ui {

/// One part of a search line.
struct SearchTerm {
  QString key, text;    ///< key: "" for words, else one of seed model size date is tag board
  bool not_ = false;    ///< with a minus before it
  bool phrase = false;  ///< in closed quotes: exactly these words
  bool operator==(const SearchTerm&) const = default;
};

/// Never fails: what is no operator is a word. Operators without a value are left out (they are being typed).
QVector<SearchTerm> parseSearchLine(const QString& line);

/// First and last millisecond of a year, month or day in local time ("2026", "2026-11", "2026-11-23", "a..b").
struct TimeSpan {
  qint64 first = 0, last = -1;
};
TimeSpan parseDates(const QString& text);

struct Search {
  QString sql;
  QVariantList values;
};
/// Columns: id; 4 created_ms + 2 starred + missing (every column of a hundred thousand rows costs). `fullText` false:
/// LIKE over the prompts.
Search buildSearch(const PictureQuery& query, bool fullText);

}  // namespace sana::ui
