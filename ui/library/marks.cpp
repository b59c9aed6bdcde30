// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/marks.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include "ui/library/disk.h"
#include "ui/library/picture_file.h"
#include "ui/library/picture_table.h"

namespace sana::ui {
namespace {

/// Runs `change` for each id in one transaction and tells of it.
template <class Change>
void forEach(Shelf& shelf, const QVector<qint64>& ids, Change change) {
  shelf.requireWritable();
  Transaction transaction(shelf.database);
  for (const qint64 id : ids) change(id);
  shelf.database.run("DELETE FROM tag WHERE id NOT IN (SELECT tag FROM image_tag)");
  shelf.database.run("DELETE FROM board WHERE kept=0 AND id NOT IN (SELECT board FROM image_board)");
  transaction.commit();
  shelf.say.changed(ids);
  shelf.say.counts();
}

void addTag(Database& database, qint64 id, const QString& tag) {
  const QString name = tag.trimmed();
  if (name.isEmpty()) return;
  database.run("INSERT OR IGNORE INTO tag(name) VALUES(?)", name);
  database.run(
      "INSERT OR IGNORE INTO image_tag(image, tag) SELECT image.id, tag.id FROM image, tag WHERE image.id=?"
      " AND tag.name=?",
      id, name);
}

void putOnBoard(Database& database, qint64 id, const QString& board) {
  const QString name = board.trimmed();
  database.run("DELETE FROM image_board WHERE image=?", id);
  if (name.isEmpty()) return;
  database.run("INSERT OR IGNORE INTO board(name) VALUES(?)", name);
  database.run(
      "INSERT INTO image_board(image, board) SELECT image.id, board.id FROM image, board WHERE image.id=? AND"
      " board.name=?",
      id, name);
}

QVector<NamedCount> named(Statement row) {
  QVector<NamedCount> out;
  while (row.next()) out.append({row.text(0), row.number(1)});
  return out;
}

}  // namespace

void setStarred(Shelf& shelf, const QVector<qint64>& ids, bool starred) {
  forEach(shelf, ids, [&](qint64 id) { shelf.database.run("UPDATE image SET starred=? WHERE id=?", starred, id); });
}

void changeTags(Shelf& shelf, const QVector<qint64>& ids, const QStringList& add, const QStringList& remove) {
  forEach(shelf, ids, [&](qint64 id) {
    for (const QString& tag : remove) {
      shelf.database.run("DELETE FROM image_tag WHERE image=? AND tag=(SELECT id FROM tag WHERE name=?)", id,
                         tag.trimmed());
    }
    for (const QString& tag : add) addTag(shelf.database, id, tag);
  });
}

void setBoard(Shelf& shelf, const QVector<qint64>& ids, const QString& board) {
  forEach(shelf, ids, [&](qint64 id) { putOnBoard(shelf.database, id, board); });
}

void createBoard(Shelf& shelf, const QString& board) {
  shelf.requireWritable();
  const QString name = board.trimmed();
  if (name.isEmpty()) throw LibraryError(Sentence::tr("A board needs a name."));
  shelf.database.run("INSERT INTO board(name, kept) VALUES(?, 1) ON CONFLICT(name) DO UPDATE SET kept=1", name);
  shelf.say.counts();
}

void renamePicture(Shelf& shelf, qint64 id, const QString& title) {
  forEach(shelf, {id}, [&](qint64 picture) {
    shelf.database.run("UPDATE image SET title=? WHERE id=?", title.isNull() ? QString("") : title, picture);
    indexPicture(shelf.database, picture, shelf.fullText);
  });
}

void locatePicture(Shelf& shelf, qint64 id, const QString& file) {
  shelf.requireWritable();
  const QString path = QFileInfo(file).absoluteFilePath();
  const QByteArray bytes = readWhole(path, qint64{1} << 30);
  Statement row = shelf.database.run("SELECT uid, sha256 FROM image WHERE id=?", id);
  if (!row.next()) throw LibraryError(Sentence::tr("This picture is not in the library any more."));
  const auto read = readPicture(bytes);
  const bool same = row.text(1).startsWith(uidOfBytes(bytes)) || (read && read->entry.uid == row.text(0));
  if (!same) {
    throw LibraryError(Sentence::tr("%1 is another picture.").arg(path),
                       Sentence::tr("Choose the file of this picture."));
  }
  if (shelf.database.number("SELECT count(*) FROM image WHERE path=? AND id<>?", path, id) > 0) {
    throw LibraryError(Sentence::tr("%1 is in the library already.").arg(path));
  }
  forEach(shelf, {id},
          [&](qint64 picture) { shelf.database.run("UPDATE image SET path=?, missing=0 WHERE id=?", path, picture); });
}

void applySalvagedMarks(Shelf& shelf) {
  Statement row = shelf.database.run(
      "SELECT image.id, meta.key, meta.value FROM meta JOIN image ON"
      " meta.key='mark/' || image.uid WHERE meta.key LIKE 'mark/%'");
  struct Mark {
    qint64 id;
    QString key;
    QJsonObject value;
  };
  QVector<Mark> marks;
  while (row.next()) marks.append({row.number(0), row.text(1), QJsonDocument::fromJson(row.text(2).toUtf8()).object()});
  for (const auto& [id, key, value] : marks) {
    shelf.database.run("UPDATE image SET starred=?, title=? WHERE id=?", value["starred"].toInt(),
                       value["title"].toString(""), id);
    if (value["board"].isString()) putOnBoard(shelf.database, id, value["board"].toString());
    for (const QJsonValue& tag : value["tags"].toArray()) addTag(shelf.database, id, tag.toString());
    indexPicture(shelf.database, id, shelf.fullText);
    shelf.database.run("DELETE FROM meta WHERE key=?", key);
  }
}

LibraryCounts readCounts(Database& database) {
  LibraryCounts out;
  Statement row = database.run(
      "SELECT count(*), coalesce(sum(starred<>0), 0), coalesce(sum(file_bytes), 0) FROM image"
      " WHERE deleted_ms IS NULL");
  if (row.next()) {
    out.all = row.number(0);
    out.starred = row.number(1);
    out.bytes = row.number(2);
  }
  Statement gone =
      database.run("SELECT count(*), coalesce(sum(file_bytes), 0) FROM image WHERE deleted_ms IS NOT NULL");
  if (gone.next()) {
    out.trash = gone.number(0);
    out.bytes += gone.number(1);
  }
  out.boards =
      named(database.run("SELECT name, count(image.id) FROM board LEFT JOIN image_board ON board=board.id"
                         " LEFT JOIN image ON image.id=image_board.image AND deleted_ms IS NULL"
                         " GROUP BY board.id ORDER BY name"));
  out.tags =
      named(database.run("SELECT name, count(image.id) FROM tag LEFT JOIN image_tag ON tag=tag.id LEFT JOIN image"
                         " ON image.id=image_tag.image AND deleted_ms IS NULL GROUP BY tag.id ORDER BY name"));
  return out;
}

}  // namespace sana::ui
