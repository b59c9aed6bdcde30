// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/right_panel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/controls/buttons.h"
#include "ui/controls/labels.h"
#include "ui/controls/tab_strip.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

/// The first tab's words begin where the panel's content begins.
constexpr int tabsLead = 6;
/// Its lanes take room beside the words.
constexpr int historyPage = 1;

void paintPanel(QWidget& panel) { QPainter(&panel).fillRect(panel.rect(), color(Token::chrome)); }

}  // namespace

RightPanel::RightPanel(QWidget* parent) : QWidget(parent) {
  tabs_ = new TabStrip(QString(), this);
  pages_ = new QStackedWidget(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(tabsLead, 0, 0, 0);
  row->addWidget(tabs_, 1);
  column->addLayout(row);
  column->addWidget(new HairLine(Qt::Horizontal, this));
  column->addWidget(pages_, 1);
  connect(tabs_, &QTabBar::currentChanged, this, [this](int page) {
    if (page >= 0 && page < pages_->count()) pages_->setCurrentIndex(page);
    emit currentChanged(page);
  });
}

void RightPanel::addPage(QWidget* page) {
  pages_->addWidget(page);
  tabs_->addTab(QString());
}

void RightPanel::setCurrent(int page) { tabs_->setCurrentIndex(page); }
int RightPanel::current() const { return tabs_->currentIndex(); }
void RightPanel::setCount(int page, int count) { tabs_->setCount(page, count); }

void RightPanel::setTitles(const QStringList& titles) {
  for (int page = 0; page < titles.size(); ++page) tabs_->setTabText(page, titles.at(page));
  tabs_->setAccessibleName(tr("Panel"));
}

QSize RightPanel::minimumSizeHint() const {
  return QWidget::minimumSizeHint().expandedTo({grown(Metrics::rightPanelLeast), 0});
}

int RightPanel::standardWidth(int page) const {
  const int wanted = page == historyPage ? Metrics::historyPanel : Metrics::rightPanel;
  return qMax(wanted, minimumSizeHint().width());
}

void RightPanel::setOverlay(bool on) {
  overlay_ = on;
  layout()->setContentsMargins(on ? 1 : 0, 0, on ? 1 : 0, 0);
  update();
}

void RightPanel::paintEvent(QPaintEvent*) {
  paintPanel(*this);
  if (!overlay_) return;
  QPainter painter(this);
  for (const int x : {0, width() - 1})
    paintHairline(painter, QRectF(x, 0, 1, height()), Qt::Vertical, color(Token::hairline));
}

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
