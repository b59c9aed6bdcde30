// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/repair.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include "ui/library/disk.h"
#include "ui/library/store.h"
#include "ui/library/trash.h"

namespace sana::ui {
namespace {

constexpr qint64 maxPictureBytes = qint64{1} << 30;

struct JournalRow {
  QString uid, path, state;
  qint64 job = 0;
  QJsonObject details;
};

QVector<JournalRow> readJournal(Database& database) {
  QVector<JournalRow> out;
  Statement row = database.run("SELECT uid, path, state, job, details FROM journal");
  while (row.next()) {
    out.append(
        {row.text(0), row.text(1), row.text(2), row.number(3), QJsonDocument::fromJson(row.text(4).toUtf8()).object()});
  }
  return out;
}

void setAsideIncomplete(Shelf& shelf, const QString& part, RepairReport& report) {
  const QString root = shelf.rootOf(part), folder = root + "/.recovered";
  makeFolder(folder, root);
  renameDurably(part, freeName(folder + "/" + QFileInfo(part).fileName()));
  ++report.recovered;
}

/// A file in its place whose row was never written.
bool enterFound(Shelf& shelf, const JournalRow& row) {
  auto read = readPicture(readWhole(row.path, maxPictureBytes));
  if (!read) return false;
  PictureEntry& entry = read->entry;
  entry.uid = row.uid;
  entry.path = row.path;
  if (entry.createdMs == 0) entry.createdMs = QFileInfo(row.path).lastModified().toMSecsSinceEpoch();
  if (row.details.contains("kind")) entry.kind = row.details["kind"].toString();
  entry.understandSeconds = row.details["understand"].toDouble();
  entry.drawSeconds = row.details["draw"].toDouble();
  entry.developSeconds = row.details["develop"].toDouble();
  return enterPicture(shelf, entry, row.job) != 0;
}

void settleExpected(Shelf& shelf, const JournalRow& row, RepairReport& report) {
  const QString part = row.path + ".part";
  if (!QFile::exists(row.path) && QFile::exists(part)) {
    if (decodesToTheEnd(readWhole(part, maxPictureBytes))) renameDurably(part, row.path);
    else setAsideIncomplete(shelf, part, report);
  }
  if (QFile::exists(row.path) && enterFound(shelf, row)) ++report.finished;
  shelf.database.run("DELETE FROM journal WHERE uid=? AND state='expected'", row.uid);
}

}  // namespace

void repairJournal(Shelf& shelf, RepairReport& report) {
  for (const JournalRow& row : readJournal(shelf.database)) {
    // On a drive that is not connected nothing can be said; the promise waits.
    if (!QFileInfo(shelf.rootOf(row.path)).isDir()) continue;
    try {
      if (row.state == "expected") settleExpected(shelf, row, report);
      else settleMove(shelf, row.uid, row.state, row.path);
    } catch (const StorageError& error) {
      if (error.cause() == StorageError::Cause::damaged) throw;
      shelf.say.trouble(error.text(), error.hint());  // the row stays for the next start
    }
  }
}

void settlePart(Shelf& shelf, const QString& part, RepairReport& report) {
  const QString path = part.chopped(5);  // ".part"
  // Still promised, or taken in between.
  if (shelf.database.number("SELECT count(*) FROM journal WHERE path=?", path) > 0 || !QFile::exists(part)) return;
  const QByteArray bytes = readWhole(part, maxPictureBytes);
  const auto read = readPicture(bytes);
  if (QFile::exists(path) || !read || !read->own || !decodesToTheEnd(bytes)) {
    setAsideIncomplete(shelf, part, report);
    return;
  }
  renameDurably(part, path);
  if (enterFound(shelf, {read->entry.uid, path, {}, 0, {}})) ++report.finished;
}

int interruptJobs(Shelf& shelf) {
  return static_cast<int>(shelf.database
                              .run("UPDATE job SET state='interrupted', ord=(SELECT min(ord) FROM job)-1"
                                   " WHERE state='running'")
                              .changed());
}

}  // namespace sana::ui
