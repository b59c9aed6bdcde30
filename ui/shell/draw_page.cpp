// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/draw_page.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>

#include <utility>

#include "ui/shell/right_panel.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {
namespace {

/// Without a title it cannot be dragged: View > Panels moves, closes and restores it.
QDockWidget* makeDock(const QString& name, QWidget* content, QWidget* title, QMainWindow& page) {
  auto* dock = new QDockWidget(&page);
  dock->setObjectName(name);
  if (!title) {
    title = new QWidget(dock);
    auto* nothing = new QHBoxLayout(title);  // without a layout its height would be -1
    nothing->setContentsMargins(0, 0, 0, 0);
  }
  dock->setTitleBarWidget(title);
  dock->setWidget(content);
  return dock;
}

}  // namespace

DrawPage::DrawPage(const Parts& parts, QWidget* parent) : QMainWindow(parent), panel_(parts.right) {
  setWindowFlags(Qt::Widget);
  setContextMenuPolicy(Qt::NoContextMenu);
  setDockOptions({});  // no animation, and no dock behind another one
  setCentralWidget(parts.canvas);
  holder_ = new QWidget(this);
  auto* row = new QHBoxLayout(holder_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(panel_, 1);
  rail_ = new Rail(holder_);
  rail_->hide();
  row->addWidget(rail_);

  prompt_ = makeDock(QStringLiteral("prompt"), parts.prompt, parts.promptTitle, *this);
  strip_ = makeDock(QStringLiteral("strip"), parts.strip, nullptr, *this);
  right_ = makeDock(QStringLiteral("right"), holder_, nullptr, *this);
  // The side panels reach down to the status strip; the strip lies between them.
  setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
  setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);
  connect(rail_, &Rail::toggled, this, [this](int page) {
    const bool open = panel_->isVisible() && panel_->current() == page;
    panel_->setCurrent(page);
    panel_->setVisible(!open);
    rail_->setOpen(open ? -1 : page);
    placeOverlay();
    if (!open) panel_->setFocus();
  });
  connect(panel_, &RightPanel::currentChanged, this, [this](int page) {
    const int before = std::exchange(page_, page);
    if (narrow_ && panel_->isVisible()) rail_->setOpen(page);
    // A width that the person chose stays.
    const bool standard = !narrow_ && holder_->width() == panel_->standardWidth(before);
    if (standard) resizeDocks({right_}, {panel_->standardWidth(page)}, Qt::Horizontal);
  });
  resetLayout();
}

void DrawPage::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  if (!std::exchange(unsized_, false)) return;
  sizeDocks();  // before the first show the docks have no sizes to share
}

/// The toolkit draws no separator beside a dock of fixed height: canvas and the strip's line.
void DrawPage::paintEvent(QPaintEvent*) {
  if (!strip_->isVisible() || strip_->isFloating()) return;
  const QRect centre = centralWidget()->geometry(), strip = strip_->geometry();
  const bool above = strip.bottom() < centre.top();
  const int top = above ? strip.bottom() + 1 : centre.bottom() + 1;
  const QRect gap(centre.left(), top, centre.width(), (above ? centre.top() : strip.top()) - top);
  QPainter painter(this);
  painter.fillRect(gap, color(Token::canvas));
  const int line = above ? gap.top() : gap.bottom();
  paintHairline(painter, QRectF(gap.left(), line, gap.width(), 1), Qt::Horizontal, color(Token::hairline));
}

void DrawPage::sizeDocks() {
  const int right = narrow_ ? Metrics::rail : panel_->standardWidth(page_);
  resizeDocks({prompt_, right_}, {Metrics::promptPanel, right}, Qt::Horizontal);
}

void DrawPage::resetLayout() {
  addDockWidget(Qt::LeftDockWidgetArea, prompt_);
  addDockWidget(Qt::BottomDockWidgetArea, strip_);
  addDockWidget(Qt::RightDockWidgetArea, right_);
  for (QDockWidget* dock : {prompt_, strip_, right_}) {
    dock->setFloating(false);
    dock->show();
  }
  sizeDocks();
}

void DrawPage::place(QDockWidget* dock, Qt::DockWidgetArea area) {
  const bool hidden = dock->isHidden();
  dock->setFloating(false);
  addDockWidget(area, dock);
  dock->setHidden(hidden);
}

void DrawPage::swapSides() {
  const bool standard = dockWidgetArea(prompt_) != Qt::RightDockWidgetArea;
  place(prompt_, standard ? Qt::RightDockWidgetArea : Qt::LeftDockWidgetArea);
  place(right_, standard ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea);
  sizeDocks();
  placeOverlay();
}

void DrawPage::putStripAbove(bool above) {
  place(strip_, above ? Qt::TopDockWidgetArea : Qt::BottomDockWidgetArea);
  update();
}

void DrawPage::setRailNames(const QStringList& names) { rail_->setNames(names); }

void DrawPage::showRight(int page) {
  right_->show();
  panel_->setCurrent(page);
  if (!narrow_) return;
  panel_->show();
  rail_->setOpen(page);
  placeOverlay();
}

void DrawPage::setNarrow(bool narrow) {
  if (narrow == narrow_) return;
  narrow_ = narrow;
  rail_->setVisible(narrow);
  rail_->setOpen(-1);
  if (narrow) {
    panel_->setParent(this);
    panel_->setOverlay(true);
    panel_->hide();
    holder_->setMinimumWidth(Metrics::rail);
    holder_->setMaximumWidth(Metrics::rail);
  } else {
    holder_->setMaximumWidth(QWIDGETSIZE_MAX);
    holder_->setMinimumWidth(0);  // the panel says how narrow it can be
    static_cast<QHBoxLayout*>(holder_->layout())->insertWidget(0, panel_, 1);
    panel_->setOverlay(false);
    panel_->show();
    resizeDocks({right_}, {panel_->standardWidth(page_)}, Qt::Horizontal);
  }
}

void DrawPage::placeOverlay() {
  if (!narrow_ || !panel_->isVisible()) return;
  const QPoint rail = holder_->mapTo(this, QPoint(0, 0));
  const int width = qMax(Metrics::rightPanel, panel_->minimumSizeHint().width());
  const bool opensRight = isRightToLeft() != (dockWidgetArea(right_) == Qt::LeftDockWidgetArea);
  const int x = opensRight ? rail.x() + holder_->width() : rail.x() - width;
  panel_->setGeometry(x, rail.y(), width, holder_->height());
  panel_->raise();
}

void DrawPage::resizeEvent(QResizeEvent* event) {
  setNarrow(event->size().width() < Metrics::narrowWindow);
  QMainWindow::resizeEvent(event);
  placeOverlay();
}

}  // namespace sana::ui
