// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notifier.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>

#include "ui/models/studio.h"

namespace sana::ui {
namespace {

constexpr qint64 longBatchMs = 10000;

}  // namespace

Notifier::Notifier(Studio& studio, QObject* parent) : QObject(parent), studio_(studio) {
  connect(&studio_.generation(), &GenerationModel::runningChanged, this, &Notifier::onRunningChanged);
  connect(&studio_.generation(), &GenerationModel::pictureReady, this, [this](const PictureRecord& picture) {
    ++ready_;
    lastPrompt_ = picture.recipe.value(QLatin1String("prompt")).toString();
  });
}

void Notifier::onRunningChanged() {
  if (studio_.generation().running()) {
    if (!since_.isValid()) {
      since_.start();
      ready_ = 0;
    }
    return;
  }
  if (studio_.queue().next()) return;  // the batch goes on
  const bool isLong = since_.isValid() && since_.elapsed() > longBatchMs;
  since_.invalidate();
  if (!isLong || ready_ == 0 || QGuiApplication::applicationState() == Qt::ApplicationActive) return;
  if (!studio_.settings().value(Setting::notifications).toBool()) return;
  const bool withText = studio_.settings().value(Setting::notificationText).toBool();
  send(tr("%n picture(s) ready", nullptr, ready_), withText ? lastPrompt_ : QString());
}

void Notifier::send(const QString& title, const QString& body) {
  QDBusMessage message = QDBusMessage::createMethodCall(
      QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
      QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
  const QString application = QGuiApplication::desktopFileName();
  message << QGuiApplication::applicationDisplayName() << 0U << application << title << body.toHtmlEscaped()
          << QStringList() << QVariantMap{{QStringLiteral("desktop-entry"), application}} << -1;
  QDBusConnection::sessionBus().send(message);
}

}  // namespace sana::ui
