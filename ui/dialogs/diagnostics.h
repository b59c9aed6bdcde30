// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace sana::ui {

class Studio;

/// What helps to find a fault: versions, system, engine, model, memory, numbers of pictures and jobs, banners.
/// No path, no name of the person or the computer, no prompt.
QString diagnosticsReport(Studio& studio);
/// `text` without the home folder, the person's and the computer's name.
QString withoutPersonalWords(QString text);

}  // namespace sana::ui
