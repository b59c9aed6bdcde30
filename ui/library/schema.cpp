// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/schema.h"

#include <array>

#include "ui/library/picture_table.h"

namespace sana::ui {
namespace {

constexpr const char* tokenizer = "tokenize=\"unicode61 remove_diacritics 2 categories 'L* M* N* Co So'\"";

/// The base.
const QStringList& firstVersion() {
  static const QStringList statements = {
      "CREATE TABLE recipe(id INTEGER PRIMARY KEY AUTOINCREMENT, prompt TEXT NOT NULL, negative TEXT NOT NULL,"
      " typed TEXT NOT NULL, style TEXT NOT NULL, seed TEXT NOT NULL, steps INTEGER, guidance REAL, w INTEGER,"
      " h INTEGER, sampler TEXT, model_id TEXT NOT NULL, model_uid TEXT NOT NULL, device TEXT, json TEXT NOT NULL)",
      // A picture has the id of its recipe. Recipes stay when pictures leave, so that no id comes twice.
      "CREATE TABLE image(id INTEGER PRIMARY KEY REFERENCES recipe(id), uid TEXT NOT NULL UNIQUE,"
      " path TEXT NOT NULL UNIQUE, w INTEGER NOT NULL, h INTEGER NOT NULL, created_ms INTEGER NOT NULL,"
      " starred INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL DEFAULT '', deleted_ms INTEGER, original_place TEXT,"
      " kind TEXT NOT NULL, sha256 TEXT NOT NULL)",
      "CREATE TABLE node(id INTEGER PRIMARY KEY, parent INTEGER REFERENCES node(id), parent_uid TEXT,"
      " lineage INTEGER NOT NULL, logical_time INTEGER NOT NULL, created_ms INTEGER NOT NULL, reason TEXT NOT NULL,"
      " recipe INTEGER NOT NULL REFERENCES recipe(id), image INTEGER REFERENCES image(id) ON DELETE SET NULL)",
      "CREATE INDEX node_parent ON node(parent)", "CREATE INDEX node_image ON node(image)",
      "CREATE INDEX node_recipe ON node(recipe)", "CREATE INDEX node_lineage ON node(lineage)",
      "CREATE TABLE prompt_edit(lineage INTEGER NOT NULL, seq INTEGER NOT NULL, pos INTEGER NOT NULL,"
      " removed TEXT NOT NULL, inserted TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(lineage, seq)) WITHOUT ROWID",
      "CREATE TABLE draft(id INTEGER PRIMARY KEY CHECK(id = 1), text TEXT NOT NULL, negative TEXT NOT NULL,"
      " caret INTEGER NOT NULL, parameters TEXT NOT NULL)",
      "CREATE TABLE job(id INTEGER PRIMARY KEY AUTOINCREMENT, ord INTEGER NOT NULL, state TEXT NOT NULL,"
      " recipe TEXT NOT NULL, attempts INTEGER NOT NULL, error TEXT NOT NULL, model_folder TEXT NOT NULL,"
      " typed TEXT NOT NULL, style TEXT NOT NULL, parent INTEGER NOT NULL, idx INTEGER NOT NULL, cnt INTEGER NOT NULL)",
      "CREATE TABLE journal(uid TEXT NOT NULL, job INTEGER NOT NULL DEFAULT 0, path TEXT NOT NULL, state TEXT NOT NULL,"
      " details TEXT NOT NULL DEFAULT '', PRIMARY KEY(uid, state)) WITHOUT ROWID",
      "CREATE TABLE tag(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
      "CREATE TABLE image_tag(image INTEGER NOT NULL REFERENCES image(id) ON DELETE CASCADE,"
      " tag INTEGER NOT NULL REFERENCES tag(id), PRIMARY KEY(image, tag)) WITHOUT ROWID",
      "CREATE INDEX image_tag_tag ON image_tag(tag)",
      "CREATE TABLE board(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
      "CREATE TABLE image_board(image INTEGER PRIMARY KEY REFERENCES image(id) ON DELETE CASCADE,"
      " board INTEGER NOT NULL REFERENCES board(id))",
      "CREATE INDEX image_board_board ON image_board(board)",
      "CREATE TABLE undo(seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, before_json TEXT NOT NULL,"
      " after_json TEXT NOT NULL)",
      "CREATE TABLE timing(id INTEGER PRIMARY KEY, model TEXT NOT NULL, size TEXT NOT NULL, device TEXT NOT NULL,"
      " stage TEXT NOT NULL, ms REAL NOT NULL)",
      "CREATE INDEX timing_key ON timing(model, size, device, stage)",
      "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"};
  return statements;
}

/// How long each stage took, how large the file is, whether it is missing; boards that hold nothing.
const QStringList& secondVersion() {
  static const QStringList statements = {"ALTER TABLE image ADD COLUMN understand_s REAL NOT NULL DEFAULT 0",
                                         "ALTER TABLE image ADD COLUMN draw_s REAL NOT NULL DEFAULT 0",
                                         "ALTER TABLE image ADD COLUMN develop_s REAL NOT NULL DEFAULT 0",
                                         "ALTER TABLE image ADD COLUMN file_bytes INTEGER NOT NULL DEFAULT 0",
                                         "ALTER TABLE image ADD COLUMN missing INTEGER NOT NULL DEFAULT 0",
                                         "ALTER TABLE board ADD COLUMN kept INTEGER NOT NULL DEFAULT 0"};
  return statements;
}

/// What sorting, filtering and counting a large gallery needs, so that none of them reads the wide rows.
const QStringList& thirdVersion() {
  static const QStringList statements = {
      "CREATE TABLE model(id INTEGER PRIMARY KEY, name TEXT NOT NULL, identity TEXT NOT NULL, UNIQUE(name, identity))",
      "INSERT INTO model(name, identity) SELECT DISTINCT model_id, model_uid FROM recipe",
      "ALTER TABLE image ADD COLUMN model INTEGER NOT NULL DEFAULT 0",
      "UPDATE image SET model=(SELECT model.id FROM model JOIN recipe ON name=model_id AND identity=model_uid"
      " WHERE recipe.id=image.id)",
      "CREATE INDEX image_order ON image(deleted_ms, created_ms, id, starred, missing, w, h, model)",
      "CREATE INDEX image_bytes ON image(deleted_ms, starred, file_bytes)",
      "CREATE INDEX recipe_seed ON recipe(seed)",
      "CREATE INDEX node_unresolved ON node(parent_uid) WHERE parent IS NULL AND parent_uid IS NOT NULL"};
  return statements;
}

std::array<const QStringList*, 3> steps() { return {&firstVersion(), &secondVersion(), &thirdVersion()}; }

}  // namespace

int newestSchema() { return static_cast<int>(steps().size()); }

int schemaOf(Database& database) { return static_cast<int>(database.number("PRAGMA user_version")); }

void migrate(Database& database, int to) {
  for (int version = schemaOf(database); version < to; ++version) {
    Transaction transaction(database);
    for (const QString& statement : *steps()[static_cast<std::size_t>(version)]) database.run(statement);
    database.run(QString("PRAGMA user_version=%1").arg(version + 1));
    transaction.commit();
  }
}

bool hasFullText(Database& database) {
  try {
    database.run(QString("CREATE VIRTUAL TABLE temp.probe USING fts5(text, %1)").arg(tokenizer));
    database.run("DROP TABLE temp.probe");
    return true;
  } catch (const LibraryError&) {
    return false;
  }
}

void prepareFullText(Database& database) {
  const bool exists = database.number("SELECT count(*) FROM sqlite_master WHERE name='prompt_fts'") > 0;
  const bool stale = database.number("SELECT count(*) FROM meta WHERE key='fts_stale'") > 0;
  if (exists && !stale) return;
  Transaction transaction(database);
  if (!exists) database.run(QString("CREATE VIRTUAL TABLE prompt_fts USING fts5(text, %1)").arg(tokenizer));
  fillFullText(database);
  database.run("DELETE FROM meta WHERE key='fts_stale'");
  transaction.commit();
}

}  // namespace sana::ui
