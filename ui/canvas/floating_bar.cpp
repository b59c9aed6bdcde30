// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/floating_bar.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QToolButton>

#include "ui/canvas/zoom_area.h"
#include "ui/controls/labels.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {

namespace {

constexpr int lift = 12, above = 20, sides = 20, zoomWidth = 52, separatorHeight = 20;

}  // namespace

FloatingBar::FloatingBar(const QString& name, QWidget* parent) : QWidget(parent), row_(new QHBoxLayout(this)) {
  setAccessibleName(name);
  row_->setContentsMargins(6, 6, 6, 6);
  row_->setSpacing(2);
  setCursor(Qt::ArrowCursor);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QToolButton* FloatingBar::addAction(QAction* action) {
  auto* button = new QToolButton(this);
  button->setDefaultAction(action);
  button->setToolButtonStyle(Qt::ToolButtonIconOnly);
  button->setFocusPolicy(Qt::TabFocus);
  setKind(*button, Kind::icon);
  row_->addWidget(button);
  return button;
}

void FloatingBar::addWidget(QWidget* widget) { row_->addWidget(widget); }

void FloatingBar::addSeparator() {
  auto* line = new HairLine(Qt::Vertical, this);
  line->setMinimumHeight(separatorHeight);
  row_->addSpacing(Metrics::grid);
  row_->addWidget(line, 0, Qt::AlignVCenter);
  row_->addSpacing(Metrics::grid);
}

void FloatingBar::addZoomText() {
  zoomText_ = new TextLabel(QString(), TypeRole::caption, Token::text2, this);
  zoomText_->setAlignment(Qt::AlignCenter);
  zoomText_->setMinimumWidth(zoomWidth);
  row_->addWidget(zoomText_);
  retranslate();
}

void FloatingBar::setZoom(double zoom) {
  zoom_ = zoom;
  if (zoomText_) zoomText_->setText(ZoomArea::zoomText(zoom));
}

void FloatingBar::retranslate() {
  if (!zoomText_) return;
  zoomText_->setAccessibleDescription(tr("Zoom"));
  zoomText_->reserve({ZoomArea::zoomText(ViewTransform::mostZoom), ZoomArea::zoomText(5)});
  setZoom(zoom_);
}

void FloatingBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void FloatingBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  fillRounded(painter, rect(), Metrics::radiusLarge, color(Token::chrome));
  edgeRounded(painter, rect(), Metrics::radiusLarge, color(Token::hairline));
}

void FloatingBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  emit resized();
}

void floatOver(QWidget* page, ZoomArea* view, FloatingBar* bar) {
  auto* grid = new QGridLayout(page);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->addWidget(view, 0, 0);
  auto* column = new QVBoxLayout;
  column->setContentsMargins(0, 0, 0, lift);
  column->addWidget(bar);
  grid->addLayout(column, 0, 0, Qt::AlignHCenter | Qt::AlignBottom);
  bar->raise();
  const auto makeRoom = [view, bar] { view->setMargins({sides, above, sides, 2 * lift + bar->sizeHint().height()}); };
  QObject::connect(bar, &FloatingBar::resized, view, makeRoom);
  makeRoom();
}

}  // namespace sana::ui
