// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/banner_area.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

#include "ui/controls/banner.h"

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
  connect(&banners_, &QAbstractItemModel::rowsInserted, this,
          [this](const QModelIndex&, int first, int last) { insert(first, last); });
  connect(&banners_, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex&, int first, int last) {
    for (int row = last; row >= first; --row) {
      QLayoutItem* item = rows_->takeAt(row);
      item->widget()->hide();
      item->widget()->deleteLater();
      delete item;
    }
    setVisible(rows_->count() > 0);
  });
  connect(&banners_, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
    for (int row = first.row(); row <= last.row(); ++row) update(row);
  });
  if (banners_.rowCount() > 0) insert(0, banners_.rowCount() - 1);
  setVisible(rows_->count() > 0);
}

void BannerArea::insert(int first, int last) {
  for (int row = first; row <= last; ++row) {
    auto* banner = new Banner(this);
    rows_->insertWidget(row, banner);
    connect(banner, &Banner::closed, this, [this, banner] { banners_.dismiss(rows_->indexOf(banner)); });
    update(row);
    banner->show();
  }
  setVisible(true);
}

void BannerArea::update(int row) {
  auto* banner = qobject_cast<Banner*>(rows_->itemAt(row)->widget());
  const BannerMessage& message = banners_.message(row);
  banner->showMessage(severityOf(message.severity), message.cause, message.kept);
  banner->clearActions();
  if (!message.details.isEmpty()) {
    connect(banner->addAction(tr("Details")), &QPushButton::clicked, this,
            [this, message] { emit detailsWanted(message.cause, report(message)); });
    connect(banner->addAction(tr("Copy report")), &QPushButton::clicked, this,
            [message] { QGuiApplication::clipboard()->setText(report(message)); });
  }
  for (const BannerAction& action : message.actions) {
    connect(banner->addAction(action.text, action.primary), &QPushButton::clicked, this,
            [this, banner, run = action.run] {
              // What the action does may add banners: take this one away first.
              banners_.dismiss(rows_->indexOf(banner));
              if (run) run();
            });
  }
}

QString BannerArea::report(const BannerMessage& message) {
  return QStringLiteral("%1 %2\n%3, %4\n\n%5 %6\n\n%7\n")
      .arg(QCoreApplication::applicationName(), QCoreApplication::applicationVersion(), QSysInfo::prettyProductName(),
           QSysInfo::currentCpuArchitecture(), message.cause, message.kept, message.details);
}

}  // namespace sana::ui
