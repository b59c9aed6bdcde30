// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_actions.h"

#include <QAction>

#include "ui/canvas/zoom_area.h"

namespace sana::ui {

void connectZoom(const DrawActions& actions, ZoomArea* area, QWidget* page) {
  const auto acts = [area, page](QAction* action, void (ZoomArea::*slot)()) {
    if (!action) return;
    QObject::connect(action, &QAction::triggered, area, [area, page, slot] {
      if (page->isVisible()) (area->*slot)();
    });
  };
  acts(actions.zoomIn, &ZoomArea::zoomIn);
  acts(actions.zoomOut, &ZoomArea::zoomOut);
  acts(actions.fit, &ZoomArea::fit);
  acts(actions.actualSize, &ZoomArea::actualSize);
}

}  // namespace sana::ui
