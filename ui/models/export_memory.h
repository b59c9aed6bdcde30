// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the export dialog remembers: how it was used last, and the person's presets.

#include "ui/exchange/export_options.h"
#include "ui/models/settings.h"

namespace sana::ui {

struct ExportMemory {
  ExportOptions last;
  QString folder;
  Clash clash = Clash::rename;
  QList<ExportPreset> own;
  bool operator==(const ExportMemory&) const = default;
};

/// Without a last time: format, name and privacy as the settings say, and the folder of the desktop's pictures.
ExportMemory readExportMemory(const Settings& settings);
void writeExportMemory(Settings& settings, const ExportMemory& memory);

}  // namespace sana::ui
