// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/banner_area.h"

#include <QAccessible>
#include <QClipboard>
#include <QCoreApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/controls/banner.h"
#include "ui/controls/labels.h"
#include "ui/style/kinds.h"

namespace sana::ui {
namespace {

Severity severityOf(BannerMessage::Severity severity) {
  switch (severity) {
    case BannerMessage::Severity::info: return Severity::info;
    case BannerMessage::Severity::warning: return Severity::warning;
    case BannerMessage::Severity::danger: return Severity::danger;
  }
  return Severity::info;
}

}  // namespace

BannerArea::BannerArea(Banners& banners, QWidget* parent) : QWidget(parent), banners_(banners) {
  rows_ = new QVBoxLayout(this);
  rows_->setContentsMargins(0, 0, 0, 0);
  rows_->setSpacing(0);
  more_ = new QPushButton(this);
  setKind(*more_, Kind::quiet);
  more_->hide();
  connect(more_, &QPushButton::clicked, this, [this] {
    unfolded_ = !unfolded_;
    arrange();
  });
  // Heard, never seen: a message that arrives folded.
  spoken_ = new TextLabel(QString(), TypeRole::caption, Token::text3, this);
  spoken_->setGeometry(-1, -1, 1, 1);
  connect(&banners_, &QAbstractItemModel::rowsInserted, this,
          [this](const QModelIndex&, int first, int last) { insert(first, last); });
  connect(&banners_, &QAbstractItemModel::rowsRemoved, this,
          [this](const QModelIndex&, int first, int last) { remove(first, last); });
  connect(&banners_, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
    for (int row = first.row(); row <= last.row(); ++row) update(row);
    arrange();
  });
  if (banners_.rowCount() > 0) insert(0, banners_.rowCount() - 1);
  setVisible(!shown_.isEmpty());
}

void BannerArea::setMost(int banners) {
  if (banners == most_) return;
  most_ = banners;
  arrange();
}

void BannerArea::insert(int first, int last) {
  for (int row = first; row <= last; ++row) {
    auto* banner = new Banner(this);
    shown_.insert(row, banner);
    connect(banner, &Banner::closed, this, [this, banner] { banners_.dismiss(int(shown_.indexOf(banner))); });
  }
  for (int row = first; row <= last; ++row) update(row);
  arrange();
}

void BannerArea::remove(int first, int last) {
  for (int row = last; row >= first; --row) {
    Banner* const gone = shown_.takeAt(row);
    if (more_->parentWidget() == gone) more_->setParent(this);  // it outlives the banner beside which it stood
    rows_->removeWidget(gone);
    gone->hide();
    gone->deleteLater();
  }
  arrange();
}

void BannerArea::update(int row) {
  const BannerMessage& message = banners_.message(row);
  Banner& banner = *shown_.at(row);
  banner.showMessage(severityOf(message.severity), message.cause, message.kept);
  addActions(banner, message);
  const bool folded = !unfolded_ && ranked().indexOf(&banner) >= most_;
  if (folded) say(banner.accessibleName());
}

void BannerArea::addActions(Banner& banner, const BannerMessage& message) {
  banner.clearActions();
  if (!message.details.isEmpty()) {
    connect(banner.addAction(tr("Details")), &QPushButton::clicked, this,
            [this, message] { emit detailsWanted(message.cause, report(message), copiedReport(message)); });
    connect(banner.addAction(tr("Copy report")), &QPushButton::clicked, this,
            [this, message] { QGuiApplication::clipboard()->setText(copiedReport(message)); });
  }
  for (const BannerAction& action : message.actions) {
    connect(banner.addAction(action.text, action.primary), &QPushButton::clicked, this,
            [this, shown = &banner, run = action.run] {
              // What the action does may add banners: take this one away first.
              banners_.dismiss(int(shown_.indexOf(shown)));
              if (run) run();
            });
  }
}

/// The gravest first, of these the newest.
QVector<Banner*> BannerArea::ranked() const {
  QVector<int> rows;
  for (int row = 0; row < shown_.size(); ++row) rows << row;
  std::ranges::stable_sort(rows, std::ranges::greater{}, [this](int row) { return banners_.message(row).severity; });
  QVector<Banner*> ranked;
  for (const int row : rows) ranked << shown_.at(row);
  return ranked;
}

void BannerArea::arrange() {
  const QVector<Banner*> order = ranked();
  const int rest = int(order.size()) - most_;
  if (rest <= 0) unfolded_ = false;
  for (int rank = 0; rank < order.size(); ++rank) {
    if (rows_->indexOf(order[rank]) != rank) rows_->insertWidget(rank, order[rank]);
    order[rank]->setVisible(unfolded_ || rank < most_);
  }
  // Beside the last of those that always stand, so that it stays where it was pressed.
  for (int rank = 0; rank < order.size(); ++rank)
    order[rank]->setTail(rest > 0 && rank == most_ - 1 ? more_ : nullptr);
  more_->setVisible(rest > 0);
  if (rest > 0) {
    more_->setText(unfolded_ ? tr("Show fewer") : tr("%n more", "messages", rest));
    more_->setToolTip(unfolded_ ? tr("Shows only the most important message.") : tr("Shows all messages."));
  }
  setVisible(!order.isEmpty());
}

/// A folded banner is no place that a screen reader could go to.
void BannerArea::say(const QString& sentence) {
  spoken_->setText(sentence);
  spoken_->setAccessibleName(sentence);
  for (const auto what : {QAccessible::NameChanged, QAccessible::Alert}) {
    QAccessibleEvent event(spoken_, what);
    QAccessible::updateAccessibility(&event);
  }
}

void BannerArea::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    for (int row = 0; row < shown_.size(); ++row) addActions(*shown_.at(row), banners_.message(row));
    arrange();
  }
  QWidget::changeEvent(event);
}

QString BannerArea::report(const BannerMessage& message) {
  return QStringLiteral("%1 %2\n%3, %4\n\n%5 %6\n\n%7\n")
      .arg(QCoreApplication::applicationName(), QCoreApplication::applicationVersion(), QSysInfo::prettyProductName(),
           QSysInfo::currentCpuArchitecture(), message.cause, message.kept, message.details);
}

QString BannerArea::copiedReport(const BannerMessage& message) const {
  const PrivateWords secret = privateWords_ ? privateWords_() : PrivateWords();
  BannerMessage clean;
  clean.cause = cleanReport(message.cause, secret);
  clean.kept = cleanReport(message.kept, secret);
  clean.details = cleanReport(message.details, secret);
  return report(clean);
}

}  // namespace sana::ui
