// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QMenuBar;
class QWidget;

namespace sana::ui {

class ActionTable;

/// The six menus from the table of actions; called again when the language changes.
void fillMenuBar(QMenuBar& bar, ActionTable& actions);
/// What a picture's context menu offers.
void fillPictureMenu(QMenu& menu, ActionTable& actions);

}  // namespace sana::ui
