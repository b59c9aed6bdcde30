// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/panel_footer.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>

#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {

PanelFooter::PanelFooter(const QVector<QPushButton*>& buttons, QWidget* parent)
    : QWidget(parent), buttons_(buttons), grid_(new QGridLayout(this)) {
  grid_->setContentsMargins(Metrics::panelPadding, 14, Metrics::panelPadding, 14);
  grid_->setSpacing(Metrics::rhythm);
  for (QPushButton* button : buttons_) {
    button->setParent(this);
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  }
  arrange();
}

void PanelFooter::arrange() {
  for (QPushButton* button : buttons_) grid_->removeWidget(button);
  const int columns = largeFont() ? 1 : 2;
  for (int i = 0; i < buttons_.size(); ++i) grid_->addWidget(buttons_[i], i / columns, i % columns);
  grid_->setColumnStretch(0, 1);
  grid_->setColumnStretch(1, columns - 1);
  setMinimumHeight(Metrics::footer);
}

void PanelFooter::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintHairline(painter, QRectF(0, 0, width(), 1), Qt::Horizontal, color(Token::hairline));
}

void PanelFooter::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) arrange();
  QWidget::changeEvent(event);
}

}  // namespace sana::ui
