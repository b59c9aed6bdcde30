// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/sql.h"

#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

namespace sana::ui {

bool Statement::next() {
  if (query_.next()) return true;
  if (query_.lastError().isValid()) throw database_->error(query_.lastError());
  return false;
}

void Database::open(const QString& file, Mode mode, int busyMs) {
  close();
  file_ = file;
  connection_ = QSqlDatabase::addDatabase("QSQLITE", QUuid::createUuid().toString(QUuid::WithoutBraces));
  QString options = QString("QSQLITE_BUSY_TIMEOUT=%1").arg(busyMs);
  if (mode == Mode::readOnlyFile) options += ";QSQLITE_OPEN_READONLY";
  connection_.setConnectOptions(options);
  connection_.setDatabaseName(file);
  if (!connection_.open()) {
    const StorageError failure = error(connection_.lastError());
    close();
    throw failure;
  }
  run("PRAGMA foreign_keys=ON");
  run("PRAGMA synchronous=FULL");
  run("PRAGMA cache_size=-16000");
  if (mode != Mode::write) run("PRAGMA query_only=ON");
}

void Database::close() {
  if (!connection_.isValid()) return;
  const QString name = connection_.connectionName();
  connection_.close();
  connection_ = QSqlDatabase();
  QSqlDatabase::removeDatabase(name);
}

Statement Database::runWith(const QString& sql, const QVariantList& values) {
  QSqlQuery query(connection_);
  query.setForwardOnly(true);
  bool worked = false;
  if (values.isEmpty()) {
    worked = query.exec(sql);
  } else if (query.prepare(sql)) {
    for (const QVariant& value : values) query.addBindValue(value);
    worked = query.exec();
  }
  if (!worked) throw error(query.lastError());
  return Statement(*this, std::move(query));
}

StorageError Database::error(const QSqlError& error) const {
  using Cause = StorageError::Cause;
  constexpr int primaryCode = 0xff;
  const QString name = QFileInfo(file_).fileName();
  switch (error.nativeErrorCode().toInt() & primaryCode) {
    case 5:  // SQLITE_BUSY
    case 6:  // SQLITE_LOCKED
      return {Cause::busy, Sentence::tr("Another program holds %1.").arg(name),
              Sentence::tr("Close the other program and try again.")};
    case 8:   // SQLITE_READONLY
    case 23:  // SQLITE_AUTH
      return {Cause::readOnly, Sentence::tr("%1 cannot be written.").arg(file_),
              Sentence::tr("Allow writing in this folder.")};
    case 10:  // SQLITE_IOERR
      return {Cause::gone, Sentence::tr("The disk refused to read or write %1.").arg(file_),
              Sentence::tr("Check the disk.")};
    case 11:  // SQLITE_CORRUPT
    case 26:  // SQLITE_NOTADB
      return {Cause::damaged, Sentence::tr("%1 is damaged.").arg(file_),
              Sentence::tr("Start the program again: it repairs itself.")};
    case 13:  // SQLITE_FULL
      return {Cause::full, Sentence::tr("The disk with %1 is full.").arg(file_), Sentence::tr("Free some space.")};
    case 14:  // SQLITE_CANTOPEN
      return {Cause::gone, Sentence::tr("%1 cannot be opened.").arg(file_), Sentence::tr("Check the folder.")};
    default:
      return {Cause::other, Sentence::tr("The library refused a request: %1.").arg(error.databaseText()),
              Sentence::tr("Start the program again.")};
  }
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.run("ROLLBACK");
  } catch (const LibraryError&) {
    // SQLite has rolled back by itself, for example on a full disk.
  }
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace sana::ui
