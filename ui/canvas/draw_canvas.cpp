// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/draw_canvas.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>

#include "ui/canvas/first_run_paper.h"
#include "ui/canvas/floating_bar.h"
#include "ui/canvas/picture_view.h"
#include "ui/controls/empty_state.h"

namespace sana::ui {

DrawCanvas::DrawCanvas(const DrawActions& actions, QWidget* parent)
    : QWidget(parent),
      view_(new PictureView(this)),
      bar_(new FloatingBar(tr("Picture tools"), this)),
      paper_(new FirstRunPaper(view_)),
      empty_(new EmptyState(u"picture", QString(), QString(), this)) {
  for (QAction* action : {actions.star, actions.tags, actions.board}) bar_->addAction(action);
  bar_->addSeparator();
  bar_->addAction(actions.compare);
  bar_->addSeparator();
  bar_->addAction(actions.zoomOut);
  bar_->addZoomText();
  for (QAction* action : {actions.zoomIn, actions.fit, actions.fullScreen}) bar_->addAction(action);
  floatOver(this, view_, bar_);
  static_cast<QGridLayout*>(layout())->addWidget(empty_, 0, 0);
  empty_->raise();
  connect(view_, &ZoomArea::zoomChanged, bar_, &FloatingBar::setZoom);
  connect(view_, &ZoomArea::transformChanged, this, &DrawCanvas::placePaper);
  connect(view_, &PictureView::previewPainted, this, &DrawCanvas::previewPainted);
  connect(view_, &PictureView::activated, this, &DrawCanvas::viewerWanted);
  connect(view_, &PictureView::stepWanted, this, &DrawCanvas::stepWanted);
  connect(paper_, &FirstRunPaper::examplePicked, this, &DrawCanvas::examplePicked);
  connect(empty_, &EmptyState::actionTriggered, this, &DrawCanvas::locateWanted);
  connectZoom(actions, view_, this);
  showNothingSelected();
}

void DrawCanvas::showFirstRun(const QSize& pictureSize) {
  view_->showPaper(pictureSize);
  view_->fit();
  paper_->show();
  empty_->hide();
  bar_->hide();
  placePaper();
}

void DrawCanvas::showNothingSelected() {
  missing_.clear();
  view_->clear();
  paper_->hide();
  bar_->hide();
  empty_->setAction(QString());
  empty_->show();
  retranslate();
}

void DrawCanvas::showMissing(const QString& path) {
  showNothingSelected();
  missing_ = path;
  empty_->setAction(tr("Find the file…"));
  retranslate();
}

void DrawCanvas::showView() {
  paper_->hide();
  empty_->hide();
  bar_->show();
  bar_->setZoom(view_->zoom());
}

void DrawCanvas::placePaper() {
  if (paper_->isVisibleTo(this)) paper_->setGeometry(view_->pictureRect().toRect());
}

void DrawCanvas::retranslate() {
  bar_->setAccessibleName(tr("Picture tools"));
  if (missing_.isEmpty()) {
    empty_->setSymbol(u"picture");
    empty_->setTexts(tr("No picture selected"), tr("Choose one in the strip below, or press Generate."));
  } else {
    empty_->setSymbol(u"no-picture");
    empty_->setTexts(tr("The file is missing"), tr("%1 was moved or deleted. Its recipe is kept.").arg(missing_));
  }
}

void DrawCanvas::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  placePaper();
}

void DrawCanvas::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace sana::ui
