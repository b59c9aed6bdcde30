// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/panel_footer.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

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

int PanelFooter::widthFor(int columns) const {
  int widest = 0;
  for (const QPushButton* button : buttons_) widest = std::max(widest, button->sizeHint().width());
  return columns * widest + (columns - 1) * Metrics::rhythm + 2 * Metrics::panelPadding;
}

QSize PanelFooter::minimumSizeHint() const {
  const int two = widthFor(2);
  const bool isOne = largeFont() || two > Metrics::rightPanelMost;
  return {isOne ? widthFor(1) : two, QWidget::minimumSizeHint().height()};
}

void PanelFooter::arrange() {
  const int columns = largeFont() || width() < widthFor(2) ? 1 : 2;
  if (columns == columns_) return;
  columns_ = columns;
  for (QPushButton* button : buttons_) grid_->removeWidget(button);
  for (int i = 0; i < buttons_.size(); ++i) grid_->addWidget(buttons_[i], i / columns, i % columns);
  grid_->setColumnStretch(0, 1);
  grid_->setColumnStretch(1, columns - 1);
  setMinimumHeight(std::max(Metrics::footer, grid_->minimumSize().height()));
  updateGeometry();
}

void PanelFooter::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

bool PanelFooter::event(QEvent* event) {
  const bool handled = QWidget::event(event);
  if (event->type() == QEvent::LayoutRequest) {  // a button got another text
    arrange();
    updateGeometry();
  }
  return handled;
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
