// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/viewer.h"

#include <QAction>
#include <QKeyEvent>
#include <QLocale>

#include "ui/canvas/floating_bar.h"
#include "ui/canvas/picture_view.h"
#include "ui/controls/labels.h"
#include "ui/style/icon.h"
#include "ui/style/kinds.h"

namespace sana::ui {

namespace {

/// Back to the gallery; the other keys are the view's.
bool closes(const QKeyEvent& key) { return !(key.modifiers() & ~Qt::KeypadModifier) && key.key() == Qt::Key_Escape; }

}  // namespace

Viewer::Viewer(const DrawActions& actions, QWidget* parent)
    : QWidget(parent),
      view_(new PictureView),
      bar_(new FloatingBar(QString())),
      previous_(new QAction(icon(u"chevron-left"), QString(), this)),
      next_(new QAction(icon(u"chevron-right"), QString(), this)),
      close_(new QAction(icon(u"close"), QString(), this)),
      place_(new TextLabel(QString(), TypeRole::caption, Token::text2)) {
  place_->setAlignment(Qt::AlignCenter);
  bar_->addAction(previous_);
  bar_->addWidget(place_);
  bar_->addAction(next_);
  bar_->addSeparator();
  bar_->addAction(actions.star);
  bar_->addSeparator();
  bar_->addAction(actions.zoomOut);
  bar_->addZoomText();
  for (QAction* action : {actions.zoomIn, actions.fit, actions.fullScreen}) bar_->addAction(action);
  bar_->addSeparator();
  bar_->addAction(close_);
  floatOver(this, view_, bar_);
  setFocusProxy(view_);
  connect(view_, &ZoomArea::zoomChanged, bar_, &FloatingBar::setZoom);
  connect(view_, &PictureView::activated, this, &Viewer::closed);
  connect(view_, &PictureView::stepWanted, this, &Viewer::stepWanted);
  connect(close_, &QAction::triggered, this, &Viewer::closed);
  connect(previous_, &QAction::triggered, this, [this] { emit stepWanted(-1); });
  connect(next_, &QAction::triggered, this, [this] { emit stepWanted(1); });
  connectZoom(actions, view_, this);
  setPlace(0, 0);
  retranslate();
}

void Viewer::setPlace(int row, int count) {
  row_ = row;
  count_ = count;
  const QLocale locale;
  const auto text = [&](int number) {
    return tr("%1 of %2", "picture 3 of 120").arg(locale.toString(number), locale.toString(count_));
  };
  place_->reserve({text(count)});
  place_->setText(text(count > 0 ? row + 1 : 0));
  previous_->setEnabled(row > 0);
  next_->setEnabled(row + 1 < count);
  previous_->setToolTip(row > 0 ? tr("Previous picture (Left)") : tr("This is the first picture."));
  next_->setToolTip(row + 1 < count ? tr("Next picture (Right)") : tr("This is the last picture."));
}

void Viewer::retranslate() {
  bar_->setAccessibleName(tr("Picture tools"));
  previous_->setText(tr("Previous picture"));
  next_->setText(tr("Next picture"));
  close_->setText(tr("Back to the gallery"));
  close_->setToolTip(tr("Back to the gallery (Esc)"));
  setPlace(row_, count_);
}

bool Viewer::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && closes(*static_cast<QKeyEvent*>(event))) {
    event->accept();
    return true;
  }
  return QWidget::event(event);
}

void Viewer::keyPressEvent(QKeyEvent* event) {
  if (closes(*event)) emit closed();
  else QWidget::keyPressEvent(event);
}

void Viewer::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace sana::ui
