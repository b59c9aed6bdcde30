// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/picture_table.h"

#include <QJsonDocument>

#include "ui/library/prompt_text.h"

namespace sana::ui {
namespace {

/// An empty QString is NULL to Qt; the columns want ''.
QString given(const QString& text) { return text.isNull() ? QString("") : text; }

QVariant orNull(const QString& text) { return text.isEmpty() ? QVariant() : QVariant(text); }
QVariant orNull(qint64 number) { return number == 0 ? QVariant() : QVariant(number); }

qint64 insertRecipe(Database& database, const PictureEntry& entry) {
  const QJsonObject& recipe = entry.recipe;
  const QJsonObject model = recipe["model"].toObject();
  return database
      .run(
          "INSERT INTO recipe(prompt, negative, typed, style, seed, steps, guidance, w, h, sampler, model_id, "
          "model_uid,"
          " device, json) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
          given(recipe["prompt"].toString()), given(recipe["negative"].toString()), given(recipe["typed"].toString()),
          given(recipe["style"].toString()), given(recipe["seed"].toVariant().toString()), recipe["steps"].toVariant(),
          recipe["guidance_scale"].toVariant(), recipe["width"].toVariant(), recipe["height"].toVariant(),
          recipe["scheduler"].toObject()["name"].toVariant(), given(model["id"].toString()),
          given(model["identity"].toString()), recipe["device"].toVariant(), given(entry.recipeText))
      .lastId();
}

qint64 modelOf(Database& database, const QJsonObject& recipe) {
  const QJsonObject model = recipe["model"].toObject();
  const QString name = given(model["id"].toString()), identity = given(model["identity"].toString());
  database.run("INSERT OR IGNORE INTO model(name, identity) VALUES(?,?)", name, identity);
  return database.number("SELECT id FROM model WHERE name=? AND identity=?", name, identity);
}

struct Place {
  qint64 lineage = 0, time = 0;
};

/// The first child goes on in its parent's lineage; every other opens a new one, and the old stays.
Place placeBelow(Database& database, qint64 parent) {
  Statement found = database.run("SELECT lineage, logical_time FROM node WHERE id=?", parent);
  if (parent != 0 && found.next()) {
    const Place above{found.number(0), found.number(1)};
    const qint64 taken =
        database.number("SELECT count(*) FROM node WHERE parent=? AND lineage=?", parent, above.lineage);
    if (taken == 0) return {above.lineage, above.time + 1};
    return {database.number("SELECT max(lineage) FROM node") + 1, above.time + 1};
  }
  return {database.number("SELECT max(lineage) FROM node") + 1, 0};
}

void insertNode(Database& database, qint64 id, const PictureEntry& entry) {
  qint64 parent = 0;
  if (!entry.parentUid.isEmpty()) {
    parent = database.number(
        "SELECT node.id FROM node JOIN image ON image.id=node.image WHERE image.uid=?"
        " ORDER BY node.id DESC",
        entry.parentUid);
  }
  const Place place = placeBelow(database, parent);
  database.run(
      "INSERT INTO node(parent, parent_uid, lineage, logical_time, created_ms, reason, recipe, image)"
      " VALUES(?,?,?,?,?,?,?,?)",
      orNull(parent), orNull(entry.parentUid), place.lineage, place.time, entry.createdMs, given(entry.kind), id, id);
}

QString searchable(const QString& prompt, const QString& typed, const QString& style, const QString& title) {
  QString words = splitForSearch(prompt);
  for (const QString* more : {&typed, &style, &title}) {
    if (!more->isEmpty() && *more != prompt) words += "\n" + splitForSearch(*more);
  }
  return words;
}

PictureRecord recordFrom(const Statement& row) {
  PictureRecord out;
  out.id = row.number(0);
  out.uid = row.text(1);
  out.path = row.text(2);
  out.size = {static_cast<int>(row.number(3)), static_cast<int>(row.number(4))};
  out.createdMs = row.number(5);
  out.starred = row.flag(6);
  out.title = row.text(7);
  out.deletedMs = row.number(8);
  out.kind = row.text(9);
  out.understandSeconds = row.real(10);
  out.drawSeconds = row.real(11);
  out.developSeconds = row.real(12);
  out.fileBytes = row.number(13);
  out.missing = row.flag(14);
  out.recipeText = row.text(15);
  out.recipe = QJsonDocument::fromJson(out.recipeText.toUtf8()).object();
  out.board = row.text(16);
  out.parent = row.number(17);
  return out;
}

}  // namespace

qint64 insertPicture(Database& database, const PictureEntry& entry, bool fullText) {
  const qint64 id = insertRecipe(database, entry);
  database.run(
      "INSERT INTO image(id, uid, path, w, h, created_ms, deleted_ms, original_place, kind, sha256,"
      " understand_s, draw_s, develop_s, file_bytes, model) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      id, entry.uid, entry.path, entry.size.width(), entry.size.height(), entry.createdMs, orNull(entry.deletedMs),
      orNull(entry.originalPlace), given(entry.kind), given(entry.sha256), entry.understandSeconds, entry.drawSeconds,
      entry.developSeconds, entry.fileBytes, modelOf(database, entry.recipe));
  insertNode(database, id, entry);
  indexPicture(database, id, fullText);
  return id;
}

void linkParents(Database& database) {
  Statement lost = database.run(
      "SELECT node.id, above.id FROM node JOIN image ON image.uid=node.parent_uid"
      " JOIN node AS above ON above.image=image.id"
      " WHERE node.parent IS NULL AND node.parent_uid IS NOT NULL AND above.id<>node.id"
      " ORDER BY node.created_ms, node.id");
  QVector<std::pair<qint64, qint64>> links;
  while (lost.next()) links.append({lost.number(0), lost.number(1)});
  for (const auto& [node, parent] : links) {
    // A chain that leads back to the node itself would be no tree.
    const qint64 circle = database.number(
        "WITH RECURSIVE up(id) AS (SELECT ? UNION SELECT node.parent FROM node JOIN up"
        " ON node.id=up.id WHERE node.parent IS NOT NULL)"
        " SELECT count(*) FROM up WHERE id=?",
        parent, node);
    if (circle > 0) continue;
    const Place place = placeBelow(database, parent);
    database.run("UPDATE node SET parent=?, lineage=?, logical_time=? WHERE id=?", parent, place.lineage, place.time,
                 node);
  }
}

QVector<PictureRecord> readRecords(Database& database, const QVector<qint64>& ids) {
  QVector<PictureRecord> out;
  out.reserve(ids.size());
  for (const qint64 id : ids) {
    Statement row = database.run(
        "SELECT image.id, uid, path, image.w, image.h, image.created_ms, starred, title, deleted_ms, kind, "
        "understand_s,"
        " draw_s, develop_s, file_bytes, missing, recipe.json, board.name, above.image"
        " FROM image JOIN recipe ON recipe.id=image.id LEFT JOIN image_board ON image_board.image=image.id"
        " LEFT JOIN board ON board.id=image_board.board LEFT JOIN node ON node.image=image.id"
        " LEFT JOIN node AS above ON above.id=node.parent WHERE image.id=? ORDER BY node.id LIMIT 1",
        id);
    if (!row.next()) continue;
    PictureRecord record = recordFrom(row);
    Statement tags = database.run(
        "SELECT name FROM tag JOIN image_tag ON image_tag.tag=tag.id WHERE image=?"
        " ORDER BY name",
        id);
    while (tags.next()) record.tags.append(tags.text(0));
    out.append(record);
  }
  return out;
}

void indexPicture(Database& database, qint64 id, bool fullText) {
  if (!fullText) {
    database.run("INSERT OR IGNORE INTO meta(key, value) VALUES('fts_stale', '1')");
    return;
  }
  Statement row = database.run(
      "SELECT prompt, typed, style, title FROM recipe JOIN image ON image.id=recipe.id"
      " WHERE image.id=?",
      id);
  if (!row.next()) return;
  const QString words = searchable(row.text(0), row.text(1), row.text(2), row.text(3));
  database.run("INSERT OR REPLACE INTO prompt_fts(rowid, text) VALUES(?,?)", id, words);
}

void fillFullText(Database& database) {
  database.run("DELETE FROM prompt_fts");
  Statement row = database.run(
      "SELECT image.id, prompt, typed, style, title FROM recipe JOIN image"
      " ON image.id=recipe.id ORDER BY image.id");
  while (row.next()) {
    database.run("INSERT INTO prompt_fts(rowid, text) VALUES(?,?)", row.number(0),
                 searchable(row.text(1), row.text(2), row.text(3), row.text(4)));
  }
}

}  // namespace sana::ui
