// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QUndoStack>
#include <QVBoxLayout>

#include "ui/controls/empty_state.h"
#include "ui/controls/labels.h"
#include "ui/models/action_table.h"
#include "ui/models/studio.h"
#include "ui/queue/queue_delegate.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"

namespace sana::ui {
namespace {

/// Brings a job back, as a new one at the end. It is not removed again by redo: the step is gone then.
class RemovalStep : public QUndoCommand {
 public:
  RemovalStep(QueueModel& queue, const JobRecord& job, const QString& text) : QUndoCommand(text), queue_(queue), job_(job) {}
  void undo() override {
    queue_.add({job_}, false);
    setObsolete(true);
  }

 private:
  QueueModel& queue_;
  JobRecord job_;
};

}  // namespace

QueuePanel::QueuePanel(Studio& studio, ActionTable& actions, QWidget* parent)
    : QWidget(parent), studio_(studio), actions_(actions) {
  list_ = new QListView(this);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setModel(&studio_.queue());
  auto* delegate = new QueueDelegate(studio_.thumbnails(), list_);
  connect(delegate, &QueueDelegate::actionWanted, this, &QueuePanel::runAction);
  list_->setItemDelegate(delegate);
  list_->setDragDropMode(QAbstractItemView::InternalMove);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setContextMenuPolicy(Qt::CustomContextMenu);
  list_->viewport()->setAutoFillBackground(false);
  list_->installEventFilter(this);
  empty_ = new EmptyState(u"queue", QString(), QString(), this);
  pages_ = new QStackedWidget(this);
  pages_->addWidget(list_);
  pages_->addWidget(empty_);
  pause_ = new QPushButton(this);
  clear_ = new QPushButton(this);
  auto* footer = new QWidget(this);
  footer->setMinimumHeight(Metrics::footer - 1);
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(Metrics::panelPadding, Metrics::groupGap, Metrics::panelPadding, Metrics::groupGap);
  row->setSpacing(Metrics::rhythm);
  row->addWidget(pause_, 1);
  row->addWidget(clear_, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(pages_, 1);
  column->addWidget(new HairLine(Qt::Horizontal, this));
  column->addWidget(footer);
  QueueModel& queue = studio_.queue();
  connect(list_, &QListView::activated, this, [this](const QModelIndex& index) { activate(index.row()); });
  connect(list_, &QWidget::customContextMenuRequested, this, &QueuePanel::openMenu);
  connect(pause_, &QPushButton::clicked, this, [this] { studio_.queue().setPaused(!studio_.queue().paused()); });
  connect(clear_, &QPushButton::clicked, &queue, &QueueModel::clearFinished);
  connect(&queue, &QueueModel::pausedChanged, this, &QueuePanel::update);
  connect(&queue, &QAbstractItemModel::rowsInserted, this, &QueuePanel::update);
  connect(&queue, &QAbstractItemModel::rowsRemoved, this, &QueuePanel::update);
  connect(&queue, &QAbstractItemModel::dataChanged, this, &QueuePanel::update);
  connect(&queue, &QAbstractItemModel::modelReset, this, &QueuePanel::update);
  // The running job stays in view, unless the person is busy in the list.
  connect(&queue, &QAbstractItemModel::dataChanged, list_, [this](const QModelIndex& first) {
    if (jobStateAt(first) == JobState::running && !list_->hasFocus()) list_->scrollTo(first);
  });
  connect(&studio_.thumbnails(), &ThumbnailCache::ready, list_->viewport(), qOverload<>(&QWidget::update));
  connect(&studio_.generation(), &GenerationModel::estimateChanged, list_->viewport(), qOverload<>(&QWidget::update));
  retranslate();
}

void QueuePanel::retranslate() {
  list_->setAccessibleName(tr("Queue"));
  empty_->setTexts(tr("The queue is empty"), tr("Generate adds a job."));
  clear_->setText(tr("Clear finished"));
  update();
}

void QueuePanel::update() {
  const QueueModel& queue = studio_.queue();
  pages_->setCurrentIndex(queue.rowCount() > 0 ? 0 : 1);
  pause_->setText(queue.paused() ? tr("Resume") : tr("Pause"));
  bool anyFinished = false;
  for (int row = 0; row < queue.rowCount() && !anyFinished; ++row) {
    const JobState state = jobStateAt(queue.index(row));
    anyFinished = state != JobState::waiting && state != JobState::running && state != JobState::interrupted;
  }
  setBlocked(*clear_, anyFinished ? QString() : tr("No job is finished."));
}

void QueuePanel::activate(int row) {
  QueueModel& queue = studio_.queue();
  const QModelIndex index = queue.index(row);
  if (!index.isValid()) return;
  switch (jobStateAt(index)) {
    case JobState::interrupted: queue.setPaused(false); break;
    case JobState::failed:
    case JobState::unusable:
    case JobState::cancelled: queue.retry(row); break;
    case JobState::done: emit pictureWanted(index.data(QueueModel::PictureRole).toLongLong()); break;
    case JobState::waiting: queue.runNext(row); break;
    case JobState::running:
    case JobState::blocked: break;
  }
}

void QueuePanel::runAction(const QModelIndex& index) {
  switch (jobStateAt(index)) {
    case JobState::running: actions_.action(Act::cancelCurrent)->trigger(); break;
    case JobState::waiting:
    case JobState::blocked:
    case JobState::done: openMenu(list_->visualRect(index).center()); break;
    default: activate(index.row());
  }
}

/// With a way back: what was queued was meant.
void QueuePanel::removeRow(int row) {
  QueueModel& queue = studio_.queue();
  const JobRecord* found = queue.find(queue.index(row).data(QueueModel::IdRole).toLongLong());
  if (!found) return;
  JobRecord job = *found;
  const bool waits = jobStateAt(queue.index(row)) == JobState::waiting;
  queue.remove(row);
  if (!waits) return;
  job.id = 0;
  auto* step = new RemovalStep(queue, job, tr("Remove a job from the queue"));
  QUndoStack& undo = studio_.undo();
  undo.push(step);
  emit studio_.banners().toast(tr("Removed from the queue"), tr("Undo"), [&queue, &undo, step, job] {
    if (undo.index() > 0 && undo.command(undo.index() - 1) == step) undo.undo();
    else queue.add({job}, false);
  });
}

void QueuePanel::openMenu(const QPoint& position) {
  const QModelIndex index = list_->indexAt(position);
  if (!index.isValid()) return;
  QueueModel& queue = studio_.queue();
  const int row = index.row();
  const JobState state = jobStateAt(index);
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (state == JobState::running) menu->addAction(actions_.action(Act::cancelCurrent));
  if (state == JobState::waiting) {
    menu->addAction(tr("Run next"), &queue, [&queue, row] { queue.runNext(row); });
    menu->addAction(tr("Move up"), &queue, [&queue, row] { queue.move(row, -1); });
    menu->addAction(tr("Move down"), &queue, [&queue, row] { queue.move(row, 1); });
  }
  if (state == JobState::interrupted) menu->addAction(tr("Resume"), this, [this, row] { activate(row); });
  if (state == JobState::failed || state == JobState::unusable || state == JobState::cancelled)
    menu->addAction(tr("Retry"), &queue, [&queue, row] { queue.retry(row); });
  if (state == JobState::done) menu->addAction(tr("Show the picture"), this, [this, row] { activate(row); });
  if (state != JobState::running) menu->addAction(tr("Remove from the queue"), this, [this, row] { removeRow(row); });
  menu->popup(list_->viewport()->mapToGlobal(position));
}

bool QueuePanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
    return QWidget::eventFilter(watched, event);
  const auto& key = static_cast<QKeyEvent&>(*event);
  const int row = list_->currentIndex().row();
  const bool moves = key.modifiers() == (Qt::AltModifier | Qt::ShiftModifier) && (key.key() == Qt::Key_Up || key.key() == Qt::Key_Down);
  const bool removes = key.key() == Qt::Key_Delete && key.modifiers() == Qt::NoModifier;
  if (row < 0 || (!moves && !removes)) return QWidget::eventFilter(watched, event);
  event->accept();
  if (event->type() == QEvent::KeyPress) {
    if (removes) removeRow(row);
    else studio_.queue().move(row, key.key() == Qt::Key_Up ? -1 : 1);
  }
  return true;
}

void QueuePanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace sana::ui
