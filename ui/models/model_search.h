// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which models there are on this computer. Reads folders: worker threads only.

#include <QStringList>

namespace sana::ui {

struct ModelFolders {
  QStringList there, gone;
};

/// The folders with a model_index.json on the engine's search path ($SANA_MODEL_PATH, <data>/models, installed), each
/// folder itself or one level below; before them those of `named` that exist, as they were named. Gone: those of `named` that do not.
ModelFolders findModelFolders(const QStringList& named);

/// Absolute and without links, so that one folder has one name.
QString plainFolder(const QString& folder);

}  // namespace sana::ui
