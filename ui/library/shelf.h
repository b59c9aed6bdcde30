// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the writer thread holds. Nothing here is touched by any other thread once open() was asked for.

#include <QLockFile>

#include <memory>

#include "ui/library/library_options.h"
#include "ui/library/library_types.h"
#include "ui/library/sql.h"

namespace sana::ui {

/// What the world is told; callable from any thread.
struct Announcements {
  std::function<void(const PictureRecord&)> stored;
  std::function<void(const QVector<qint64>&)> changed, moved;
  std::function<void()> counts;
  std::function<void(const QString& what, const QString& hint)> trouble;
  std::function<void()> recovered;
};

struct Shelf {
  LibraryFolders folders;
  LibraryOptions options;
  Announcements say;
  Database database;
  std::unique_ptr<QLockFile> lock;
  bool readOnly = false;  ///< a newer version made the database
  bool fullText = false;

  qint64 now() const;
  QString file(const QString& name) const { return folders.data + "/" + name; }
  QString databaseFile() const { return file("library.db"); }
  /// Fails unless the database is open and may be written.
  void requireWritable() const;
  /// Every folder that ever took pictures, the present one first.
  QStringList roots();
  /// The one of roots() that holds this file, else the file's own folder.
  QString rootOf(const QString& path);
};

/// One step of an opening library; see §4.3 of the behaviour specification.
RepairReport openShelf(Shelf& shelf);
/// What was repaired, in whole sentences; "" if nothing. `file`: the database.
QString repairSentence(const RepairReport& report, const QString& file);
void closeShelf(Shelf& shelf);
/// Remembers the present folder among roots() and makes it where its parent is there.
void rememberRoot(Shelf& shelf);

}  // namespace sana::ui
