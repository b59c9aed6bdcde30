// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/history_model.h"

#include <QLocale>

#include <algorithm>

#include "ui/models/when_done.h"

namespace sana::ui {
namespace {

constexpr int longestTitle = 80;

QString promptOf(const QJsonObject& recipe) { return recipe.value(QLatin1String("prompt")).toString().simplified(); }

/// The words that are there only now, as they follow each other.
QString addedWords(const RecipeChange& prompt) {
  QStringList words;
  for (const WordPiece& piece : wordDiff(prompt.before, prompt.after))
    if (piece.kind == WordPiece::Kind::added) words << piece.text.simplified();
  return words.join(QStringLiteral(" … "));
}

/// By time. Where the clock was set back, so that a parent would stand above its child, as they are given: by generation.
QVector<HistoryNode> newestFirst(const QVector<HistoryNode>& oldestFirst) {
  QVector<HistoryNode> nodes(oldestFirst.rbegin(), oldestFirst.rend());
  std::stable_sort(nodes.begin(), nodes.end(), [](const HistoryNode& a, const HistoryNode& b) {
    return a.createdMs != b.createdMs ? a.createdMs > b.createdMs : a.id > b.id;
  });
  QSet<qint64> above;
  for (const HistoryNode& node : nodes) {
    if (above.contains(node.parent)) return {oldestFirst.rbegin(), oldestFirst.rend()};
    above.insert(node.id);
  }
  return nodes;
}

QString timeText(qint64 ms) {
  const QLocale locale;
  const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms);
  if (time.date() == QDate::currentDate()) return locale.toString(time.time(), QLocale::ShortFormat);
  return locale.toString(time, QLocale::ShortFormat);
}

}  // namespace

HistoryModel::HistoryModel(Library& library, CurrentPicture& current, QObject* parent)
    : MergingListModel(parent), library_(library), current_(current) {
  connect(&current, &CurrentPicture::changed, this, &HistoryModel::follow);
  connect(&library, &Library::pictureStored, this, [this](const PictureRecord& picture) {
    if (picture.id == current_.id() || rowOf(picture.parent) >= 0) refresh();
  });
  connect(&library, &Library::picturesMoved, this, [this](const QVector<qint64>& ids) {
    if (std::any_of(ids.begin(), ids.end(), [this](qint64 id) { return rowOf(id) >= 0; })) refresh();
  });
}

void HistoryModel::follow() {
  const qint64 id = current_.id();
  if (id == shown_) return;
  if (id == 0 || rowOf(id) < 0) return refresh();
  // The same tree, looked at from another picture.
  shown_ = id;
  if (!nodes_.isEmpty()) emit dataChanged(index(0), index(int(nodes_.size()) - 1), {CurrentRole});
}

void HistoryModel::refresh() {
  const quint64 number = ++asked_;
  const qint64 picture = current_.id();
  shown_ = picture;
  if (picture == 0) return adopt({}, 0);
  whenDone(library_.history(picture), this, [this, number, picture](const QVector<HistoryNode>& nodes) {
    if (number == asked_) adopt(nodes, picture);
  });
}

void HistoryModel::retranslate() { refresh(); }

void HistoryModel::adopt(const QVector<HistoryNode>& oldestFirst, qint64 picture) {
  shown_ = picture;
  const QVector<HistoryNode> nodes = newestFirst(oldestFirst);
  const QVector<HistoryLanes> lanes = lanesOf(nodes);
  QHash<qint64, const HistoryNode*> byId;
  for (const HistoryNode& node : nodes) byId.insert(node.id, &node);
  QVector<Row> fresh;
  laneCount_ = 0;
  for (int row = 0; row < nodes.size(); ++row) {
    Row entry{nodes[row], lanes[row], {}, {}};
    write(entry, byId.value(entry.node.parent));
    fresh << entry;
    for (const int lane : entry.lanes.passing + entry.lanes.joins + QVector{entry.lanes.lane})
      laneCount_ = std::max(laneCount_, lane + 1);
  }
  const auto same = [](const Row& a, const Row& b) { return a.node.id == b.node.id; };
  const auto before = [](const Row& a, const Row& b) {
    return a.node.createdMs != b.node.createdMs ? a.node.createdMs > b.node.createdMs : a.node.id > b.node.id;
  };
  mergeRows(mergeOf(nodes_, fresh, same, before), nodes_, fresh);
  nodes_ = fresh;
  if (!nodes_.isEmpty()) emit dataChanged(index(0), index(int(nodes_.size()) - 1));
  emit treeChanged();
}

void HistoryModel::write(Row& row, const HistoryNode* parent) const {
  const HistoryNode& node = row.node;
  const QString time = timeText(node.createdMs);
  const QString prompt = promptOf(node.recipe);
  if (!parent) {
    const bool imported = node.reason == u"imported";
    row.title = prompt.isEmpty() ? (imported ? tr("Imported picture") : tr("First picture")) : prompt.left(longestTitle);
    row.caption = (imported ? tr("%1 · imported") : tr("%1 · first picture")).arg(time);
  } else {
    const QVector<RecipeChange> changes = recipeChanges(parent->recipe, node.recipe);
    const RecipeChange change = changes.value(0);
    const bool worded = change.key == u"prompt" || change.key == u"negative";
    const QString words = change.key == u"prompt" ? addedWords(change).left(longestTitle) : QString();
    if (changes.isEmpty()) row.title = tr("Drawn again");
    else if (!words.isEmpty()) row.title = words;
    else if (worded) row.title = tr("%1 changed").arg(change.label);
    //: "Seed 42 → 43": label, old value, new value
    else row.title = tr("%1 %2 → %3").arg(change.label, change.before.isEmpty() ? tr("none") : change.before,
                                          change.after.isEmpty() ? tr("none") : change.after);
    //: "14:31 · prompt, guidance": time, changed fields
    row.caption = changes.isEmpty() ? time : tr("%1 · %2").arg(time, changedNames(changes));
  }
  //: the caption of a picture in the history, and that it was removed
  if (node.picture == 0) row.caption = tr("%1 · removed").arg(row.caption);
}

int HistoryModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(nodes_.size()); }

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Row& row = nodes_.at(index.row());
  switch (role) {
    case NodeRole: return row.node.id;
    case PictureRole: return row.node.picture;
    case LaneRole: return row.lanes.lane;
    case LanesRole: return QVariant::fromValue(row.lanes.passing);
    case JoinsRole: return QVariant::fromValue(row.lanes.joins);
    case AboveRole: return row.lanes.above;
    case BelowRole: return row.lanes.below;
    case CurrentRole: return row.node.picture != 0 && row.node.picture == current_.id();
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case TitleRole: return row.title;
    case CaptionRole: return row.caption;
    case Qt::ToolTipRole: return promptOf(row.node.recipe);
    case Qt::AccessibleDescriptionRole: return row.caption;
    default: return {};
  }
}

int HistoryModel::rowOf(qint64 picture) const {
  if (picture == 0) return -1;
  const auto found = std::find_if(nodes_.begin(), nodes_.end(), [picture](const Row& r) { return r.node.picture == picture; });
  return found == nodes_.end() ? -1 : int(found - nodes_.begin());
}

int HistoryModel::rowOfNode(qint64 node) const {
  const auto found = std::find_if(nodes_.begin(), nodes_.end(), [node](const Row& r) { return r.node.id == node; });
  return found == nodes_.end() ? -1 : int(found - nodes_.begin());
}

int HistoryModel::branches() const {
  QSet<qint64> parents;
  for (const Row& row : nodes_) parents.insert(row.node.parent);
  return int(std::count_if(nodes_.begin(), nodes_.end(), [&parents](const Row& r) { return !parents.contains(r.node.id); }));
}

QVector<RecipeChange> HistoryModel::changes(int row) const {
  const int parent = rowOfNode(nodes_.at(row).node.parent);
  return parent < 0 ? QVector<RecipeChange>{} : recipeChanges(nodes_.at(parent).node.recipe, nodes_.at(row).node.recipe);
}

QVector<qint64> HistoryModel::branch(int row) const {
  QVector<qint64> pictures;
  // At most as many steps as there are rows, so that a damaged tree ends too.
  for (qsizetype left = nodes_.size(); row >= 0 && left > 0; --left) {
    if (const qint64 picture = nodes_.at(row).node.picture; picture != 0) pictures.prepend(picture);
    row = rowOfNode(nodes_.at(row).node.parent);
  }
  return pictures;
}

}  // namespace sana::ui
