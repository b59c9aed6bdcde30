// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAction;
class QWidget;

namespace sana::ui {

class ZoomArea;

/// Actions of the window that canvases show in their bars. The window handles all but the four zooms.
struct DrawActions {
  QAction* star = nullptr;
  QAction* tags = nullptr;
  QAction* board = nullptr;
  QAction* compare = nullptr;
  QAction* zoomIn = nullptr;
  QAction* zoomOut = nullptr;
  QAction* fit = nullptr;
  QAction* actualSize = nullptr;  ///< no button; may be null
  QAction* fullScreen = nullptr;
};

/// zoomIn, zoomOut, fit and actualSize act on `area` while `page` is visible: several pages share the actions.
void connectZoom(const DrawActions& actions, ZoomArea* area, QWidget* page);

}  // namespace sana::ui
