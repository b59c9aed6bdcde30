// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/filmstrip.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include "ui/controls/labels.h"
#include "ui/gallery/strip_view.h"
#include "ui/models/action_table.h"
#include "ui/models/studio.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {

Filmstrip::Filmstrip(Studio& studio, ActionTable&, QWidget* parent) : QWidget(parent), studio_(studio) {
  setMinimumHeight(Metrics::footer - 1);  // the line above it belongs to the page
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  view_ = new StripView(studio_, this);
  empty_ = new TextLabel(QString(), TypeRole::caption, Token::text3, this);
  empty_->setAlignment(Qt::AlignCenter);
  unseen_ = new QPushButton(this);
  follow_ = new QCheckBox(this);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(Metrics::rhythm, 1, Metrics::panelPadding, 0);
  row->setSpacing(Metrics::groupGap);
  row->addWidget(view_, 1);
  row->addWidget(empty_, 1);
  row->addWidget(unseen_);
  row->addWidget(follow_);
  CurrentPicture& current = studio_.current();
  connect(unseen_, &QPushButton::clicked, &current, &CurrentPicture::showNewest);
  connect(follow_, &QCheckBox::toggled, &current, &CurrentPicture::setFollowNewest);
  connect(view_, &StripView::menuWanted, this, &Filmstrip::menuWanted);
  for (const auto& signal : {&CurrentPicture::unseenChanged, &CurrentPicture::followNewestChanged, &CurrentPicture::changed})
    connect(&current, signal, this, &Filmstrip::update);
  connect(&studio_.strip(), &GalleryModel::emptyChanged, this, &Filmstrip::update);
  connect(&studio_.strip(), &GalleryModel::queryFinished, this, &Filmstrip::update);
  connect(&studio_.strip(), &GalleryModel::pictureAdded, this, &Filmstrip::update);
  connect(&studio_.generation(), &GenerationModel::runningChanged, this, &Filmstrip::update);
  retranslate();
}

void Filmstrip::update() {
  const CurrentPicture& current = studio_.current();
  const bool any = studio_.strip().rowCount() > 0 || studio_.generation().running();
  view_->setVisible(any);
  empty_->setVisible(!any);
  unseen_->setVisible(current.unseen() > 0);
  unseen_->setText(tr("%n new", nullptr, current.unseen()));
  follow_->setVisible(any && current.unseen() == 0);
  const QSignalBlocker quiet(follow_);
  follow_->setChecked(current.followNewest());
}

void Filmstrip::retranslate() {
  view_->setAccessibleName(tr("Filmstrip"));
  empty_->setText(tr("Pictures you draw line up here"));
  follow_->setText(tr("Follow newest"));
  follow_->setToolTip(tr("Shows each new picture when it is ready."));
  unseen_->setToolTip(tr("Goes to the newest picture."));
  update();
}

void Filmstrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Token::chrome));
}

void Filmstrip::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace sana::ui
