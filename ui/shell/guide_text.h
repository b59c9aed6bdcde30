// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace sana::ui {

/// The guide in the window's language, as Markdown.
QString guideText();

}  // namespace sana::ui
