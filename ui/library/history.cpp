// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/history.h"

#include <QJsonDocument>
#include <QSet>

namespace sana::ui {

QVector<HistoryNode> readHistory(Database& database, qint64 picture) {
  QVector<HistoryNode> out;
  // Up to the root, then everything below it. UNION ends circles that a damaged file might hold.
  Statement row = database.run(
      "WITH RECURSIVE up(id, parent) AS (SELECT id, parent FROM node WHERE image=?"
      " UNION SELECT node.id, node.parent FROM node JOIN up ON node.id=up.parent),"
      " tree(id) AS (SELECT id FROM up WHERE parent IS NULL UNION SELECT node.id FROM node JOIN tree ON"
      " node.parent=tree.id)"
      " SELECT node.id, node.parent, lineage, image, created_ms, reason, json FROM tree JOIN node ON node.id=tree.id"
      " JOIN recipe ON recipe.id=node.recipe ORDER BY logical_time, created_ms, node.id",
      picture);
  while (row.next()) {
    HistoryNode node;
    node.id = row.number(0);
    node.parent = row.number(1);
    node.lineage = row.number(2);
    node.picture = row.number(3);
    node.createdMs = row.number(4);
    node.reason = row.text(5);
    node.recipe = QJsonDocument::fromJson(row.text(6).toUtf8()).object();
    out.append(node);
  }
  return out;
}

QStringList readEarlierPrompts(Database& database, int limit) {
  QStringList out;
  QSet<QString> known;
  const auto take = [&](Statement row) {
    while (out.size() < limit && row.next()) {
      const QString text = row.text(0);
      if (text.isEmpty() || known.contains(text)) continue;
      known.insert(text);
      out.append(text);
    }
  };
  take(database.run("SELECT typed FROM job WHERE state NOT IN ('done', 'cancelled') ORDER BY id DESC"));
  take(database.run("SELECT CASE WHEN typed='' THEN prompt ELSE typed END FROM recipe ORDER BY id DESC"));
  return out;
}

}  // namespace sana::ui
