// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/tab_order.h"

#include <QWidget>

namespace sana::ui {

void tabThrough(std::initializer_list<QWidget*> parts) {
  QWidget* last = nullptr;
  const auto follow = [&last](QWidget* widget) {
    if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy()) return;
    if (last && widget->window() != last->window()) return;  // the list of a combo box
    if (last) QWidget::setTabOrder(last, widget);
    last = widget;
  };
  for (QWidget* part : parts) {
    follow(part);
    for (QWidget* child : part->findChildren<QWidget*>()) follow(child);
  }
}

}  // namespace sana::ui
