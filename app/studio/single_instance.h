// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One window a person: the second start hands its files over to the first and ends.

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QStringList>

namespace sana::app {

class SingleInstance : public QObject {
  Q_OBJECT
 public:
  /// `folder`: private to the person (XDG_RUNTIME_DIR, else the data folder).
  explicit SingleInstance(const QString& folder, QObject* parent = nullptr);
  bool isFirst() const { return first_; }
  /// False where the first one does not answer within two seconds.
  bool handOver(const QStringList& paths);

 signals:
  void asked(const QStringList& paths);

 private:
  QString name_;
  QLockFile lock_;
  QLocalServer server_;
  bool first_ = false;
};

}  // namespace sana::app
