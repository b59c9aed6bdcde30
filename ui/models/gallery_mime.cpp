// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/gallery_mime.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThreadPool>
#include <QUrl>

#include "ui/models/when_done.h"

namespace sana::ui {
namespace {

QByteArray bytesOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

QString pictureMimeType(const QString& path) {
  const QString ending = QFileInfo(path).suffix().toLower();
  if (ending == u"png" || ending == u"webp") return QStringLiteral("image/") + ending;
  if (ending == u"jpg" || ending == u"jpeg") return QStringLiteral("image/jpeg");
  if (ending == u"tif" || ending == u"tiff") return QStringLiteral("image/tiff");
  return {};
}

PictureMime::PictureMime(const QVector<qint64>& ids, const QVector<PictureRecord>& known) {
  QJsonArray numbers;
  for (const qint64 id : ids) numbers << id;
  setData(QLatin1String(pictureIdsFormat), QJsonDocument(numbers).toJson(QJsonDocument::Compact));
  QList<QUrl> urls;
  QStringList recipes;
  for (const PictureRecord& record : known) {
    if (!record.missing) urls << QUrl::fromLocalFile(record.path);
    if (!record.recipeText.isEmpty()) recipes << record.recipeText;
  }
  if (!urls.isEmpty()) setUrls(urls);
  if (!recipes.isEmpty()) setText(recipes.join(u'\n'));
  if (known.size() != 1 || ids.size() != 1 || known.first().missing) return;
  pictureType_ = pictureMimeType(known.first().path);
  inBackground(
      QThreadPool::globalInstance(), this, [path = known.first().path] { return bytesOf(path); },
      [this](const QByteArray& bytes) { bytes_ = bytes; });
}

QStringList PictureMime::formats() const {
  QStringList formats = QMimeData::formats();
  if (!pictureType_.isEmpty()) formats << pictureType_;
  return formats;
}

QVariant PictureMime::retrieveData(const QString& format, QMetaType type) const {
  if (!pictureType_.isEmpty() && format == pictureType_) return bytes_;
  return QMimeData::retrieveData(format, type);
}

QVector<qint64> pictureIdsOf(const QMimeData* mime) {
  QVector<qint64> ids;
  if (!mime || !mime->hasFormat(QLatin1String(pictureIdsFormat))) return ids;
  const QJsonArray numbers = QJsonDocument::fromJson(mime->data(QLatin1String(pictureIdsFormat))).array();
  for (const QJsonValue& number : numbers)
    if (const qint64 id = number.toInteger(); id > 0) ids << id;
  return ids;
}

}  // namespace sana::ui
