// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/store.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include "ui/library/disk.h"

namespace sana::ui {
namespace {

constexpr qint64 maxEventBytes = qint64{8} << 20;

/// What the journal must know to finish the picture as if nothing had happened.
QString detailsOf(const PictureEntry& entry) {
  const QJsonObject details{{"kind", entry.kind},
                            {"understand", entry.understandSeconds},
                            {"draw", entry.drawSeconds},
                            {"develop", entry.developSeconds}};
  return QString::fromUtf8(QJsonDocument(details).toJson(QJsonDocument::Compact));
}

void putInPlace(const LibraryFolders& folders, const QString& path, const EncodedPicture& picture) {
  if (QFile(path).size() == picture.entry.fileBytes) return;  // an earlier attempt came this far
  makeFolder(QFileInfo(path).absolutePath(), folders.pictures);
  const QString part = path + ".part";
  try {
    writeDurably(part, picture.bytes);
  } catch (...) {
    QFile::remove(part);  // the bytes are in memory still, and on a full disk the space is needed
    throw;
  }
  renameDurably(part, path);
}

QString waitingFile(const Shelf& shelf, const EncodedPicture& picture) {
  return shelf.file("waiting/" + picture.entry.uid + ".png");
}

}  // namespace

PictureRecord keepPicture(Shelf& shelf, const EncodedPicture& picture, const QString& ending) {
  shelf.requireWritable();
  PictureEntry entry = picture.entry;
  entry.path = shelf.folders.pictures + "/" + pictureName(entry.createdMs, entry.uid, ending);
  qint64 id = shelf.database.number("SELECT id FROM image WHERE uid=?", entry.uid);
  if (id == 0) {
    shelf.database.run("INSERT OR REPLACE INTO journal(uid, job, path, state, details) VALUES(?,?,?,'expected',?)",
                       entry.uid, picture.job, entry.path, detailsOf(entry));
    putInPlace(shelf.folders, entry.path, picture);
    id = enterPicture(shelf, entry, picture.job);
  }
  return readRecords(shelf.database, {id}).value(0);
}

qint64 enterPicture(Shelf& shelf, const PictureEntry& entry, qint64 job) {
  Database& database = shelf.database;
  Transaction transaction(database);
  qint64 id = 0;
  if (database.number("SELECT count(*) FROM image WHERE uid=?", entry.uid) == 0) {
    id = insertPicture(database, entry, shelf.fullText);
  }
  if (job != 0) database.run("UPDATE job SET state='done', error='' WHERE id=?", job);
  database.run("DELETE FROM journal WHERE uid=? AND state='expected'", entry.uid);
  transaction.commit();
  return id;
}

void announce(Shelf& shelf, const PictureRecord& record) {
  const QString name = shelf.folders.state + "/events.jsonl";
  if (QFile(name).size() > maxEventBytes) {
    QFile::remove(name + ".1");
    QFile::rename(name, name + ".1");
  }
  QFile log(name);
  if (log.open(QIODevice::WriteOnly | QIODevice::Append)) {
    const QJsonObject line{{"event", "picture"}, {"uid", record.uid}, {"path", record.path}, {"at", shelf.now()}};
    log.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + "\n");
  }
  shelf.say.stored(record);
  shelf.say.counts();
}

bool leaveWaiting(const Shelf& shelf, const EncodedPicture& picture) {
  const QString file = waitingFile(shelf, picture);
  try {
    if (QFile(file).size() == picture.entry.fileBytes) return true;
    QDir().mkpath(shelf.file("waiting"));
    writeDurably(file + ".part", picture.bytes);
    renameDurably(file + ".part", file);
    return true;
  } catch (const LibraryError&) {
    QFile::remove(file + ".part");
    return false;
  }
}

void dropWaiting(const Shelf& shelf, const EncodedPicture& picture) { QFile::remove(waitingFile(shelf, picture)); }

void adoptWaiting(Shelf& shelf, RepairReport& report) {
  const QDir folder(shelf.file("waiting"));
  for (const QFileInfo& file : folder.entryInfoList({"*.png"}, QDir::Files, QDir::Name)) {
    try {
      EncodedPicture picture;
      const QByteArray bytes = readWhole(file.filePath(), qint64{1} << 30);
      auto read = readPicture(bytes);
      if (!read || !decodesToTheEnd(bytes)) continue;
      picture.entry = read->entry;
      if (picture.entry.createdMs == 0) picture.entry.createdMs = shelf.now();
      picture.bytes.assign(bytes.begin(), bytes.end());
      // The attempt that failed left its line: the job is done now and must not run again.
      picture.job = shelf.database.number("SELECT job FROM journal WHERE uid=?", picture.entry.uid);
      keepPicture(shelf, picture);
      QFile::remove(file.filePath());
      ++report.finished;
    } catch (const LibraryError& error) {
      shelf.say.trouble(error.text(), error.hint());  // it goes on waiting
    }
  }
}

QString writeAlone(const LibraryFolders& folders, const EncodedPicture& picture) {
  const QString path = folders.pictures + "/" + pictureName(picture.entry.createdMs, picture.entry.uid);
  QDir().mkpath(folders.pictures);
  putInPlace(folders, path, picture);
  return path;
}

}  // namespace sana::ui
