// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sana::ui {

/// What is being typed into a field counts from now on, as if the field had been left. The focus stays.
void commitTyping();

}  // namespace sana::ui
