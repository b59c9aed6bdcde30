// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/thumbnails.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>

#include "engine/core/error.h"
#include "engine/image/png_reader.h"
#include "ui/library/disk.h"

namespace sana::ui {
namespace {

constexpr int sizes[] = {256, 512};
constexpr int quality = 85;
constexpr qint64 maxForeignBytes = qint64{128} << 20;

QImage fitted(const QImage& image, int side) {
  if (image.width() <= side && image.height() <= side) return image;
  return image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

}  // namespace

QImage decodePictureFile(const QString& file) {
  try {
    const QByteArray bytes = readWhole(file, qint64{1} << 30);
    if (engine::is_png(asBytes(bytes))) {
      const engine::Image image = engine::decode_png(asBytes(bytes));
      return QImage(image.rgb.data(), image.width, image.height, image.width * 3, QImage::Format_RGB888).copy();
    }
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || qint64{4} * size.width() * size.height() > maxForeignBytes) return {};
    return reader.read().convertToFormat(QImage::Format_RGB888);
  } catch (const std::exception&) {
    return {};
  }
}

void Thumbnails::openThumbs() {
  if (thumbs_.isOpen()) return;
  const auto open = [this] {
    thumbs_.open(file_, Database::Mode::write);
    thumbs_.text("PRAGMA journal_mode=WAL");
    thumbs_.run("PRAGMA synchronous=OFF");
    thumbs_.run(
        "CREATE TABLE IF NOT EXISTS thumb(uid TEXT NOT NULL, side INTEGER NOT NULL, jpeg BLOB NOT NULL,"
        " PRIMARY KEY(uid, side))");
  };
  try {
    open();
  } catch (const StorageError& error) {
    if (error.cause() != StorageError::Cause::damaged) throw;
    thumbs_.close();
    for (const char* ending : {"", "-wal", "-shm"}) QFile::remove(file_ + ending);
    open();
  }
}

QImage Thumbnails::kept(const QString& uid, int side) {
  Statement row = thumbs_.run("SELECT jpeg FROM thumb WHERE uid=? AND side>=? ORDER BY side LIMIT 1", uid, side);
  if (!row.next()) return {};
  const QByteArray jpeg = row.bytes(0);
  // Of a torn one the decoder gives the upper half.
  return jpeg.endsWith("\xff\xd9") ? QImage::fromData(jpeg, "JPG") : QImage();
}

QImage Thumbnails::read(qint64 id, int side) {
  if (!pictures_.isOpen()) pictures_.open(library_, Database::Mode::read);
  Statement row = pictures_.run("SELECT uid, path FROM image WHERE id=?", id);
  if (!row.next()) return {};
  const QString uid = row.text(0), path = row.text(1);
  try {
    openThumbs();
    const QImage image = kept(uid, side);
    if (!image.isNull()) return fitted(image, side);
  } catch (const LibraryError&) {
    thumbs_.close();  // it is made from the file below
  }
  const QImage picture = decodePictureFile(path);
  if (picture.isNull()) return {};
  keep(uid, picture);
  return fitted(picture, side);
}

void Thumbnails::keep(const QString& uid, const QImage& picture) {
  try {
    openThumbs();
    const QImage large = fitted(picture.convertToFormat(QImage::Format_RGB888), sizes[1]);
    for (const int side : sizes) {
      QByteArray jpeg;
      QBuffer buffer(&jpeg);
      if (!fitted(large, side).save(&buffer, "JPG", quality)) return;
      thumbs_.run("INSERT OR REPLACE INTO thumb(uid, side, jpeg) VALUES(?,?,?)", uid, side, jpeg);
    }
  } catch (const LibraryError&) {
    thumbs_.close();  // a full disk costs speed only
  }
}

void Thumbnails::drop(const QStringList& uids) {
  openThumbs();
  for (const QString& uid : uids) thumbs_.run("DELETE FROM thumb WHERE uid=?", uid);
}

void Thumbnails::close() {
  thumbs_.close();
  pictures_.close();
}

}  // namespace sana::ui
