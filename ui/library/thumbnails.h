// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Small pictures in a database that may be thrown away. One object a thread.

#include <QImage>

#include "ui/library/sql.h"

namespace sana::ui {

class Thumbnails {
 public:
  Thumbnails(QString thumbsFile, QString libraryFile)
      : file_(std::move(thumbsFile)), library_(std::move(libraryFile)) {}

  /// At most `side` pixels on either edge, from the database or made from the file and kept. Null: no file.
  QImage read(qint64 id, int side);
  /// Makes and keeps both sizes.
  void keep(const QString& uid, const QImage& picture);
  void drop(const QStringList& uids);
  void close();

 private:
  void openThumbs();
  QImage kept(const QString& uid, int side);

  QString file_, library_;
  Database thumbs_, pictures_;
};

/// Any picture file, decoded, at most 512 MB of pixels for PNG and 128 MB for others. Null if it cannot be read.
QImage decodePictureFile(const QString& file);

}  // namespace sana::ui
