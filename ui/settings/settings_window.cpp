// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_window.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QUndoStack>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/controls/empty_state.h"
#include "ui/controls/labels.h"
#include "ui/controls/search_field.h"
#include "ui/models/setting_step.h"
#include "ui/models/studio.h"
#include "ui/settings/settings_page.h"
#include "ui/style/icon.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

constexpr QSize standardSize{840, 620};
constexpr int searchWidth = 220;  // of the searched text where it is repeated

using Page = SettingDescription::Page;

struct PageEntry {
  Page page;
  QStringView icon;
};

constexpr PageEntry entries[] = {{Page::general, u"settings"},
                                 {Page::pictures, u"picture"},
                                 {Page::engine, u"device"},
                                 {Page::privacy, u"lock"},
                                 {Page::keys, u"keyboard"},
                                 {Page::about, u"info"}};

int rowOf(Page page) {
  return int(std::ranges::find(entries, page, &PageEntry::page) - std::begin(entries));
}

}  // namespace

SettingsWindow::SettingsWindow(Studio& studio, ActionTable& actions, QWidget* parent)
    : QDialog(parent), studio_(studio), actions_(actions) {
  setAttribute(Qt::WA_DeleteOnClose);
  resize(standardSize);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  build();
}

void SettingsWindow::build() {
  setWindowTitle(tr("Settings"));
  content_ = new QWidget(this);
  layout()->addWidget(content_);
  auto* row = new QHBoxLayout(content_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(makeSide());
  pages_ = new QStackedWidget(content_);
  for (const PageEntry& entry : entries) {
    auto* page = new SettingsPage(studio_, actions_, entry.page, pages_);
    page->setObjectName(QStringLiteral("page %1").arg(int(entry.page)));
    pages_->addWidget(page);
  }
  nothing_ = new EmptyState(u"search", QString(), QString(), pages_);
  nothing_->setAction(tr("Clear the search"));
  connect(nothing_, &EmptyState::actionTriggered, this, [this] {
    find_->clear();
    find_->setFocus();
  });
  pages_->addWidget(nothing_);
  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  column->addWidget(pages_, 1);
  column->addWidget(new HairLine(Qt::Horizontal, content_));
  column->addWidget(makeFooter());
  row->addLayout(column, 1);
  connect(list_, &QListWidget::currentRowChanged, this, [this](int index) {
    if (index < 0) return;
    page_ = entries[index].page;
    pages_->setCurrentIndex(index);
  });
  showPage(page_);
}

/// In another language; the focus, the search and what is scrolled to stay where they are.
void SettingsWindow::rebuild() {
  const QString focused = focusWidget() ? focusWidget()->objectName() : QString();
  const QString searched = find_->text();
  const auto bar = [this] { return static_cast<QAbstractScrollArea*>(pages_->widget(list_->currentRow()))->verticalScrollBar(); };
  const int scrolled = list_->currentRow() < 0 ? 0 : bar()->value();
  delete content_;
  build();
  content_->show();
  find_->setText(searched);
  search(searched);
  layout()->activate();
  if (list_->currentRow() >= 0) bar()->setValue(scrolled);
  auto* again = focused.isEmpty() ? nullptr : findChild<QWidget*>(focused);
  if (again) again->setFocus();
}

QWidget* SettingsWindow::makeSide() {
  auto* side = new QWidget(content_);
  side->setMinimumWidth(Metrics::sidebar);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(Metrics::groupGap, Metrics::panelPadding, Metrics::groupGap, Metrics::panelPadding);
  column->setSpacing(Metrics::groupGap);
  find_ = new SearchField(tr("Search settings"), side);
  find_->setObjectName(QStringLiteral("search"));
  connect(find_, &SearchField::searchRequested, this, &SettingsWindow::search);
  list_ = new QListWidget(side);
  list_->setObjectName(QStringLiteral("pages"));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setAccessibleName(tr("Pages of the settings"));
  list_->viewport()->setAutoFillBackground(false);
  for (const PageEntry& entry : entries) list_->addItem(new QListWidgetItem(icon(entry.icon), Settings::pageTitle(entry.page)));
  column->addWidget(find_);
  column->addWidget(list_, 1);
  side->setMaximumWidth(qMax(Metrics::sidebar, list_->sizeHintForColumn(0) + 4 * Metrics::groupGap));
  return side;
}

QWidget* SettingsWindow::makeFooter() {
  auto* box = new QWidget(content_);
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(Metrics::panelPadding + Metrics::rhythm, Metrics::groupGap, Metrics::panelPadding + Metrics::rhythm, Metrics::groupGap);
  row->addWidget(new TextLabel(tr("Changes apply at once."), TypeRole::caption, Token::text3, box));
  row->addStretch();
  reset_ = new QPushButton(tr("Reset this page"), box);
  reset_->setObjectName(QStringLiteral("reset"));
  auto* close = new QPushButton(tr("Close"), box);
  close->setObjectName(QStringLiteral("close"));
  connect(reset_, &QPushButton::clicked, this, [this] { studio_.settings().resetPage(page_); });
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  undo_ = new QPushButton(tr("Undo"), box);
  undo_->setObjectName(QStringLiteral("undo"));
  connect(undo_, &QPushButton::clicked, &studio_.undo(), &QUndoStack::undo);
  connect(&studio_.undo(), &QUndoStack::indexChanged, undo_, [this] { showUndo(); });
  for (QPushButton* button : {undo_, reset_, close}) {
    button->setAutoDefault(false);
    row->addWidget(button);
  }
  showUndo();
  return box;
}

void SettingsWindow::showUndo() {
  const bool can = undoesASetting(studio_.undo());
  setBlocked(*undo_, can ? QString() : tr("No setting was changed."));
  if (can) undo_->setToolTip(studio_.undo().undoText());
}

void SettingsWindow::showPage(Page page) { list_->setCurrentRow(rowOf(page)); }

void SettingsWindow::search(const QString& text) {
  int first = -1;
  for (int index = int(std::size(entries)); index-- > 0;) {
    const bool any = static_cast<SettingsPage*>(pages_->widget(index))->filter(text);
    list_->item(index)->setHidden(!any);
    if (any) first = index;
  }
  int shown = rowOf(page_);
  if (list_->item(shown)->isHidden()) shown = first;
  list_->setCurrentRow(shown);
  if (shown >= 0) {
    pages_->setCurrentIndex(shown);
  } else {
    nothing_->setTexts(tr("No setting matches \"%1\"").arg(fontMetrics().elidedText(text.trimmed(), Qt::ElideRight, searchWidth)),
                       tr("The search looks at the names and explanations on all pages."));
    pages_->setCurrentWidget(nothing_);
  }
  setBlocked(*reset_, shown < 0 ? tr("No page is shown.") : QString());
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
  if (event->type() == QEvent::LanguageChange) QTimer::singleShot(0, this, &SettingsWindow::rebuild);
  QDialog::changeEvent(event);
}

}  // namespace sana::ui
