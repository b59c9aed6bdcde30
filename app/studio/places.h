// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where the application finds its engine and built-in model, and keeps its files.

#include "ui/models/studio.h"

namespace sana::app {

/// For lock and socket: XDG_RUNTIME_DIR, else the data folder.
QString runtimeFolder();
/// `engine`: "" looks beside this program, in the build tree, then in PATH.
ui::StudioOptions studioOptions(const QString& engine);

}  // namespace sana::app
