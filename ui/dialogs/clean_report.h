// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>

namespace sana::ui {

class Studio;

/// What a report must not tell, as far as it is known.
struct PrivateWords {
  QStringList folders;  ///< of pictures, data and models: may hold spaces
  QStringList names;    ///< of the person and the computer
  QStringList texts;    ///< prompts, titles, styles, tags, boards, files that were opened
};

/// Of this session: queue, form, styles, side list, the newest pictures.
PrivateWords privateWords(Studio& studio);

/// `text` for others to read: <…> for private words and for whatever stands in quotation marks, <path>.png for paths
/// and <…>.png for names of files. Where it cannot be seen where a path or a name ends (both may hold spaces), the rest
/// of its line goes too: a report may lose a word, never tell one.
QString cleanReport(const QString& text, const PrivateWords& words);

}  // namespace sana::ui
