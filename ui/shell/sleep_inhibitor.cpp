// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sleep_inhibitor.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

#include "ui/models/studio.h"

namespace sana::ui {

SleepInhibitor::SleepInhibitor(Studio& studio, QObject* parent) : QObject(parent), studio_(studio) {
  connect(&studio_.generation(), &GenerationModel::runningChanged, this, &SleepInhibitor::update);
  connect(&studio_.queue(), &QueueModel::waitingChanged, this, &SleepInhibitor::update);
}

void SleepInhibitor::update() {
  const bool wanted = studio_.generation().running() || studio_.queue().next() != nullptr;
  if (wanted == wanted_) return;
  wanted_ = wanted;
  lock_ = {};
  if (!wanted) return;
  QDBusMessage message = QDBusMessage::createMethodCall(
      QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
      QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
  message << QStringLiteral("sleep:idle") << QGuiApplication::applicationDisplayName() << tr("Pictures are being drawn")
          << QStringLiteral("block");
  auto* call = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(message), this);
  connect(call, &QDBusPendingCallWatcher::finished, this, [this, call] {
    const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *call;
    if (wanted_ && reply.isValid()) lock_ = reply.value();
    call->deleteLater();
  });
}

}  // namespace sana::ui
