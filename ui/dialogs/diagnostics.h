// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace sana::ui {

class Studio;

/// What helps to find a fault: versions, system, engine, model, memory, numbers of pictures and jobs, banners.
/// cleanReport() has removed paths, names and prompts.
QString diagnosticsReport(Studio& studio);

}  // namespace sana::ui
