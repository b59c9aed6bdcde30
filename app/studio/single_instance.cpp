// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/single_instance.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>

namespace sana::app {
namespace {

constexpr int answerMs = 2000;
constexpr qint64 longestMessage = 1 << 20;

}  // namespace

SingleInstance::SingleInstance(const QString& folder, QObject* parent)
    : QObject(parent), name_(folder + QStringLiteral("/sana-studio.socket")),
      lock_(folder + QStringLiteral("/sana-studio.lock")) {
  QDir().mkpath(folder);
  lock_.setStaleLockTime(0);  // a dead owner is noticed by its process id, whatever the clock says
  first_ = lock_.tryLock(0);
  if (!first_) return;
  QLocalServer::removeServer(name_);
  server_.setSocketOptions(QLocalServer::UserAccessOption);
  server_.listen(name_);
  connect(&server_, &QLocalServer::newConnection, this, [this] {
    QLocalSocket* const socket = server_.nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
      if (socket->bytesAvailable() > longestMessage) socket->abort();
      if (!socket->canReadLine()) return;
      QStringList paths;
      for (const QJsonValue& path : QJsonDocument::fromJson(socket->readLine()).array()) paths << path.toString();
      socket->write("ok\n");
      emit asked(paths);
    });
  });
}

bool SingleInstance::handOver(const QStringList& paths) {
  // Before the application's loop runs: waiting here stalls no window.
  QLocalSocket socket;
  socket.connectToServer(name_);
  if (!socket.waitForConnected(answerMs)) return false;
  socket.write(QJsonDocument(QJsonArray::fromStringList(paths)).toJson(QJsonDocument::Compact) + '\n');
  return socket.waitForReadyRead(answerMs);
}

}  // namespace sana::app
