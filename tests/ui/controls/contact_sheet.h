// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QImage>

#include "ui/style/appearance.h"

namespace sana::ui {

/// Every control in every state on one page: what a person looks at, and what the tests paint without a warning.
QImage contactSheet();

}  // namespace sana::ui
