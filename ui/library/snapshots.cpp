// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/snapshots.h"

#include <QDir>
#include <QFile>

#include "ui/library/disk.h"

namespace sana::ui {
namespace {

constexpr int kept = 10;
constexpr qint64 weekMs = qint64{7} * 24 * 3600 * 1000;

QString folderOf(const LibraryFolders& folders) { return folders.data + "/backup"; }

QString stamp(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString("yyyyMMdd-HHmmss"); }

QDateTime stampOf(const QString& name) {
  QDateTime when = QDateTime::fromString(name.section('.', 0, 0).right(15), "yyyyMMdd-HHmmss");
  when.setTimeSpec(Qt::UTC);
  return when;
}

QStringList weekly(const LibraryFolders& folders) {
  return QDir(folderOf(folders)).entryList({"library-[0-9]*.db"}, QDir::Files, QDir::Name);
}

void copyInto(Database& database, const QString& target) {
  QDir().mkpath(QFileInfo(target).absolutePath());
  const QString part = target + ".part";
  QFile::remove(part);
  database.run("VACUUM INTO ?", part);
  renameDurably(part, target);
}

void keepNewest(const QDir& folder, QStringList names) {
  for (; names.size() > kept; names.removeFirst()) QFile::remove(folder.filePath(names.first()));
}

bool isSound(const QString& file) {
  try {
    Database copy;
    copy.open(file, Database::Mode::readOnlyFile);
    return copy.text("PRAGMA quick_check(1)") == "ok" && copy.number("PRAGMA user_version") > 0;
  } catch (const LibraryError&) {
    return false;
  }
}

/// Copies one table row by row until it cannot be read on.
void copyRows(Database& from, Database& to, const QString& select, const QString& insert, int columns) {
  try {
    Statement row = from.run(select);
    while (row.next()) {
      QVariantList values;
      for (int i = 0; i < columns; ++i) values += row.isNull(i) ? QVariant() : QVariant(row.text(i));
      to.runWith(insert, values);
    }
  } catch (const LibraryError&) {
    // Everything up to the damage is there; more cannot be had.
  }
}

}  // namespace

QString damageMark(const Shelf& shelf) { return shelf.file("library.check"); }

void backUpBeforeMigration(Shelf& shelf, int version) {
  const QDir folder(folderOf(shelf.folders));
  const QString name = QString("library-v%1-%2.db").arg(version).arg(stamp(shelf.now()));
  copyInto(shelf.database, freeName(folder.filePath(name)));
  keepNewest(folder, folder.entryList({"library-v*.db"}, QDir::Files, QDir::Time | QDir::Reversed));
}

void snapshotIfDue(const LibraryFolders& folders, const LibraryOptions& options) {
  const QStringList names = weekly(folders);
  const qint64 now = options.now ? options.now() : QDateTime::currentMSecsSinceEpoch();
  for (const QString& name : names) {
    // One from the future (the clock was set back) counts for nothing.
    const qint64 age = now - stampOf(name).toMSecsSinceEpoch();
    if (age >= 0 && age < weekMs) return;
  }
  Database source;
  source.open(folders.data + "/library.db", Database::Mode::write, options.busyMs);
  if (source.number("SELECT count(*) FROM image") == 0) return;
  const QDir folder(folderOf(folders));
  copyInto(source, freeName(folder.filePath("library-" + stamp(now) + ".db")));
  keepNewest(folder, folder.entryList({"library-[0-9]*.db"}, QDir::Files, QDir::Time | QDir::Reversed));
}

QString setAside(const Shelf& shelf) {
  const QString file = shelf.databaseFile();
  const QString target = freeName(shelf.file("library-damaged-" + stamp(shelf.now()) + ".db"));
  for (const char* ending : {"", "-wal", "-shm"}) {
    if (QFile::exists(file + ending)) renameDurably(file + ending, target + ending);
  }
  return target;
}

bool restoreNewestSnapshot(const Shelf& shelf) {
  const QDir folder(folderOf(shelf.folders));
  for (const QFileInfo& copy : folder.entryInfoList({"library-*.db"}, QDir::Files, QDir::Time)) {
    if (!isSound(copy.filePath())) continue;
    const QString part = shelf.databaseFile() + ".part";
    QFile::remove(part);
    if (!QFile::copy(copy.filePath(), part)) continue;
    renameDurably(part, shelf.databaseFile());
    return true;
  }
  return false;
}

void salvage(Shelf& shelf, const QString& damaged) {
  try {
    Database from;
    from.open(damaged, Database::Mode::readOnlyFile);
    Transaction transaction(shelf.database);
    copyRows(from, shelf.database, "SELECT id, text, negative, caret, parameters FROM draft",
             "INSERT OR REPLACE INTO draft(id, text, negative, caret, parameters) VALUES(?,?,?,?,?)", 5);
    copyRows(from, shelf.database,
             "SELECT id, ord, state, recipe, attempts, error, model_folder, typed, style, parent, idx, cnt FROM job",
             "INSERT OR REPLACE INTO job(id, ord, state, recipe, attempts, error, model_folder, typed, style, parent,"
             " idx, cnt) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
             12);
    // Until the pictures are adopted again nothing can point at them: kept by uid.
    copyRows(
        from, shelf.database,
        "SELECT 'mark/' || image.uid, json_object('starred', starred, 'title', title, 'board',"
        " (SELECT name FROM board JOIN image_board ON image_board.board=board.id WHERE image_board.image=image.id),"
        " 'tags', (SELECT json_group_array(name) FROM tag JOIN image_tag ON image_tag.tag=tag.id"
        " WHERE image_tag.image=image.id)) FROM image WHERE starred<>0 OR title<>'' OR id IN (SELECT image FROM"
        " image_tag) OR id IN (SELECT image FROM image_board)",
        "INSERT OR REPLACE INTO meta(key, value) VALUES(?,?)", 2);
    transaction.commit();
  } catch (const LibraryError&) {
    // Nothing of it can be read.
  }
}

}  // namespace sana::ui
