// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/history_model.h"

namespace sana::ui {
namespace {

/// The lanes below the rows so far, each with the node that it leads to; 0: free.
class Lanes {
 public:
  HistoryLanes enter(const HistoryNode& node) {
    HistoryLanes row;
    for (int lane = 0; lane < leads_.size(); ++lane) {
      if (leads_[lane] == node.id) {
        if (row.above) row.joins << lane;
        else row.lane = lane;
        row.above = true;
      } else if (leads_[lane] != 0) {
        row.passing << lane;
      }
    }
    if (!row.above) row.lane = freeLane();
    for (const int lane : row.joins) leads_[lane] = 0;
    leads_[row.lane] = node.parent;
    row.below = node.parent != 0;
    return row;
  }

 private:
  int freeLane() {
    const int lane = int(leads_.indexOf(0));
    if (lane >= 0) return lane;
    leads_ << 0;
    return int(leads_.size()) - 1;
  }

  QVector<qint64> leads_;
};

}  // namespace

QVector<HistoryLanes> lanesOf(const QVector<HistoryNode>& newestFirst) {
  QSet<qint64> ids;
  for (const HistoryNode& node : newestFirst) ids.insert(node.id);
  Lanes lanes;
  QVector<HistoryLanes> rows;
  for (HistoryNode node : newestFirst) {
    // A parent outside of the tree ends the line.
    if (!ids.contains(node.parent)) node.parent = 0;
    rows << lanes.enter(node);
  }
  return rows;
}

}  // namespace sana::ui
