// SPDX-License-Identifier: GPL-3.0-or-later
#include <QThreadPool>

#include "ui/exchange/load_picture.h"
#include "ui/models/picture_model.h"
#include "ui/models/when_done.h"

namespace sana::ui {

PictureLoader::PictureLoader(QObject* parent)
    : QObject(parent), newest_(std::make_shared<std::atomic<quint64>>(0)) {}

void PictureLoader::load(const QString& path) {
  const quint64 number = ++*newest_;
  const auto work = [path, number, newest = newest_] {
    return *newest == number ? loadPicture(path, ownPictureBytes) : LoadedPicture{};
  };
  inBackground(QThreadPool::globalInstance(), this, work, [this, path, number](const LoadedPicture& picture) {
    if (*newest_ != number) return;
    if (!picture.image.isNull()) emit loaded(path, picture.image);
    else emit failed(path, picture.problem.what.isEmpty() ? tr("The picture cannot be shown.") : picture.problem.what);
  });
}

void PictureLoader::clear() { ++*newest_; }

}  // namespace sana::ui
