// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Plain functions on the text of a prompt.

#include <QString>
#include <QVector>

#include <optional>

#include "ui/library/library_types.h"

namespace sana::ui {

/// The text without its comment lines (first visible character `#`).
QString withoutComments(const QString& typed);

/// For each UTF-16 unit of withoutComments(typed): where it stands in `typed`.
QVector<int> originsWithoutComments(const QString& typed);

/// The longest beginning of at most `bytes` bytes of UTF-8 that cuts no character.
QString cutToBytes(const QString& text, int bytes);

/// UTF-16 units in the first `bytes` bytes of UTF-8.
int unitsInBytes(const QString& text, int bytes);

/// The one replacement that makes `after` of `before`; nothing if they are equal. Never splits a surrogate pair.
std::optional<PromptEdit> promptEdit(const QString& before, const QString& after);

/// The text that these edits, oldest first, made `now` of; nothing if they do not fit it.
std::optional<QString> textBeforeEdits(const QString& now, const QVector<PromptEdit>& edits);

struct PromptAndCaret {
  QString text;
  int caret = 0;
};
/// The part between commas that holds the caret changes places with its neighbour (by: -1 left, 1 right), inside its
/// line; the caret moves along. Commas are , ， and 、. Unchanged where there is no neighbour.
PromptAndCaret movePromptPart(const QString& text, int caret, int by);

}  // namespace sana::ui
