// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tree of what came from what around one picture, as rows with lanes; newest first.

#include "ui/models/picture_model.h"
#include "ui/models/row_merge.h"

namespace sana::ui {

/// How a row of the tree is drawn, from what is above it to what is below it.
struct HistoryLanes {
  int lane = 0;          ///< of the node
  QVector<int> passing;  ///< lanes that go on through this row, beside the node
  QVector<int> joins;    ///< lanes that come from above and end in the node: branches that left it
  bool above = false;    ///< a line comes from above in the node's own lane
  bool below = false;    ///< a line goes on to the parent, in the node's own lane
  bool operator==(const HistoryLanes&) const = default;
};
/// One a node, newest first: a branch keeps its lane down to the row of the node that it left.
QVector<HistoryLanes> lanesOf(const QVector<HistoryNode>& newestFirst);

class HistoryModel : public MergingListModel {
  Q_OBJECT
 public:
  /// LaneRole int; LanesRole and JoinsRole QVector<int> (HistoryLanes::passing, joins); AboveRole, BelowRole bool.
  enum Role { NodeRole = Qt::UserRole + 1, PictureRole, LaneRole, LanesRole, JoinsRole, TitleRole, CaptionRole,
              CurrentRole, AboveRole, BelowRole };
  HistoryModel(Library& library, CurrentPicture& current, QObject* parent = nullptr);
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  const HistoryNode& node(int row) const { return nodes_.at(row).node; }
  int rowOf(qint64 picture) const;
  int rowOfNode(qint64 node) const;
  const HistoryLanes& lanes(int row) const { return nodes_.at(row).lanes; }
  int laneCount() const { return laneCount_; }  ///< the widest row's
  /// Nodes from which nothing came: "3 branches".
  int branches() const;
  /// From its parent to this row.
  QVector<RecipeChange> changes(int row) const;
  /// Pictures from the root to this row, for the replay. Those that are gone are left out.
  QVector<qint64> branch(int row) const;

 public slots:
  void refresh();
  void retranslate();

 signals:
  void treeChanged();  ///< other nodes

 private:
  struct Row {
    HistoryNode node;
    HistoryLanes lanes;
    QString title, caption;
  };
  void follow();
  void adopt(const QVector<HistoryNode>& oldestFirst, qint64 picture);
  void write(Row& row, const HistoryNode* parent) const;
  Library& library_;
  CurrentPicture& current_;
  QVector<Row> nodes_;
  qint64 shown_ = 0;     ///< the picture whose tree this is
  quint64 asked_ = 0;
  int laneCount_ = 0;
};

}  // namespace sana::ui
