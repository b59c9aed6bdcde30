// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>

#include "ui/models/gallery_model.h"
#include "ui/models/row_merge.h"
#include "ui/models/when_done.h"

namespace sana::ui {

using Place = PictureQuery::Place;

PlaceList::PlaceList(Library& library, QObject* parent) : MergingListModel(parent), library_(library) {
  adopt({});
  connect(&library, &Library::countsChanged, this, &PlaceList::refresh);
}

void PlaceList::refresh() {
  // One question at a time: whatever changes meanwhile is asked once more at the end.
  if (asking_) {
    askAgain_ = true;
    return;
  }
  asking_ = true;
  const auto ended = [this] {
    asking_ = false;
    if (std::exchange(askAgain_, false)) refresh();
  };
  whenDone(
      library_.counts(), this,
      [this, ended](const LibraryCounts& counts) {
        adopt(counts);
        ended();
      },
      [ended](const LibraryError&) { ended(); });
}

void PlaceList::adopt(const LibraryCounts& counts) {
  counts_ = counts;
  QVector<Row> fresh = {{Place::all, {}, counts.all},
                        {Place::starred, {}, counts.starred},
                        {Place::recent, {}, -1},
                        {Place::trash, {}, counts.trash}};
  for (const NamedCount& board : counts.boards) fresh << Row{Place::board, board.name, board.count};
  for (const NamedCount& tag : counts.tags) fresh << Row{Place::tag, tag.name, tag.count};
  const auto same = [](const Row& a, const Row& b) { return a.place == b.place && a.name == b.name; };
  const auto before = [](const Row& a, const Row& b) {
    return a.place != b.place ? a.place < b.place : QString::localeAwareCompare(a.name, b.name) < 0;
  };
  mergeRows(mergeOf(rows_, fresh, same, before), rows_, fresh);
  for (int row = 0; row < fresh.size(); ++row) {
    if (rows_.at(row).count == fresh.at(row).count) continue;
    rows_[row].count = fresh.at(row).count;
    emit dataChanged(index(row), index(row));
  }
  emit countsChanged();
}

int PlaceList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

QVariant PlaceList::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Row& row = rows_.at(index.row());
  switch (role) {
    case PlaceRole: return QVariant::fromValue(int(row.place));
    case NameRole: return row.name;
    case CountRole: return row.count;
    default: return text(row, role);
  }
}

QVariant PlaceList::text(const Row& row, int role) const {
  struct Words {
    QString text, icon, heading;
  };
  const Words words = [&row]() -> Words {
    switch (row.place) {
      case Place::all: return {tr("All pictures"), QStringLiteral("gallery"), {}};
      case Place::starred: return {tr("Starred"), QStringLiteral("star"), {}};
      case Place::recent: return {tr("Recent"), QStringLiteral("clock"), {}};
      case Place::trash: return {tr("Trash"), QStringLiteral("trash"), {}};
      case Place::board: return {row.name, QStringLiteral("board"), tr("Boards")};
      case Place::tag: return {row.name, QStringLiteral("tag"), tr("Tags")};
    }
    return {};
  }();
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return words.text;
    case IconRole: return words.icon;
    case HeadingRole: return words.heading;
    case Qt::AccessibleTextRole: {
      const QString place = words.heading.isEmpty()
                                ? words.text
                                : tr("%1, %2", "board or tag, and its name").arg(words.heading, words.text);
      //: %1 is a place like "Starred", %n the number of pictures in it
      return row.count < 0 ? place : tr("%1, %n picture(s)", nullptr, int(row.count)).arg(place);
    }
    default: return {};
  }
}

Qt::ItemFlags PlaceList::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  const Place place = rows_.at(index.row()).place;
  const bool takesPictures = place != Place::all && place != Place::recent;
  return takesPictures ? usual | Qt::ItemIsDropEnabled : usual;
}

int PlaceList::rowOf(Place place, const QString& name) const {
  for (int row = 0; row < rows_.size(); ++row)
    if (rows_.at(row).place == place && rows_.at(row).name == name) return row;
  return -1;
}

void PlaceList::retranslate() { emit dataChanged(index(0), index(int(rows_.size()) - 1)); }

}  // namespace sana::ui
