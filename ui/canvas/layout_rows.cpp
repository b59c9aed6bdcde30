// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/layout_rows.h"

#include <QLabel>
#include <QLayout>
#include <QWidget>

namespace sana::ui {

void emptyLayout(QLayout& layout, const QWidget* keep) {
  while (QLayoutItem* item = layout.takeAt(0)) {
    if (QWidget* widget = item->widget(); widget && widget != keep) {
      widget->hide();
      widget->deleteLater();
    }
    delete item;
  }
}

void wrapWithin(QLabel& label) {
  label.setWordWrap(true);
  QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  label.setSizePolicy(policy);
}

}  // namespace sana::ui
