// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/right_panel.h"

#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/controls/buttons.h"
#include "ui/controls/labels.h"
#include "ui/controls/tab_strip.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

void paintPanel(QWidget& panel) { QPainter(&panel).fillRect(panel.rect(), color(Token::chrome)); }

}  // namespace

RightPanel::RightPanel(QWidget* parent) : QWidget(parent) {
  tabs_ = new TabStrip(tr("Panel"), this);
  pages_ = new QStackedWidget(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(tabs_);
  column->addWidget(new HairLine(Qt::Horizontal, this));
  column->addWidget(pages_, 1);
  connect(tabs_, &QTabBar::currentChanged, this, [this](int page) {
    if (page >= 0 && page < pages_->count()) pages_->setCurrentIndex(page);
    emit currentChanged(page);
  });
}

void RightPanel::addPage(QWidget* page) {
  pages_->addWidget(page);
  tabs_->setCount(tabs_->addTab(QString()), 0);  // room for the count from the start
}

void RightPanel::setCurrent(int page) { tabs_->setCurrentIndex(page); }
int RightPanel::current() const { return tabs_->currentIndex(); }
void RightPanel::setCount(int page, int count) { tabs_->setCount(page, count); }

void RightPanel::setTitles(const QStringList& titles) {
  for (int page = 0; page < titles.size(); ++page) tabs_->setTabText(page, titles.at(page));
}

void RightPanel::paintEvent(QPaintEvent*) { paintPanel(*this); }

Rail::Rail(QWidget* parent) : QWidget(parent) {
  setMinimumWidth(Metrics::rail);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(Metrics::rhythm, Metrics::rhythm, Metrics::rhythm, Metrics::rhythm);
  column->setSpacing(Metrics::rhythm);
  int page = 0;
  for (const QStringView symbol : {QStringView(u"details"), QStringView(u"history"), QStringView(u"queue")}) {
    auto* button = new IconButton(symbol, QString(), this);
    button->setCheckable(true);
    connect(button, &QAbstractButton::clicked, this, [this, page] { emit toggled(page); });
    column->addWidget(button, 0, Qt::AlignHCenter);
    buttons_ << button;
    ++page;
  }
  column->addStretch();
}

void Rail::setOpen(int page) {
  for (int index = 0; index < buttons_.size(); ++index) buttons_.at(index)->setChecked(index == page);
}

void Rail::setNames(const QStringList& names) {
  for (int index = 0; index < buttons_.size(); ++index) buttons_.at(index)->setName(names.at(index));
}

void Rail::paintEvent(QPaintEvent*) { paintPanel(*this); }

}  // namespace sana::ui
