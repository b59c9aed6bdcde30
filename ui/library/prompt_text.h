// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Text as the search index holds it: words as they are, scripts without spaces between words split into characters.

#include <QString>

namespace sana::ui {

/// Compatibility-composed, without accents that stand alone and without emoji variants, and with a space around every
/// code point of a script that is written without spaces (Chinese, kana, Hangul, Thai, …) and every symbol and emoji.
/// So a phrase query finds any part of such a text, also of one or two characters.
QString splitForSearch(const QString& text);

/// True if the index would hold anything of this text; else only LIKE finds it (punctuation).
bool hasSearchable(const QString& split);
/// True if the last code point stands alone, so that a prefix query makes no sense.
bool endsSplit(const QString& split);

}  // namespace sana::ui
