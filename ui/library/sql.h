// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One connection to an SQLite file, for one thread, whose failures are sentences.

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include "ui/library/storage_error.h"

namespace sana::ui {

class Database;

/// A statement that ran. Columns count from 0.
class Statement {
 public:
  bool next();
  bool isNull(int column) const { return query_.isNull(column); }
  qint64 number(int column) const { return query_.value(column).toLongLong(); }
  double real(int column) const { return query_.value(column).toDouble(); }
  bool flag(int column) const { return number(column) != 0; }
  QString text(int column) const { return query_.value(column).toString(); }
  QByteArray bytes(int column) const { return query_.value(column).toByteArray(); }
  qint64 lastId() const { return query_.lastInsertId().toLongLong(); }
  qint64 changed() const { return query_.numRowsAffected(); }

 private:
  friend class Database;
  Statement(const Database& database, QSqlQuery query) : database_(&database), query_(std::move(query)) {}
  const Database* database_;
  QSqlQuery query_;
};

/// Every function fails with StorageError. The thread that opened it uses and closes it.
class Database {
 public:
  enum class Mode : quint8 { write, read, readOnlyFile };

  Database() = default;
  ~Database() { close(); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void open(const QString& file, Mode mode, int busyMs = 5000);
  void close();
  bool isOpen() const { return connection_.isOpen(); }
  const QString& file() const { return file_; }
  QString connectionName() const { return connection_.connectionName(); }

  /// Values are bound in order.
  template <class... Values>
  Statement run(const QString& sql, const Values&... values) {
    return runWith(sql, {QVariant(values)...});
  }
  Statement runWith(const QString& sql, const QVariantList& values);
  /// First column of the first row, 0 without one.
  template <class... Values>
  qint64 number(const QString& sql, const Values&... values) {
    Statement found = run(sql, values...);
    return found.next() ? found.number(0) : 0;
  }
  template <class... Values>
  QString text(const QString& sql, const Values&... values) {
    Statement found = run(sql, values...);
    return found.next() ? found.text(0) : QString();
  }
  StorageError error(const QSqlError& error) const;

 private:
  QSqlDatabase connection_;
  QString file_;
};

/// Rolls back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace sana::ui
