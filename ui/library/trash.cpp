// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/trash.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>

#include <functional>

#include "ui/library/disk.h"
#include "ui/library/picture_file.h"

namespace sana::ui {
namespace {

struct Move {
  qint64 id = 0, deletedMs = 0;
  QString uid, from, to;
  bool hasFile = false;
};

QVector<Move> movesFor(Shelf& shelf, const QVector<qint64>& ids, bool intoTrash) {
  QVector<Move> out;
  QStringList taken;
  for (const qint64 id : ids) {
    Statement row = shelf.database.run(
        "SELECT uid, path, original_place, created_ms FROM image WHERE id=? AND"
        " (deleted_ms IS NULL)=?",
        id, intoTrash);
    if (!row.next()) continue;
    Move move{id, intoTrash ? shelf.now() : 0, row.text(0), row.text(1), row.text(1), QFile::exists(row.text(1))};
    const QString root = shelf.rootOf(move.from);
    if (move.hasFile) {
      QString wanted = root + "/.trash/" + QFileInfo(move.from).fileName();
      if (!intoTrash) wanted = row.text(2);
      if (wanted.isEmpty()) {
        wanted = root + "/" + pictureName(row.number(3), move.uid, QFileInfo(move.from).suffix().toLower());
      }
      move.to = freeName(wanted);
      for (int i = 1; taken.contains(move.to); ++i) move.to = freeName(wanted + QString("-%1").arg(i));
      taken += move.to;
    } else if (!intoTrash && !row.text(2).isEmpty()) {
      move.to = row.text(2);  // the file may be back there
    }
    out.append(move);
  }
  return out;
}

void writeMove(Database& database, const Move& move, bool intoTrash) {
  if (intoTrash) {
    database.run("UPDATE image SET deleted_ms=?, original_place=path, path=? WHERE id=?", move.deletedMs, move.to,
                 move.id);
  } else {
    database.run("UPDATE image SET deleted_ms=NULL, original_place=NULL, path=? WHERE id=?", move.to, move.id);
  }
}

void moveAll(Shelf& shelf, const QVector<qint64>& ids, bool intoTrash) {
  shelf.requireWritable();
  const QString state = intoTrash ? "trash" : "restore";
  const QVector<Move> moves = movesFor(shelf, ids, intoTrash);
  if (moves.isEmpty()) return;
  Transaction promise(shelf.database);
  for (const Move& move : moves) {
    shelf.database.run("INSERT OR REPLACE INTO journal(uid, path, state) VALUES(?,?,?)", move.uid, move.to, state);
  }
  promise.commit();
  const auto settleAll = [&] {
    Transaction transaction(shelf.database);
    for (const Move& move : moves) {
      if (!move.hasFile || QFile::exists(move.to)) writeMove(shelf.database, move, intoTrash);
      shelf.database.run("DELETE FROM journal WHERE uid=? AND state=?", move.uid, state);
    }
    transaction.commit();
    shelf.say.moved(ids);
    shelf.say.counts();
  };
  try {
    QStringList folders;
    for (const Move& move : moves) {
      if (!move.hasFile) continue;
      makeFolder(QFileInfo(move.to).absolutePath(), shelf.rootOf(move.from));
      if (!QFile::rename(move.from, move.to)) renameDurably(move.from, move.to);
      for (const QString& path : {move.from, move.to}) {
        if (!folders.contains(QFileInfo(path).absolutePath())) folders += QFileInfo(path).absolutePath();
      }
    }
    for (const QString& folder : folders) syncFolder(folder);
  } catch (const LibraryError&) {
    settleAll();  // those that did move are there
    throw;
  }
  settleAll();
}

void forget(Shelf& shelf, const QVector<QString>& uids) {
  Transaction transaction(shelf.database);
  for (const QString& uid : uids) {
    if (shelf.fullText) {
      shelf.database.run("DELETE FROM prompt_fts WHERE rowid=(SELECT id FROM image WHERE uid=?)", uid);
    }
    shelf.database.run("DELETE FROM image WHERE uid=? AND deleted_ms IS NOT NULL", uid);
    shelf.database.run("DELETE FROM journal WHERE uid=? AND state='empty'", uid);
  }
  shelf.database.run("DELETE FROM tag WHERE id NOT IN (SELECT tag FROM image_tag)");
  shelf.database.run("DELETE FROM board WHERE kept=0 AND id NOT IN (SELECT board FROM image_board)");
  transaction.commit();
}

/// To the system's trash, or an exception with the file still in its place.
void letGo(const QString& path) {
  QString where;
  if (QFile::moveToTrash(path, &where) && isInSystemTrash(where)) return;
  // Qt may have put it into a folder of the current directory.
  if (!QFile::exists(path) && !where.isEmpty()) QFile::rename(where, path);
  throw StorageError(StorageError::Cause::other, Sentence::tr("The system's trash did not take %1.").arg(path),
                     Sentence::tr("Delete the file by hand, or leave it in the trash of this program."));
}

}  // namespace

bool isInSystemTrash(const QString& path) {
  static const QRegularExpression pattern("^/(.*/)?(Trash|\\.Trash/\\d+|\\.Trash-\\d+)/files/[^/]+$");
  return pattern.match(path).hasMatch() && QFile::exists(path);
}

void trashPictures(Shelf& shelf, const QVector<qint64>& ids) { moveAll(shelf, ids, true); }

void restorePictures(Shelf& shelf, const QVector<qint64>& ids) { moveAll(shelf, ids, false); }

int emptyTrash(Shelf& shelf) {
  shelf.requireWritable();
  // Without this folder Qt 6.4 moves files into ./files and says that all went well.
  QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
  QVector<std::pair<QString, QString>> pictures;
  QVector<qint64> ids;
  Statement row = shelf.database.run("SELECT uid, path, id FROM image WHERE deleted_ms IS NOT NULL");
  while (row.next()) {
    if (!QFileInfo(shelf.rootOf(row.text(1))).isDir()) continue;  // on a drive that is not connected now
    pictures.append({row.text(0), row.text(1)});
    ids.append(row.number(2));
  }
  Transaction promise(shelf.database);
  for (const auto& [uid, path] : pictures) {
    shelf.database.run("INSERT OR REPLACE INTO journal(uid, path, state) VALUES(?,?,'empty')", uid, path);
  }
  promise.commit();
  QVector<QString> gone;
  std::unique_ptr<StorageError> failure;
  for (const auto& [uid, path] : pictures) {
    try {
      if (QFile::exists(path)) letGo(path);
      gone.append(uid);
    } catch (const StorageError& error) {
      failure.reset(error.clone());
      shelf.database.run("DELETE FROM journal WHERE uid=? AND state='empty'", uid);
    }
  }
  forget(shelf, gone);
  shelf.say.moved(ids);
  shelf.say.counts();
  if (failure) throw StorageError(*failure);
  return static_cast<int>(gone.size());
}

void settleMove(Shelf& shelf, const QString& uid, const QString& state, const QString& path) {
  if (state == "empty") {
    if (!QFile::exists(path)) forget(shelf, {uid});
  } else if (QFile::exists(path)) {
    Statement row =
        shelf.database.run("SELECT id, path FROM image WHERE uid=? AND (deleted_ms IS NULL)=?", uid, state == "trash");
    if (row.next()) {
      const Move move{row.number(0), shelf.now(), uid, row.text(1), path, true};
      writeMove(shelf.database, move, state == "trash");
    }
  }
  shelf.database.run("DELETE FROM journal WHERE uid=? AND state=?", uid, state);
}

}  // namespace sana::ui
