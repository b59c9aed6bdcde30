// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_panel.h"

#include <QEvent>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/canvas/panel_footer.h"
#include "ui/controls/buttons.h"
#include "ui/controls/empty_state.h"
#include "ui/controls/labels.h"
#include "ui/history/changed_section.h"
#include "ui/history/history_delegate.h"
#include "ui/models/history_model.h"
#include "ui/style/icon.h"
#include "ui/style/metrics.h"

namespace sana::ui {

namespace {

constexpr int replayPace = 900;

}  // namespace

HistoryPanel::HistoryPanel(QWidget* parent)
    : QWidget(parent),
      pages_(new QStackedWidget),
      empty_(new EmptyState(u"history", QString(), QString())),
      summary_(new TextLabel(QString(), TypeRole::caption, Token::text2)),
      list_(new QListView),
      delegate_(new HistoryDelegate(this)),
      changed_(new ChangedSection),
      back_(new QPushButton),
      compare_(new QPushButton),
      replayButton_(new StableButton(QString(), Kind::filled)),
      export_(new QPushButton) {
  list_->setFrameShape(QFrame::NoFrame);
  list_->setItemDelegate(delegate_);
  list_->setUniformItemSizes(true);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setSelectionMode(QAbstractItemView::SingleSelection);
  list_->setMouseTracking(true);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->viewport()->setAutoFillBackground(false);
  compare_->setIcon(icon(u"compare"));
  replayButton_->setSymbol(u"resume");
  summary_->setContentsMargins(Metrics::panelPadding, Metrics::groupGap, Metrics::panelPadding, Metrics::groupGap);
  auto* tree = new QWidget;
  auto* inside = new QVBoxLayout(tree);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->setSpacing(0);
  inside->addWidget(summary_);
  inside->addWidget(list_, 1);
  inside->addWidget(new HairLine);
  inside->addWidget(changed_);
  pages_->addWidget(empty_);
  pages_->addWidget(tree);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(pages_, 1);
  column->addWidget(new PanelFooter({back_, compare_, replayButton_, export_}));
  replay_.setInterval(replayPace);
  connect(&replay_, &QTimer::timeout, this, &HistoryPanel::showNextOfReplay);
  const auto wanted = [this](const QModelIndex& index) {
    stopReplay();
    if (const qint64 picture = index.data(HistoryModel::PictureRole).toLongLong()) emit pictureWanted(picture);
  };
  connect(list_, &QListView::clicked, this, wanted);
  connect(list_, &QListView::activated, this, wanted);
  connect(back_, &QPushButton::clicked, this, [this] { emit goBackWanted(chosenPicture()); });
  connect(compare_, &QPushButton::clicked, this, [this] { emit compareWanted(comparedWith(), chosenPicture()); });
  connect(export_, &QPushButton::clicked, this, [this] { emit exportWanted(chosenPicture()); });
  connect(replayButton_, &QPushButton::clicked, this, &HistoryPanel::toggleReplay);
  retranslate();
}

void HistoryPanel::setSource(const HistorySource& source) {
  source_ = source;
  delegate_->thumbnail = source.thumbnail;
  delegate_->starred = source.starred;
  list_->setModel(source.rows);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryPanel::onChosen);
  connect(source.rows, &QAbstractItemModel::modelReset, this, &HistoryPanel::onRowsChanged);
  connect(source.rows, &QAbstractItemModel::rowsInserted, this, &HistoryPanel::onRowsChanged);
  connect(source.rows, &QAbstractItemModel::rowsRemoved, this, &HistoryPanel::onRowsChanged);
  connect(source.rows, &QAbstractItemModel::dataChanged, this, &HistoryPanel::onRowsChanged);
  onRowsChanged();
}

QModelIndex HistoryPanel::chosen() const { return list_->currentIndex(); }

qint64 HistoryPanel::chosenPicture() const { return chosen().data(HistoryModel::PictureRole).toLongLong(); }

qint64 HistoryPanel::comparedWith() const {
  if (!chosen().isValid()) return 0;
  for (int row = 0; row < source_.rows->rowCount(); ++row) {
    const QModelIndex index = source_.rows->index(row, 0);
    const bool other = index != chosen() && index.data(HistoryModel::CurrentRole).toBool();
    if (other) return index.data(HistoryModel::PictureRole).toLongLong();
  }
  // The current one itself: with what it came from.
  const QVector<qint64> branch = source_.branch(chosen().row());
  return branch.size() > 1 ? branch.at(branch.size() - 2) : 0;
}

void HistoryPanel::onRowsChanged() {
  int lanes = 1;
  QModelIndex current;
  for (int row = 0; row < source_.rows->rowCount(); ++row) {
    const QModelIndex index = source_.rows->index(row, 0);
    lanes = qMax(lanes, index.data(HistoryModel::LaneRole).toInt() + 1);
    if (index.data(HistoryModel::CurrentRole).toBool()) current = index;
  }
  delegate_->setLaneCount(lanes);
  if (current.isValid()) list_->setCurrentIndex(current);
  pages_->setCurrentIndex(source_.rows->rowCount() > 0 ? 1 : 0);
  summary_->setText(summary());
  onChosen();
  list_->viewport()->update();
}

QString HistoryPanel::summary() const {
  if (!source_.rows) return {};
  int branches = 0;
  for (int row = 0; row < source_.rows->rowCount(); ++row) {
    if (HistoryDelegate::isTip(source_.rows->index(row, 0))) ++branches;
  }
  const QString pictures = tr("%n picture(s)", nullptr, source_.rows->rowCount());
  return branches < 2 ? pictures
                      : tr("%1, %2", "7 pictures, 3 branches").arg(pictures, tr("%n branch(es)", nullptr, branches));
}

void HistoryPanel::onChosen() {
  const QModelIndex index = chosen();
  if (index.isValid()) changed_->setChanges(source_.changes(index.row()), source_.branch(index.row()).size() < 2);
  block();
}

void HistoryPanel::toggleReplay() {
  if (replay_.isActive()) {
    stopReplay();
    return;
  }
  if (!chosen().isValid()) return;
  toReplay_ = source_.branch(chosen().row());
  replay_.start();
  retranslate();
  showNextOfReplay();
}

void HistoryPanel::showNextOfReplay() {
  if (toReplay_.isEmpty()) {
    stopReplay();
    return;
  }
  emit pictureWanted(toReplay_.takeFirst());
  if (toReplay_.isEmpty()) stopReplay();
}

void HistoryPanel::stopReplay() {
  if (!replay_.isActive()) return;
  replay_.stop();
  toReplay_.clear();
  retranslate();
}

void HistoryPanel::block() {
  QString reason;
  if (!chosen().isValid()) reason = tr("No picture is selected.");
  else if (!chosenPicture()) reason = tr("This picture was deleted for good.");
  setBlocked(*back_, reason);
  setBlocked(*export_, reason);
  setBlocked(*compare_,
             reason.isEmpty() && !comparedWith() ? tr("There is no earlier picture to compare with.") : reason);
  const bool alone = chosen().isValid() && source_.branch(chosen().row()).size() < 2;
  setBlocked(*replayButton_, replay_.isActive() ? QString() : alone ? tr("The branch has only one picture.") : reason);
}

void HistoryPanel::retranslate() {
  list_->setAccessibleName(tr("History"));
  empty_->setTexts(tr("No history yet"), tr("Each picture you draw from another appears here, with what changed."));
  summary_->setText(summary());
  back_->setText(tr("Go back to this"));
  compare_->setText(tr("Compare"));
  replayButton_->setTexts({tr("Replay branch"), tr("Stop replay")});
  replayButton_->setText(replay_.isActive() ? tr("Stop replay") : tr("Replay branch"));
  replayButton_->setSymbol(replay_.isActive() ? u"cancel" : u"resume");
  export_->setText(tr("Export…"));
  block();
}

void HistoryPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void HistoryPanel::hideEvent(QHideEvent* event) {
  stopReplay();
  QWidget::hideEvent(event);
}

}  // namespace sana::ui
