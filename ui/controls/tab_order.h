// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <initializer_list>

class QWidget;

namespace sana::ui {

/// Tab goes through these parts one after the other, and through the controls of each in the order they were made.
void tabThrough(std::initializer_list<QWidget*> parts);

}  // namespace sana::ui
