// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/shelf.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStorageInfo>

#include <algorithm>

#include "ui/library/disk.h"
#include "ui/library/repair.h"
#include "ui/library/schema.h"
#include "ui/library/snapshots.h"
#include "ui/library/store.h"

namespace sana::ui {
namespace {

using Cause = StorageError::Cause;

/// True if the last owner of the lock died with it.
bool takeLock(Shelf& shelf) {
  const QString file = shelf.file("lock");
  const bool existed = QFile::exists(file);
  shelf.lock = std::make_unique<QLockFile>(file);
  shelf.lock->setStaleLockTime(0);  // only a dead owner loses it
  if (shelf.lock->tryLock(0)) return existed;
  const bool held = shelf.lock->error() == QLockFile::LockFailedError;
  shelf.lock.reset();
  if (held) {
    throw StorageError(Cause::busy, Sentence::tr("Another window of this program uses the library already."),
                       Sentence::tr("Continue in the other window, or close it."));
  }
  throw StorageError(Cause::readOnly, Sentence::tr("The folder %1 cannot be written.").arg(shelf.folders.data),
                     Sentence::tr("Allow writing in this folder."));
}

void setJournalMode(Shelf& shelf) {
  QByteArray type = shelf.options.fileSystem;
  if (type.isEmpty()) type = QStorageInfo(shelf.folders.data).fileSystemType();
  // The shared memory of a write-ahead log does not exist between machines.
  shelf.database.text(isNetworkFileSystem(type) ? "PRAGMA journal_mode=DELETE" : "PRAGMA journal_mode=WAL");
}

[[noreturn]] void failDamaged(const Shelf& shelf) {
  throw StorageError(Cause::damaged, Sentence::tr("%1 is damaged.").arg(shelf.databaseFile()));
}

/// Opens what is there and brings it to the newest version. Fails with Cause::damaged where it is no good.
void openDatabase(Shelf& shelf, bool check) {
  Database& database = shelf.database;
  const QString file = shelf.databaseFile();
  database.open(file, Database::Mode::write, shelf.options.busyMs);
  const int version = schemaOf(database);
  if (version > newestSchema()) {
    shelf.readOnly = true;
    database.open(file, Database::Mode::read, shelf.options.busyMs);
    return;
  }
  setJournalMode(shelf);
  const qint64 bytes = database.number("PRAGMA page_count") * database.number("PRAGMA page_size");
  const bool cut = QFile(file).size() < bytes && !QFile::exists(file + "-wal");
  if ((check || cut) && database.text("PRAGMA quick_check(1)") != "ok") failDamaged(shelf);
  const qint64 tables = database.number("SELECT count(*) FROM sqlite_master");
  if (version == 0 && tables > 0) failDamaged(shelf);
  if (version > 0 && version < newestSchema()) backUpBeforeMigration(shelf, version);
  migrate(database, newestSchema());
  shelf.fullText = shelf.options.fullText && hasFullText(database);
  if (shelf.fullText) prepareFullText(database);
}

void openOrReplace(Shelf& shelf, bool check, RepairReport& report) {
  try {
    openDatabase(shelf, check);
  } catch (const StorageError& error) {
    if (error.cause() != Cause::damaged) throw;
    shelf.database.close();
    const QString damaged = setAside(shelf);
    report.restoredBackup = restoreNewestSnapshot(shelf);
    report.rebuilt = !report.restoredBackup;
    openDatabase(shelf, false);
    salvage(shelf, damaged);
  }
}

}  // namespace

qint64 Shelf::now() const { return options.now ? options.now() : QDateTime::currentMSecsSinceEpoch(); }

void Shelf::requireWritable() const {
  if (!database.isOpen()) throw StorageError(Cause::gone, Sentence::tr("The library is not open."));
  if (readOnly) {
    throw StorageError(Cause::readOnly, Sentence::tr("A newer version of this program made the library."),
                       Sentence::tr("Use that version to change it."));
  }
}

QStringList Shelf::roots() {
  QStringList out{folders.pictures};
  const QString json = database.text("SELECT value FROM meta WHERE key='folders'");
  for (const QJsonValue& known : QJsonDocument::fromJson(json.toUtf8()).array()) {
    if (!out.contains(known.toString())) out += known.toString();
  }
  return out;
}

QString Shelf::rootOf(const QString& path) {
  QString best;
  for (const QString& root : roots()) {
    if (path.startsWith(root + "/") && root.size() > best.size()) best = root;
  }
  return best.isEmpty() ? QFileInfo(path).absolutePath() : best;
}

QString repairSentence(const RepairReport& report, const QString& file) {
  if (report.readOnly) {
    return Sentence::tr("A newer version of this program made the library, so this one opens it without changing it.");
  }
  QStringList said;
  if (report.restoredBackup) said += Sentence::tr("The library was damaged; its newest good copy was restored.");
  if (report.rebuilt) said += Sentence::tr("The library was damaged; it is rebuilt from the pictures.");
  if (report.restoredBackup || report.rebuilt) said += Sentence::tr("The damaged file is kept beside %1.").arg(file);
  if (report.finished > 0)
    said += Sentence::tr("%n picture(s) were finished after the last stop.", "", report.finished);
  if (report.recovered > 0) {
    said += Sentence::tr("%n incomplete picture(s) were set aside in .recovered.", "", report.recovered);
  }
  if (report.interruptedJobs > 0) {
    said += Sentence::tr("%n job(s) were interrupted and wait at the front of the queue.", "", report.interruptedJobs);
  }
  if (report.adopted > 0) said += Sentence::tr("%n picture(s) found in the folder were taken in.", "", report.adopted);
  if (report.missing > 0) {
    said += Sentence::tr("%n picture(s) are not where they were. If they are on a drive, connect it and start again.", "",
                         report.missing);
  }
  return said.join(' ');
}

void rememberRoot(Shelf& shelf) {
  const QString root = shelf.folders.pictures;
  if (!QFileInfo(root).isDir()) {
    const bool known =
        QJsonDocument::fromJson(shelf.database.text("SELECT value FROM meta WHERE key='folders'").toUtf8())
            .array()
            .contains(root);
    // A known folder that held pictures is on a drive that is not connected now, or was moved: an empty one in its
    // place would hide that. It is made when the person asks for it.
    const bool heldPictures =
        shelf.database.number("SELECT count(*) FROM image WHERE path >= ? AND path < ?", root + '/', root + '0') > 0;
    if (!known || (!heldPictures && QFileInfo(QFileInfo(root).absolutePath()).isDir())) QDir().mkpath(root);
  }
  const QByteArray json = QJsonDocument(QJsonArray::fromStringList(shelf.roots())).toJson(QJsonDocument::Compact);
  shelf.database.run("INSERT OR REPLACE INTO meta(key, value) VALUES('folders', ?)", QString::fromUtf8(json));
}

RepairReport openShelf(Shelf& shelf) {
  RepairReport report;
  if (!QDir().mkpath(shelf.folders.data)) {
    throw StorageError(Cause::readOnly, Sentence::tr("The folder %1 cannot be made.").arg(shelf.folders.data),
                       Sentence::tr("Allow writing in this folder."));
  }
  QDir().mkpath(shelf.folders.state);
  report.unclean = takeLock(shelf);
  try {
    openOrReplace(shelf, report.unclean || QFile::exists(damageMark(shelf)), report);
    report.readOnly = shelf.readOnly;
    if (!shelf.readOnly) {
      QFile::remove(damageMark(shelf));
      rememberRoot(shelf);
      adoptWaiting(shelf, report);
      repairJournal(shelf, report);
      report.interruptedJobs = interruptJobs(shelf);
    }
  } catch (...) {
    closeShelf(shelf);
    throw;
  }
  report.sentence = repairSentence(report, shelf.databaseFile());
  return report;
}

void closeShelf(Shelf& shelf) {
  shelf.database.close();
  if (shelf.lock) shelf.lock->unlock();
  shelf.lock.reset();
}

}  // namespace sana::ui
