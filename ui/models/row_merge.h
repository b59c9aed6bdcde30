// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From the rows of a model to those of a fresh answer: what went and what came, so that nothing has to be reset.

#include <QAbstractListModel>
#include <QVector>

#include <algorithm>

namespace sana::ui {

struct RowRange {
  int first = 0, count = 0;
  int last() const { return first + count - 1; }
};

struct RowMerge {
  QVector<RowRange> removed;   ///< of the old rows, ascending
  QVector<RowRange> inserted;  ///< of the fresh rows, ascending
  qsizetype ranges() const { return removed.size() + inserted.size(); }
};

/// O(old + fresh) for rows in the same order. `same`: the same thing; `before`: sorts before, in that order. Rows in
/// another order are still merged rightly, with more ranges than there need be.
template <class Row, class Same, class Before>
RowMerge mergeOf(const QVector<Row>& old, const QVector<Row>& fresh, Same same, Before before) {
  RowMerge merge;
  const auto add = [](QVector<RowRange>& ranges, qsizetype row) {
    if (!ranges.isEmpty() && ranges.last().last() + 1 == row) ++ranges.last().count;
    else ranges << RowRange{int(row), 1};
  };
  qsizetype i = 0, j = 0;
  while (i < old.size() || j < fresh.size()) {
    if (i < old.size() && j < fresh.size() && same(old[i], fresh[j])) {
      ++i;
      ++j;
    } else if (j == fresh.size() || (i < old.size() && before(old[i], fresh[j]))) {
      add(merge.removed, i++);
    } else {
      add(merge.inserted, j++);
    }
  }
  return merge;
}

/// A list that follows answers by inserting and removing only what differs.
class MergingListModel : public QAbstractListModel {
 public:
  using QAbstractListModel::QAbstractListModel;

 protected:
  /// Brings `rows` to the ids of `fresh`; rows that stay keep their old values.
  template <class Row>
  void mergeRows(const RowMerge& merge, QVector<Row>& rows, const QVector<Row>& fresh) {
    for (auto range = merge.removed.crbegin(); range != merge.removed.crend(); ++range) {
      beginRemoveRows({}, range->first, range->last());
      rows.remove(range->first, range->count);
      endRemoveRows();
    }
    for (const RowRange& range : merge.inserted) {
      beginInsertRows({}, range.first, range.last());
      rows.insert(range.first, range.count, Row{});
      std::copy_n(fresh.begin() + range.first, range.count, rows.begin() + range.first);
      endInsertRows();
    }
  }
};

}  // namespace sana::ui
