// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/import.h"

#include <QFileInfo>

#include "ui/exchange/load_picture.h"
#include "ui/library/disk.h"
#include "ui/library/store.h"
#include "ui/library/trash.h"

namespace sana::ui {
namespace {

constexpr qint64 maxImportBytes = qint64{1} << 30;

QString endingOf(const QByteArray& bytes) {
  if (bytes.startsWith("\x89PNG")) return "png";
  if (bytes.startsWith("\xff\xd8")) return "jpg";
  if (bytes.startsWith("RIFF")) return "webp";
  return "tiff";
}

}  // namespace

ImportedPicture readForImport(const QString& file, qint64 nowMs) {
  const LoadedPicture loaded = loadPicture(file, ownPictureBytes);
  if (loaded.problem) throw LibraryError(loaded.problem.what, loaded.problem.hint);
  const QByteArray bytes = readWhole(file, maxImportBytes);
  ImportedPicture out;
  out.ending = endingOf(bytes);
  PictureEntry& entry = out.picture.entry;
  if (auto read = readPicture(bytes)) {
    entry = read->entry;
  } else {
    entry.uid = uidOfBytes(bytes);
    entry.size = loaded.originalSize;
    entry.fileBytes = bytes.size();
    entry.sha256 = sha256Of(bytes);
  }
  entry.kind = "imported";
  if (entry.createdMs == 0) entry.createdMs = nowMs;
  out.picture.bytes.assign(bytes.begin(), bytes.end());
  out.picture.image = loaded.image;
  return out;
}

PictureRecord importKnown(Shelf& shelf, const ImportedPicture& picture) {
  Database& database = shelf.database;
  Statement row = database.run("SELECT id, path, created_ms FROM image WHERE uid=?", picture.picture.entry.uid);
  if (!row.next()) return {};
  const qint64 id = row.number(0);
  if (!QFile::exists(row.text(1))) {
    const QString wanted = pictureName(row.number(2), picture.picture.entry.uid, picture.ending);
    const QString path = freeName(shelf.folders.pictures + "/" + wanted);
    makeFolder(QFileInfo(path).absolutePath(), shelf.folders.pictures);
    writeDurably(path + ".part", picture.picture.bytes);
    renameDurably(path + ".part", path);
    database.run("UPDATE image SET path=?, missing=0, deleted_ms=NULL, original_place=NULL WHERE id=?", path, id);
    shelf.say.changed({id});
    shelf.say.counts();
  }
  restorePictures(shelf, {id});
  return readRecords(database, {id}).value(0);
}

}  // namespace sana::ui
