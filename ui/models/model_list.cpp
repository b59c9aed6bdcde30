// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_list.h"

#include <QDir>
#include <QLocale>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

#include "ui/models/banners.h"
#include "ui/models/model_search.h"
#include "ui/models/when_done.h"

namespace sana::ui {
namespace {

QString folderName(const QString& folder) { return QDir(folder).dirName(); }

bool canDraw(const ModelDescription& description) {
  return description.problem.isEmpty() && description.missing.isEmpty();
}

}  // namespace

ModelList::ModelList(EngineClient& engine, Settings& settings, Banners& banners, QObject* parent)
    : QAbstractListModel(parent), engine_(engine), settings_(settings), banners_(banners) {
  connect(&engine_, &EngineClient::ready, this,
          [this](const QString&, const QVector<EngineDevice>& devices) { engineReady(devices); });
  connect(&engine_, &EngineClient::stateChanged, this, &ModelList::engineState);
  connect(&engine_, &EngineClient::modelLoaded, this, &ModelList::modelLoaded);
  connect(&engine_, &EngineClient::modelFailed, this, &ModelList::modelFailed);
  connect(&engine_, &EngineClient::modelInspected, this, &ModelList::modelInspected);
  connect(&settings_, &Settings::changed, this, [this](Setting setting) {
    if (setting != Setting::device && setting != Setting::precision && setting != Setting::memoryLimit) return;
    emit devicesChanged();
    loadCurrent();
  });
}

int ModelList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

QVariant ModelList::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = rows_.at(index.row());
  const ModelDescription& description = row.description;
  switch (role) {
    case Qt::DisplayRole:
    case NameRole: return description.name.isEmpty() ? folderName(row.folder) : description.name;
    case Qt::ToolTipRole:
    case FolderRole: return row.folder;
    case StateRole: return QVariant::fromValue(row.state);
    case LicenceRole: return description.licence;
    case MemoryRole:
      return description.memoryBytes > 0
                 ? tr("needs %1 of memory").arg(QLocale().formattedDataSize(description.memoryBytes))
                 : QString();
    case LinkedRole: return row.linked;
    case ProblemRole:
      if (row.state == State::gone) return tr("This model's folder is gone: %1").arg(row.folder);
      return description.problem;
    default: return {};
  }
}

void ModelList::start(const QString& builtInFolder) {
  builtIn_ = builtInFolder;
  const QString wanted = settings_.value(Setting::currentModel).toString();
  for (const QString& folder : {builtIn_, wanted})
    if (!folder.isEmpty() && rowOf(folder) < 0) addRow({folder, State::checking});
  setCurrent(std::max(rowOf(wanted), rows_.isEmpty() ? -1 : 0));
  loadCurrent();
  search();
}

void ModelList::refresh() {
  diedLoading_.clear();
  for (int row = 0; row < rows_.size(); ++row)
    if (rows_.at(row).state == State::unusable) setState(row, State::checking);
  search();
}

QStringList ModelList::linkedFolders() const { return settings_.value(Setting::modelFolders).toStringList(); }

void ModelList::search() {
  QStringList named = linkedFolders();
  for (const Row& row : rows_)
    if (!named.contains(row.folder)) named.append(row.folder);
  whenDone(QtConcurrent::run(findModelFolders, named), this, [this](const ModelFolders& found) {
    foldersFound(found.there, found.gone);
  });
}

void ModelList::foldersFound(const QStringList& there, const QStringList& gone) {
  const QStringList linked = linkedFolders();
  for (const QString& folder : there) {
    const int row = rowOf(folder);
    if (row < 0) addRow({folder, State::checking, linked.contains(folder)});
    else if (rows_.at(row).state == State::gone) setState(row, State::checking);
    const int here = rowOf(folder);
    rows_[here].linked = linked.contains(folder);
    if (rows_.at(here).state == State::checking && !toInspect_.contains(folder)) toInspect_.append(folder);
  }
  for (const QString& folder : gone) {
    if (rowOf(folder) < 0) addRow({folder, State::gone, true});
    setState(rowOf(folder), State::gone);
  }
  const int current = current_;
  if (current >= 0 && rows_.at(current).state == State::gone) {
    sayProblem(current, {QStringLiteral("model"), {}, {}});
    const int builtIn = rowOf(builtIn_);
    if (builtIn >= 0 && rows_.at(builtIn).state != State::gone) setCurrent(builtIn);
  }
  if (current_ < 0 && !rows_.isEmpty()) setCurrent(0);
  loadCurrent();
  inspectNext();
}

void ModelList::inspectNext() {
  if (!engineUp_ || !inspecting_.isEmpty() || !loading_.folder.isEmpty() || busy_) return;
  if (!toAdd_.isEmpty()) inspecting_ = toAdd_.first();
  else if (!toInspect_.isEmpty()) inspecting_ = toInspect_.takeFirst();
  if (!inspecting_.isEmpty()) engine_.inspectModel(inspecting_);
}

void ModelList::modelInspected(const ModelDescription& description) {
  const bool known = rowOf(description.folder) >= 0 || toAdd_.contains(description.folder);
  const QString folder = known ? description.folder : inspecting_;
  if (folder == inspecting_) inspecting_.clear();
  lastRefused_ = description.identity.isEmpty() ? folder : QString();
  ModelDescription plain = description;
  plain.folder = folder;
  const bool asked = toAdd_.removeAll(folder) > 0;
  if (asked && !canDraw(plain)) {
    refuseFolder(plain);
  } else {
    if (asked && rowOf(folder) < 0) addRow({folder, State::checking, true});
    const int row = rowOf(folder);
    if (row >= 0) {
      describe(row, plain);
      if (rows_.at(row).state == State::checking) setState(row, canDraw(plain) ? State::ready : State::unusable);
      if (row == current_) loadCurrent();
    }
    if (asked) {
      settings_.set(Setting::modelFolders, linkedFolders() << folder);
      banners_.dismissKey(QStringLiteral("model.add"));
      emit folderAdded(row);
    }
  }
  inspectNext();
}

void ModelList::addFolder(const QString& folder) {
  whenDone(QtConcurrent::run(plainFolder, folder), this, [this](const QString& plain) {
    const int row = rowOf(plain);
    if (row >= 0 && rows_.at(row).state != State::gone && rows_.at(row).state != State::unusable) {
      emit folderAdded(row);  // known already
      return;
    }
    if (!toAdd_.contains(plain)) toAdd_.append(plain);
    inspectNext();
  });
}

void ModelList::removeFolder(int row) {
  if (row < 0 || row >= rows_.size() || !rows_.at(row).linked) return;
  QStringList linked = linkedFolders();
  linked.removeAll(rows_.at(row).folder);
  settings_.set(Setting::modelFolders, linked);
  toInspect_.removeAll(rows_.at(row).folder);
  const bool wasCurrent = row == current_;
  beginRemoveRows({}, row, row);
  rows_.removeAt(row);
  if (current_ > row) --current_;
  if (wasCurrent) current_ = -1;
  endRemoveRows();
  if (!wasCurrent) return;
  setCurrent(rows_.isEmpty() ? -1 : std::max(rowOf(builtIn_), 0));
  loadCurrent();
}

void ModelList::engineReady(const QVector<EngineDevice>& devices) {
  devices_ = devices;
  engineUp_ = true;
  emit devicesChanged();
  loadCurrent();
  inspectNext();
}

/// A process that ended took its model along. Inspections are answered by the bridge even then.
void ModelList::engineState(EngineState state) {
  if (state != EngineState::starting && state != EngineState::restarting && state != EngineState::stopped) return;
  if (!engineUp_) return;
  engineUp_ = false;
  loaded_ = loading_ = afterwards_ = {};
  // An answer that came with the engine's death says nothing about the folder: it is looked at once more.
  const int last = rowOf(lastRefused_);
  if (last >= 0 && rows_.at(last).state == State::unusable && !lookedAtTwice_.contains(lastRefused_)) {
    lookedAtTwice_.append(lastRefused_);
    setState(last, State::checking);
    toInspect_.prepend(lastRefused_);
  }
  for (int row = 0; row < rows_.size(); ++row)
    if (rows_.at(row).state == State::loading || rows_.at(row).state == State::loaded) setState(row, State::ready);
}

void ModelList::setEngineBusy(bool busy) {
  if (busy_ == busy) return;
  busy_ = busy;
  if (busy) return;
  loadCurrent();
  inspectNext();
}

void ModelList::loadCurrent() {
  if (busy_ || current_ < 0 || !loading_.folder.isEmpty()) return;
  const Row& row = rows_.at(current_);
  if (row.state == State::gone || row.state == State::unusable || isLoaded(row.folder, precision())) return;
  load(row.folder, precision());
}

void ModelList::load(const QString& folder, const QString& precision) {
  const Wish wish{folder, precision, device(), memoryLimit()};
  if (!engineUp_) return;  // once it is up, the one who waits for it asks again
  if (!loading_.folder.isEmpty()) afterwards_ = loading_ == wish ? Wish{} : wish;
  else if (loaded_ == wish) emit loadFinished(folder);
  else begin(wish);
}

void ModelList::begin(const Wish& wish) {
  loading_ = wish;
  const int row = rowOf(wish.folder);
  if (row >= 0) setState(row, State::loading);
  engine_.loadModel(wish.folder, wish.precision, wish.device, wish.memoryLimit);
}

/// What waited for the end of a loading.
void ModelList::goOn() {
  const Wish wish = std::exchange(afterwards_, {});
  if (!wish.folder.isEmpty() && loading_.folder.isEmpty()) load(wish.folder, wish.precision);
  loadCurrent();
  inspectNext();
}

bool ModelList::isLoaded(const QString& folder, const QString& precision) const {
  return loading_.folder.isEmpty() && loaded_ == Wish{folder, precision, device(), memoryLimit()};
}

void ModelList::modelLoaded(const ModelDescription& description) {
  if (loading_.folder.isEmpty()) return;
  const int before = rowOf(loaded_.folder);
  loaded_ = loading_;
  loading_ = {};
  if (before >= 0 && rows_.at(before).state == State::loaded) setState(before, State::ready);
  const int row = rowOf(loaded_.folder);
  toInspect_.removeAll(loaded_.folder);
  diedLoading_.clear();
  if (row >= 0 && rows_.at(row).state != State::gone) {
    ModelDescription plain = description;
    plain.folder = loaded_.folder;
    setState(row, State::loaded);
    describe(row, plain);
    banners_.dismissKey(QStringLiteral("model.%1").arg(loaded_.folder));
  }
  emit loadFinished(loaded_.folder);
  goOn();
}

void ModelList::modelFailed(const QString& folder, const EngineError& error) {
  const QString failed = !inspecting_.isEmpty() && inspecting_ == folder ? inspecting_
                         : loading_.folder.isEmpty()                     ? inspecting_
                                                                         : loading_.folder;
  if (failed == inspecting_ && failed != loading_.folder) {
    ModelDescription description;
    description.folder = failed;
    description.problem = error.text;
    description.hint = error.hint;
    modelInspected(description);
    return;
  }
  loading_ = {};
  const int row = rowOf(failed);
  const bool died = error.code.startsWith(QLatin1String("engine_")) || error.code == QLatin1String("protocol");
  if (died && row >= 0 && failed != diedLoading_) {
    diedLoading_ = failed;  // once it may be bad luck: its successor tries again
    setState(row, State::ready);
    return;
  }
  if (row >= 0) {
    rows_[row].description.problem = error.text;
    rows_[row].description.hint = error.hint;
    setState(row, State::unusable);
    sayProblem(row, error);
  }
  emit loadFailed(failed, error);
  goOn();
  search();  // says whether its folder went away
}

void ModelList::refuseFolder(const ModelDescription& description) {
  constexpr int namesShown = 5;
  BannerMessage banner;
  banner.severity = BannerMessage::Severity::warning;
  banner.key = QStringLiteral("model.add");
  banner.cause = tr("The folder “%1” cannot be used as a model.").arg(folderName(description.folder));
  if (description.missing.isEmpty()) {
    banner.kept = description.hint.isEmpty() ? description.problem
                                             : tr("%1 %2", "two sentences").arg(description.problem, description.hint);
  } else {
    const QString names = QStringList(description.missing.mid(0, namesShown)).join(QStringLiteral(", "));
    banner.kept = description.missing.size() <= namesShown
                      ? tr("%n tensor(s) are missing: %1.", "", int(description.missing.size())).arg(names)
                      : tr("%n tensor(s) are missing, among them %1.", "", int(description.missing.size())).arg(names);
  }
  banner.details = (QStringList{description.folder, description.problem} + description.missing).join(u'\n');
  banners_.show(banner);
}

void ModelList::sayProblem(int row, const EngineError& error) {
  const Row& failed = rows_.at(row);
  const bool gone = failed.state == State::gone;
  const QString name = data(index(row), NameRole).toString();
  BannerMessage banner;
  banner.severity = BannerMessage::Severity::warning;
  banner.key = QStringLiteral("model.%1").arg(failed.folder);
  banner.cause = gone ? tr("The model “%1” went away.").arg(name) : tr("The model “%1” cannot be loaded.").arg(name);
  banner.kept = gone ? tr("Its folder is no longer there. Your pictures and recipes are kept; put the folder back or "
                          "choose another model.")
                     : tr("%1 %2", "two sentences").arg(error.text, error.hint).trimmed();
  banner.details = failed.folder;
  banner.actions.append({tr("Look again"), true, [this] { refresh(); }});
  banners_.show(banner);
}

void ModelList::addRow(const Row& row) {
  beginInsertRows({}, rowCount(), rowCount());
  rows_.append(row);
  endInsertRows();
}

void ModelList::setState(int row, State state) {
  if (rows_.at(row).state == state) return;
  rows_[row].state = state;
  emit dataChanged(index(row), index(row));
  if (row == current_) emit currentChanged();
}

void ModelList::describe(int row, const ModelDescription& description) {
  rows_[row].description = description;
  emit dataChanged(index(row), index(row));
  if (row == current_) emit currentChanged();
}

void ModelList::setCurrent(int row) {
  if (row == current_) return;
  current_ = row;
  emit currentChanged();
}

void ModelList::select(int row) {
  if (row < 0 || row >= rows_.size()) return;
  setCurrent(row);
  settings_.set(Setting::currentModel, rows_.at(row).folder);
  loadCurrent();
}

void ModelList::selectDevice(const QString& device) { settings_.set(Setting::device, device); }
QString ModelList::device() const { return settings_.value(Setting::device).toString(); }
qint64 ModelList::memoryLimit() const { return settings_.value(Setting::memoryLimit).toLongLong() << 30; }
QString ModelList::precision() const { return settings_.value(Setting::precision).toString(); }

const ModelDescription& ModelList::description() const {
  static const ModelDescription none;
  return current_ < 0 ? none : rows_.at(current_).description;
}

bool ModelList::loaded() const { return current_ >= 0 && rows_.at(current_).state == State::loaded; }

int ModelList::rowOf(const QString& folder) const {
  const auto found = std::ranges::find(rows_, folder, &Row::folder);
  return found == rows_.end() ? -1 : int(found - rows_.begin());
}

int ModelList::rowOfIdentity(const QString& identity) const {
  const auto found = std::ranges::find(rows_, identity, [](const Row& row) { return row.description.identity; });
  return identity.isEmpty() || found == rows_.end() ? -1 : int(found - rows_.begin());
}

QString ModelList::about() const {
  const QMap<QString, QString>& about = description().about;
  const QString chosen = settings_.value(Setting::language).toString();
  const QString language = chosen.isEmpty() ? QLocale().name() : chosen;
  for (const QString& code : {language, language.section(u'_', 0, 0), QStringLiteral("en")})
    if (about.contains(code)) return about[code];
  return about.isEmpty() ? QString() : about.first();
}

}  // namespace sana::ui
