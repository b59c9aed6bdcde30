// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/details_panel.h"

#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/canvas/panel_footer.h"
#include "ui/controls/empty_state.h"
#include "ui/history/details_content.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"

namespace sana::ui {

DetailsPanel::DetailsPanel(QWidget* parent)
    : QWidget(parent),
      pages_(new QStackedWidget),
      content_(new DetailsContent),
      empty_(new EmptyState(u"picture", QString(), QString())),
      use_(new QPushButton),
      variations_(new QPushButton),
      export_(new QPushButton),
      folder_(new QPushButton) {
  auto* scroll = new QScrollArea;
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidget(content_);
  pages_->addWidget(empty_);
  pages_->addWidget(scroll);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(pages_, 1);
  column->addWidget(new PanelFooter({use_, variations_, export_, folder_}));
  connect(use_, &QPushButton::clicked, this, [this] { emit useRecipe(picture_); });
  connect(variations_, &QPushButton::clicked, this, [this] { emit variations(picture_); });
  connect(export_, &QPushButton::clicked, this, [this] { emit exportWanted(picture_); });
  connect(folder_, &QPushButton::clicked, this, [this] { emit showInFolder(picture_); });
  connect(content_, &DetailsContent::parentWanted, this, &DetailsPanel::pictureWanted);
  connect(content_, &DetailsContent::tagWanted, this, &DetailsPanel::tagWanted);
  connect(content_, &DetailsContent::tagsChanged, this,
          [this](const QStringList& add, const QStringList& remove) { emit tagsChanged(picture_, add, remove); });
  retranslate();
}

void DetailsPanel::showPicture(const DetailsContents& contents) {
  picture_ = contents.record.id;
  missing_ = contents.record.missing;
  content_->setContents(contents);
  pages_->setCurrentIndex(1);
  block();
}

void DetailsPanel::showNothing(bool drawing) {
  picture_ = 0;
  drawing_ = drawing;
  nameNothing();
  pages_->setCurrentIndex(0);
  block();
}

void DetailsPanel::nameNothing() {
  if (drawing_) empty_->setTexts(tr("Being drawn"), tr("Its prompt, seed and settings appear here when it is finished."));
  else empty_->setTexts(tr("No picture selected"), tr("Its prompt, seed and settings appear here, ready to copy."));
}

void DetailsPanel::editTags() {
  if (picture_) content_->editTags();
}

void DetailsPanel::block() {
  const QString none = picture_ ? QString() : tr("No picture is selected.");
  const QString file = missing_ && picture_ ? tr("The file of this picture is missing.") : none;
  setBlocked(*use_, none);
  setBlocked(*variations_, none);
  setBlocked(*export_, file);
  setBlocked(*folder_, file);
}

void DetailsPanel::retranslate() {
  use_->setText(tr("Use recipe"));
  variations_->setText(tr("Variations"));
  export_->setText(tr("Export…"));
  folder_->setText(tr("Show in folder"));
  nameNothing();
  block();
}

void DetailsPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    if (refresh_) refresh_();
  }
  QWidget::changeEvent(event);
}

}  // namespace sana::ui
