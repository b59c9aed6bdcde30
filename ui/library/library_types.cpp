// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library_types.h"

#include <QStandardPaths>

#include "engine/core/user_folders.h"

namespace sana::ui {

LibraryFolders LibraryFolders::standard() {
  const auto own = [](const char* variable, const char* fallback) {
    return QString::fromStdString(engine::user_folder(variable, fallback).string());
  };
  return {QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) + "/Sana",
          own("XDG_DATA_HOME", ".local/share"), own("XDG_STATE_HOME", ".local/state")};
}

}  // namespace sana::ui
