// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_window.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/controls/labels.h"
#include "ui/controls/search_field.h"
#include "ui/models/studio.h"
#include "ui/settings/settings_page.h"
#include "ui/style/icon.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

constexpr QSize standardSize{840, 620};

using Page = SettingDescription::Page;

struct PageEntry {
  Page page;
  QStringView icon;
};

constexpr PageEntry entries[] = {{Page::general, u"settings"},
                                 {Page::pictures, u"picture"},
                                 {Page::engine, u"device"},
                                 {Page::privacy, u"lock"},
                                 {Page::keys, u"keyboard"}};

}  // namespace

SettingsWindow::SettingsWindow(Studio& studio, ActionTable& actions, QWidget* parent)
    : QDialog(parent), studio_(studio), actions_(actions) {
  setAttribute(Qt::WA_DeleteOnClose);
  resize(standardSize);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  build();
}

void SettingsWindow::build() {
  setWindowTitle(tr("Settings"));
  delete layout();
  qDeleteAll(findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(makeSide());
  pages_ = new QStackedWidget(this);
  for (const PageEntry& entry : entries) pages_->addWidget(new SettingsPage(studio_, actions_, entry.page, pages_));
  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  column->addWidget(pages_, 1);
  column->addWidget(new HairLine(Qt::Horizontal, this));
  column->addWidget(makeFooter());
  row->addLayout(column, 1);
  connect(list_, &QListWidget::currentRowChanged, this, [this](int index) {
    if (index < 0) return;
    page_ = entries[index].page;
    pages_->setCurrentIndex(index);
  });
  showPage(page_);
}

QWidget* SettingsWindow::makeSide() {
  auto* side = new QWidget(this);
  side->setMinimumWidth(Metrics::sidebar);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(Metrics::groupGap, Metrics::panelPadding, Metrics::groupGap, Metrics::panelPadding);
  column->setSpacing(Metrics::groupGap);
  auto* find = new SearchField(tr("Search settings"), side);
  connect(find, &SearchField::searchRequested, this, &SettingsWindow::search);
  list_ = new QListWidget(side);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setAccessibleName(tr("Pages of the settings"));
  list_->viewport()->setAutoFillBackground(false);
  for (const PageEntry& entry : entries) list_->addItem(new QListWidgetItem(icon(entry.icon), Settings::pageTitle(entry.page)));
  column->addWidget(find);
  column->addWidget(list_, 1);
  side->setMaximumWidth(qMax(Metrics::sidebar, list_->sizeHintForColumn(0) + 4 * Metrics::groupGap));
  return side;
}

QWidget* SettingsWindow::makeFooter() {
  auto* box = new QWidget(this);
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(Metrics::panelPadding + Metrics::rhythm, Metrics::groupGap, Metrics::panelPadding + Metrics::rhythm, Metrics::groupGap);
  row->addWidget(new TextLabel(tr("Changes apply at once."), TypeRole::caption, Token::text3, box));
  row->addStretch();
  auto* reset = new QPushButton(tr("Reset this page"), box);
  auto* close = new QPushButton(tr("Close"), box);
  connect(reset, &QPushButton::clicked, this, [this] { studio_.settings().resetPage(page_); });
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  for (QPushButton* button : {reset, close}) {
    button->setAutoDefault(false);
    row->addWidget(button);
  }
  return box;
}

void SettingsWindow::showPage(Page page) {
  for (int index = 0; index < int(std::size(entries)); ++index)
    if (entries[index].page == page) list_->setCurrentRow(index);
}

void SettingsWindow::search(const QString& text) {
  for (int index = 0; index < pages_->count(); ++index) {
    const bool any = static_cast<SettingsPage*>(pages_->widget(index))->filter(text);
    list_->item(index)->setHidden(!any);
    if (any && (list_->currentItem() == nullptr || list_->currentItem()->isHidden())) list_->setCurrentRow(index);
  }
}

void SettingsWindow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Token::raised));
  const int side = pages_->x();
  const QRect left = isRightToLeft() ? QRect(pages_->geometry().right() + 1, 0, width(), height()) : QRect(0, 0, side, height());
  painter.fillRect(left, color(Token::chrome));
}

void SettingsWindow::changeEvent(QEvent* event) {
  // Not at once: the page that changed the language is still in its handler.
  if (event->type() == QEvent::LanguageChange) QTimer::singleShot(0, this, &SettingsWindow::build);
  QDialog::changeEvent(event);
}

}  // namespace sana::ui
