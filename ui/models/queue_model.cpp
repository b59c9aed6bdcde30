// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/queue_model.h"

#include <QLocale>
#include <QMimeData>

#include <algorithm>

#include "ui/models/queue_text.h"
#include "ui/models/when_done.h"

namespace sana::ui {
namespace {

const QString pausedKey = QStringLiteral("queue.paused");
const QString rowType = QStringLiteral("application/x-sana-job-row");

bool startableState(JobState state) { return state == JobState::waiting || state == JobState::interrupted; }

}  // namespace

QueueModel::QueueModel(Library& library, QObject* parent) : QAbstractListModel(parent), library_(library) {
  // Whatever changes what waits may give the engine something to do.
  connect(this, &QueueModel::waitingChanged, this, &QueueModel::startable, Qt::QueuedConnection);
}

int QueueModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

QVariant QueueModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = rows_.at(index.row());
  switch (role) {
    case Qt::DisplayRole:
    case PromptRole: return queuePrompt(row.job);
    case Qt::ToolTipRole: return queueSettings(row.job);
    case Qt::AccessibleDescriptionRole: return queueLine({caption(row), facts(row)});
    case CaptionRole: return caption(row);
    case FactsRole: return facts(row);
    case IdRole: return row.job.id;
    case StateRole: return QVariant::fromValue(row.state);
    case SeedRole: return row.job.recipe[QLatin1String("seed")].toString();
    case ProgressRole: return row.progress;
    case PictureRole: return row.picture;
    case ErrorRole: return row.job.error;
    default: return {};
  }
}

QString QueueModel::caption(const Row& row) const {
  if (row.state == JobState::running && !row.caption.isEmpty()) return row.caption;
  return queueCaption(row.state, row.job);
}

/// The time stands only where it is still to come: a running job has its time left in the status strip.
QString QueueModel::facts(const Row& row) const {
  const bool ahead = startableState(row.state) && estimate_;
  return queueFacts(row.job, ahead ? estimate_(row.job) : std::nullopt);
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::ItemIsDropEnabled;
  const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  return movable(index.row()) ? plain | Qt::ItemIsDragEnabled : plain;
}

Qt::DropActions QueueModel::supportedDropActions() const { return Qt::MoveAction; }
QStringList QueueModel::mimeTypes() const { return {rowType}; }

QMimeData* QueueModel::mimeData(const QModelIndexList& indexes) const {
  if (indexes.isEmpty()) return nullptr;
  auto* what = new QMimeData;
  what->setData(rowType, QByteArray::number(rows_.at(indexes.first().row()).job.id));
  return what;
}

/// Moves by itself and answers false, so that the view does not remove the row it came from.
bool QueueModel::dropMimeData(const QMimeData* what, Qt::DropAction action, int row, int, const QModelIndex& parent) {
  const int from = what && action == Qt::MoveAction ? rowOf(what->data(rowType).toLongLong()) : -1;
  if (from < 0) return false;
  const int wanted = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
  moveRow(from, wanted > from ? wanted - 1 : wanted);
  return false;
}

bool QueueModel::moveRows(const QModelIndex&, int row, int count, const QModelIndex&, int destination) {
  return count == 1 && moveRow(row, destination > row ? destination - 1 : destination);
}

bool QueueModel::movable(int row) const {
  return row >= 0 && row < rows_.size() && startableState(rows_.at(row).state);
}

int QueueModel::firstMovable() const {
  const auto running = std::ranges::find(rows_, JobState::running, &Row::state);
  return running == rows_.end() ? 0 : int(running - rows_.begin()) + 1;
}

/// `to`: the row where it stands afterwards. Nothing goes before the running job.
bool QueueModel::moveRow(int from, int to) {
  if (!movable(from)) return false;
  to = std::clamp(to, std::min(firstMovable(), from), int(rows_.size()) - 1);
  if (to == from) return false;
  beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
  rows_.move(from, to);
  endMoveRows();
  saveOrder();
  return true;
}

void QueueModel::move(int row, int by) {
  if (!movable(row)) return;
  int to = row + by;
  while (to >= 0 && to < rows_.size() && !movable(to) && rows_.at(to).state != JobState::running) to += by < 0 ? -1 : 1;
  moveRow(row, to);
}

void QueueModel::runNext(int row) {
  if (!movable(row)) return;
  if (rows_.at(row).left) {
    rows_[row].left = false;  // asked for by name: no need to resume the others
    rowChanged(row);
  }
  moveRow(row, firstMovable());
  emit waitingChanged();
}

QFuture<void> QueueModel::load() {
  auto promise = std::make_shared<QPromise<void>>();
  promise->start();
  const auto failed = [promise](const LibraryError& error) {
    promise->setException(error);
    promise->finish();
  };
  whenDone(library_.value(pausedKey), this, [this, promise, failed](const QString& paused) {
    whenDone(library_.jobs(), this, [this, promise, paused](const QVector<JobRecord>& jobs) {
      show(jobs, paused == QLatin1String("1"));
      promise->finish();
    }, failed);
  }, failed);
  return promise->future();
}

void QueueModel::show(const QVector<JobRecord>& jobs, bool wasPaused) {
  QVector<Row> found;
  QVector<qint64> over;
  for (const JobRecord& job : jobs) {
    JobState state = jobState(job.state);
    if (state == JobState::running) state = JobState::interrupted;
    if (state == JobState::done || state == JobState::cancelled) over.append(job.id);
    else if (rowOf(job.id) < 0) found.append({.job = job, .state = state, .saved = true, .left = startableState(state)});
  }
  std::ranges::stable_sort(found, {}, [](const Row& row) {
    return std::pair(row.state != JobState::interrupted, row.job.order);
  });
  if (!over.isEmpty()) library_.removeJobs(over);
  if (!found.isEmpty()) {
    beginInsertRows({}, 0, int(found.size()) - 1);
    rows_ = found + rows_;
    endInsertRows();
  }
  const int left = leftBehind();
  held_ = left > 0 && !wasPaused;
  if (paused_ != (wasPaused || left > 0)) {
    paused_ = !paused_;
    emit pausedChanged();
  }
  emit waitingChanged();
  if (left > 0) emit foundLeftBehind(left);
}

int QueueModel::waiting() const { return int(std::ranges::count_if(rows_, startableState, &Row::state)); }

int QueueModel::leftBehind() const {
  return int(std::ranges::count_if(rows_, [](const Row& row) { return row.left && startableState(row.state); }));
}

const JobRecord* QueueModel::next() const {
  if (paused_ && !held_) return nullptr;
  for (const Row& row : rows_)
    if (startableState(row.state) && row.saved && !(held_ && row.left)) return &row.job;
  return nullptr;
}

int QueueModel::rowOf(qint64 id) const {
  const auto found = std::ranges::find(rows_, id, [](const Row& row) { return row.job.id; });
  return found == rows_.end() ? -1 : int(found - rows_.begin());
}

const JobRecord* QueueModel::find(qint64 id) const {
  const int row = rowOf(id);
  return row < 0 ? nullptr : &rows_.at(row).job;
}

JobState QueueModel::state(qint64 id) const {
  const int row = rowOf(id);
  return row < 0 ? JobState::cancelled : rows_.at(row).state;
}

void QueueModel::add(const QVector<JobRecord>& jobs, bool first) {
  if (jobs.isEmpty()) return;
  const int at = first ? firstMovable() : int(rows_.size());
  beginInsertRows({}, at, at + int(jobs.size()) - 1);
  qint64 order = 0;
  for (const Row& row : rows_) order = std::max(order, row.job.order);
  for (int i = 0; i < jobs.size(); ++i) {
    Row row{.job = jobs.at(i)};
    row.job.id = --unsavedId_;
    row.job.order = ++order;
    row.job.state = jobStateName(JobState::waiting);
    rows_.insert(at + i, row);
  }
  endInsertRows();
  for (int i = 0; i < jobs.size(); ++i) saveRow(at + i);
  if (first) saveOrder();
  emit waitingChanged();
}

/// The answer finds the row by the id that it had; where the library cannot keep it, the job runs all the same.
void QueueModel::saveRow(int row) {
  const JobRecord& job = rows_.at(row).job;
  const qint64 before = job.id;
  JobRecord kept = job;
  kept.id = std::max<qint64>(before, 0);
  whenDone(library_.saveJob(kept), this, [this, before](qint64 id) { saved(before, id); },
           [this, before](const LibraryError&) { saved(before, before); });
}

void QueueModel::saved(qint64 before, qint64 id) {
  const int row = rowOf(before);
  if (row < 0) {
    if (before < 0 && id > 0) library_.removeJobs({id});  // removed while it was being saved
    return;
  }
  if (rows_.at(row).saved && before == id) return;
  const bool changedMeanwhile = rows_.at(row).job.state != jobStateName(JobState::waiting);
  rows_[row].job.id = id;
  rows_[row].saved = true;
  if (before < 0 && id > 0 && changedMeanwhile) saveRow(row);
  if (before < 0 && id > 0 && row + 1 < rows_.size() && rows_.at(row + 1).saved) saveOrder();
  rowChanged(row);
  emit startable();
}

void QueueModel::saveOrder() {
  QVector<qint64> ids;
  for (const Row& row : rows_)
    if (row.job.id > 0) ids.append(row.job.id);
  library_.orderJobs(ids);
}

void QueueModel::rowChanged(int row) { emit dataChanged(index(row), index(row)); }

void QueueModel::setPaused(bool paused) {
  if (paused_ == paused && !(paused && held_)) return;
  const bool visible = paused_ != paused;
  paused_ = paused;
  held_ = false;
  if (!paused)
    for (Row& row : rows_) row.left = false;
  library_.setValue(pausedKey, paused ? QStringLiteral("1") : QStringLiteral("0"));
  if (visible) emit pausedChanged();
  if (!paused) emit startable();
}

void QueueModel::retry(int row) {
  if (row < 0 || row >= rows_.size()) return;
  const JobState state = rows_.at(row).state;
  if (startableState(state)) return runNext(row);
  if (state == JobState::running || state == JobState::done) return;
  startAgain(rows_.at(row).job.id, rows_.at(row).job.recipe);
}

void QueueModel::startAgain(qint64 id, const QJsonObject& recipe) {
  const int row = rowOf(id);
  if (row < 0) return;
  rows_[row].job.recipe = recipe;
  rows_[row].left = false;
  setState(id, JobState::waiting);
  moveRow(row, firstMovable());
}

void QueueModel::remove(int row) {
  if (row < 0 || row >= rows_.size() || rows_.at(row).state == JobState::running) return;
  const qint64 id = rows_.at(row).job.id;
  removeRowsWhere([id](const Row& one) { return one.job.id == id; }, true);
}

void QueueModel::clearFinished() {
  removeRowsWhere([](const Row& row) { return !startableState(row.state) && row.state != JobState::running; }, true);
}

void QueueModel::cancelAllWaiting() {
  removeRowsWhere([](const Row& row) { return startableState(row.state); }, true);
}

void QueueModel::removeRowsWhere(const std::function<bool(const Row&)>& unwanted, bool fromLibrary) {
  QVector<qint64> gone;
  for (int i = int(rows_.size()); i-- > 0;) {
    if (!unwanted(rows_.at(i))) continue;
    if (rows_.at(i).job.id > 0) gone.append(rows_.at(i).job.id);
    beginRemoveRows({}, i, i);
    rows_.removeAt(i);
    endRemoveRows();
  }
  if (fromLibrary && !gone.isEmpty()) library_.removeJobs(gone);
  emit waitingChanged();
}

void QueueModel::setState(qint64 id, JobState state, const QString& error) {
  const int row = rowOf(id);
  if (row < 0) return;
  Row& changed = rows_[row];
  if (state == JobState::running) ++changed.job.attempts;
  changed.state = state;
  changed.job.state = jobStateName(state);
  changed.job.error = error;
  changed.progress = state == JobState::done ? 1 : 0;
  changed.caption.clear();
  // Done is written with the picture itself, in one transaction.
  if (state != JobState::done && changed.saved) saveRow(row);
  rowChanged(row);
  emit waitingChanged();
}

void QueueModel::setProgress(qint64 id, double fraction, const QString& caption) {
  const int row = rowOf(id);
  if (row < 0) return;
  rows_[row].progress = fraction;
  rows_[row].caption = caption;
  rowChanged(row);
}

void QueueModel::setPicture(qint64 id, qint64 picture) {
  constexpr int doneKept = 50;
  const int row = rowOf(id);
  if (row < 0) return;
  rows_[row].picture = picture;
  rowChanged(row);
  if (std::ranges::count(rows_, JobState::done, &Row::state) <= doneKept) return;
  const auto oldest = std::ranges::find(rows_, JobState::done, &Row::state);
  remove(int(oldest - rows_.begin()));
}

}  // namespace sana::ui
