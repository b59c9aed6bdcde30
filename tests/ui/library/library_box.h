// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A library in a folder of its own, and pictures to put into it.

#include <QTemporaryDir>
#include <QtTest>

#include <memory>

#include "ui/library/library.h"

namespace sana::ui {

/// Ends in a failed test where the future failed.
template <class T>
T got(QFuture<T> future) {
  try {
    future.waitForFinished();
    if constexpr (std::is_void_v<T>) return;
    else return future.result();
  } catch (const LibraryError& error) {
    qFatal("%s", qPrintable(error.text()));
  }
}

/// The sentence with which it failed, "" if it worked.
template <class T>
QString sentenceOf(QFuture<T> future) {
  try {
    future.waitForFinished();
    return {};
  } catch (const LibraryError& error) {
    return error.text().isEmpty() ? QString("no sentence") : error.text();
  }
}

/// A picture whose pixels follow from its seed.
NewPicture pictureOf(const QString& prompt, quint64 seed, QSize size = {64, 48});
PictureQuery searchFor(const QString& text);
/// Every file below the folder, hidden ones too, sorted.
QStringList filesBelow(const QString& folder);
/// True if every row has a file that decodes and every picture file outside .recovered has a row.
QString disagreement(Library& library);

struct LibraryBox {
  LibraryBox();
  LibraryFolders folders() const;
  QString path(const QString& name) const { return folder.path() + "/" + name; }
  /// Opens; a library that is open is closed first.
  RepairReport open();
  RepairReport open(const LibraryOptions& with);
  void close() { library.reset(); }
  /// Ends as kill -9 would leave it, without the unfinished writes: the lock of a dead process.
  void leaveDeadLock();

  QTemporaryDir folder;
  LibraryOptions options;
  std::unique_ptr<Library> library;
};

/// A file with these bytes, and the folders above it.
void writeBytes(const QString& file, const QByteArray& bytes);
/// Changes the database of a library that is closed.
void sql(const LibraryBox& box, const QString& statement, const QVariantList& values = {});
/// As sql(), for one number.
qint64 ask(const LibraryBox& box, const QString& question);
/// Opens with the scan in the background and waits for its report; with what open() said about the database.
RepairReport openAndScan(LibraryBox& box);

}  // namespace sana::ui
