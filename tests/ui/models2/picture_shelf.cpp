// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/models2/picture_shelf.h"

#include <QJsonDocument>

namespace sana::ui {

PictureShelf::PictureShelf() {
  const LibraryFolders folders{folder(QStringLiteral("pictures")), folder(QStringLiteral("data")),
                               folder(QStringLiteral("state"))};
  LibraryOptions options;
  options.background = false;
  library_ = std::make_unique<Library>(folders, options);
  ended(library_->open());
}

QJsonObject PictureShelf::recipe(const QString& prompt, quint64 seed, int steps) {
  return {{"format", "sana-recipe"}, {"version", 1},          {"app", "Sana 0.1"},
          {"model", QJsonObject{{"id", "built-in"}, {"identity", "0123456789abcdef"}}},
          {"prompt", prompt},        {"negative", ""},        {"width", 64},
          {"height", 48},            {"steps", steps},        {"guidance_scale", 4.5},
          {"scheduler", QJsonObject{{"name", "flow_euler"}}}, {"seed", QString::number(seed)},
          {"tiling", false},         {"precision", "fp32"}};
}

QImage PictureShelf::image(QRgb colour, QSize size) {
  QImage image(size, QImage::Format_RGB32);
  image.fill(colour);
  for (int x = 0; x < size.width(); ++x) image.setPixel(x, x % size.height(), qRgb(x, 255 - x, 128));
  return image;
}

PictureRecord PictureShelf::store(const QString& prompt, quint64 seed, qint64 parent) {
  NewPicture picture;
  picture.image = image(qRgb(int(seed % 251), 40, 90));
  picture.recipe = recipe(prompt, seed);
  picture.typed = prompt;
  picture.parent = parent;
  return ended(library_->store(picture));
}

QVector<qint64> PictureShelf::storeMany(int count) {
  QVector<qint64> ids;
  for (int i = 0; i < count; ++i) ids << store(QStringLiteral("picture %1").arg(i), quint64(i + 1)).id;
  return ids;
}

PictureRecord PictureShelf::record(qint64 id) { return ended(library_->records({id})).value(0); }

}  // namespace sana::ui
