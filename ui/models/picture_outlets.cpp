// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/picture_outlets.h"

#include <QClipboard>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QThreadPool>
#include <QUrl>

#include "ui/exchange/encode_picture.h"
#include "ui/exchange/load_picture.h"
#include "ui/models/picture_model.h"
#include "ui/models/trouble.h"
#include "ui/models/when_done.h"

namespace sana::ui {
namespace {

struct CopiedPicture {
  QImage image;
  QByteArray png;
  Problem problem;
};

CopiedPicture copyOf(const QString& path) {
  LoadedPicture loaded = loadPicture(path, ownPictureBytes);
  if (loaded.image.isNull()) return {{}, {}, loaded.problem};
  ExportOptions options;
  options.withRecipe = false;
  try {
    return {loaded.image, encodePicture(loaded.image, {}, options).bytes, {}};
  } catch (const engine::Exception& error) {
    return {{}, {}, problemOf(error)};
  }
}

void openFolder(const QString& path) { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); }

}  // namespace

PictureOutlets::PictureOutlets(Banners& banners) : banners_(banners), context_(std::make_unique<QObject>()) {}

void PictureOutlets::copyImage(const PictureRecord& picture) {
  const auto work = [path = picture.path] { return copyOf(path); };
  inBackground(QThreadPool::globalInstance(), context_.get(), work, [this](const CopiedPicture& copied) {
    if (copied.image.isNull())
      return tellTrouble(banners_, QStringLiteral("picture-copy"), copied.problem.what, copied.problem.hint);
    auto* const mime = new QMimeData;
    mime->setImageData(copied.image);
    // Ready as bytes: Qt would encode on the window's thread when somebody pastes.
    mime->setData(QStringLiteral("image/png"), copied.png);
    QGuiApplication::clipboard()->setMimeData(mime);
    emit banners_.toast(PictureCommands::tr("Picture copied"), {}, {});
  });
}

void PictureOutlets::copyRecipe(const PictureRecord& picture) {
  QGuiApplication::clipboard()->setText(picture.recipeText);
  emit banners_.toast(PictureCommands::tr("Recipe copied"), {}, {});
}

void PictureOutlets::showInFolder(const PictureRecord& picture) {
  const QString path = picture.path;
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return openFolder(path);
  QDBusMessage call = QDBusMessage::createMethodCall(
      QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("/org/freedesktop/FileManager1"),
      QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
  call << QStringList{QUrl::fromLocalFile(path).toString()} << QString();
  auto* const watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), context_.get());
  QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context_.get(), [watcher, path] {
    watcher->deleteLater();
    if (watcher->isError()) openFolder(path);
  });
}

}  // namespace sana::ui
