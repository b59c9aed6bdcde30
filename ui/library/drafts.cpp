// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/drafts.h"

#include <QJsonDocument>

#include <algorithm>
#include <optional>

namespace sana::ui {
namespace {

constexpr qint64 mergeMs = 500;
constexpr qint64 keptEdits = 5000;
constexpr qint64 keptTimings = 50;  ///< for each model, size, device and stage

QString given(const QString& text) { return text.isNull() ? QString("") : text; }

qint64 runningLineage(Database& database) {
  return database.number("SELECT value FROM meta WHERE key='prompt_lineage'");
}

/// Both as one, where the second goes on where the first ended.
std::optional<PromptEdit> merged(const PromptEdit& first, const PromptEdit& second) {
  const bool typesOn = second.removed.isEmpty() && second.position == first.position + first.inserted.size();
  if (typesOn && !second.inserted.isEmpty()) {
    return PromptEdit{first.position, first.removed, first.inserted + second.inserted};
  }
  const bool erasesOn = first.inserted.isEmpty() && second.inserted.isEmpty() &&
                        second.position + second.removed.size() == first.position;
  if (erasesOn) return PromptEdit{second.position, second.removed + first.removed, {}};
  return std::nullopt;
}

}  // namespace

Draft readDraft(Database& database) {
  Draft out;
  Statement row = database.run("SELECT text, negative, caret, parameters FROM draft");
  if (!row.next()) return out;
  out.text = row.text(0);
  out.negative = row.text(1);
  out.caret = static_cast<int>(row.number(2));
  out.parameters = QJsonDocument::fromJson(row.text(3).toUtf8()).object();
  return out;
}

void writeDraft(Shelf& shelf, const Draft& draft) {
  shelf.requireWritable();
  shelf.database.run("INSERT OR REPLACE INTO draft(id, text, negative, caret, parameters) VALUES(1,?,?,?,?)",
                     given(draft.text), given(draft.negative), draft.caret,
                     QString::fromUtf8(QJsonDocument(draft.parameters).toJson(QJsonDocument::Compact)));
}

void writePromptEdit(Shelf& shelf, const PromptEdit& edit, qint64 atMs) {
  shelf.requireWritable();
  Database& database = shelf.database;
  const qint64 lineage = runningLineage(database);
  Transaction transaction(database);
  Statement row = database.run(
      "SELECT seq, pos, removed, inserted, at FROM prompt_edit WHERE lineage=? ORDER BY seq"
      " DESC LIMIT 1",
      lineage);
  const bool any = row.next();
  const qint64 seq = any ? row.number(0) : 0;
  std::optional<PromptEdit> both;
  if (any && std::abs(atMs - row.number(4)) < mergeMs) {
    both = merged({static_cast<int>(row.number(1)), row.text(2), row.text(3)}, edit);
  }
  const PromptEdit& written = both ? *both : edit;
  database.run("INSERT OR REPLACE INTO prompt_edit(lineage, seq, pos, removed, inserted, at) VALUES(?,?,?,?,?,?)",
               lineage, both ? seq : seq + 1, written.position, given(written.removed), given(written.inserted), atMs);
  database.run("DELETE FROM prompt_edit WHERE lineage=? AND seq<=?", lineage, seq - keptEdits);
  transaction.commit();
}

QVector<PromptEdit> readPromptEdits(Database& database, int limit) {
  QVector<PromptEdit> out;
  Statement row =
      database.run("SELECT pos, removed, inserted FROM prompt_edit WHERE lineage=? ORDER BY seq DESC LIMIT ?",
                   runningLineage(database), limit);
  while (row.next()) out.append({static_cast<int>(row.number(0)), row.text(1), row.text(2)});
  std::reverse(out.begin(), out.end());
  return out;
}

void beginPromptLineage(Shelf& shelf) {
  shelf.requireWritable();
  const qint64 next = shelf.database.number("SELECT max(lineage) FROM prompt_edit") + 1;
  shelf.database.run("INSERT OR REPLACE INTO meta(key, value) VALUES('prompt_lineage', ?)", QString::number(next));
}

QVector<StageTiming> readTimings(Database& database) {
  QVector<StageTiming> out;
  Statement row = database.run("SELECT model, size, device, stage, ms FROM timing ORDER BY id");
  while (row.next()) out.append({row.text(0), row.text(1), row.text(2), row.text(3), row.real(4)});
  return out;
}

void writeTimings(Shelf& shelf, const QVector<StageTiming>& timings) {
  shelf.requireWritable();
  Transaction transaction(shelf.database);
  for (const StageTiming& timing : timings) {
    const QVariantList key{given(timing.model), given(timing.size), given(timing.device), given(timing.stage)};
    shelf.database.runWith("INSERT INTO timing(model, size, device, stage, ms) VALUES(?,?,?,?,?)",
                           key + QVariantList{timing.ms});
    shelf.database.runWith(
        "DELETE FROM timing WHERE id <= (SELECT id FROM timing WHERE model=? AND size=? AND device=?"
        " AND stage=? ORDER BY id DESC LIMIT 1 OFFSET ?) AND model=? AND size=? AND device=? AND"
        " stage=?",
        key + QVariantList{keptTimings} + key);
  }
  transaction.commit();
}

QString readValue(Database& database, const QString& key) {
  return database.text("SELECT value FROM meta WHERE key=?", "value/" + key);
}

void writeValue(Shelf& shelf, const QString& key, const QString& value) {
  shelf.requireWritable();
  shelf.database.run("INSERT OR REPLACE INTO meta(key, value) VALUES(?,?)", "value/" + key, given(value));
}

}  // namespace sana::ui
