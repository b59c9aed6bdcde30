// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/picture_file.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUuid>

#include "engine/core/error.h"
#include "engine/image/picture_file.h"
#include "engine/image/png_reader.h"
#include "engine/image/png_writer.h"
#include "ui/library/disk.h"

namespace sana::ui {
namespace {

constexpr int uidDigits = 32;

QByteArray compact(const QJsonObject& object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

engine::Image toEngine(const QImage& image) {
  const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
  engine::Image out{rgb.width(), rgb.height(), {}};
  const std::size_t row = std::size_t{3} * static_cast<std::size_t>(rgb.width());
  out.rgb.resize(row * static_cast<std::size_t>(rgb.height()));
  for (int y = 0; y < rgb.height(); ++y)
    std::copy_n(rgb.constScanLine(y), row, out.rgb.data() + row * static_cast<std::size_t>(y));
  return out;
}

QString isoTime(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs); }

/// The recipe with what the library knows about the picture.
QJsonObject completed(const NewPicture& picture, const QString& uid, const QString& parentUid, qint64 nowMs) {
  QJsonObject recipe = picture.recipe;
  recipe["format"] = "sana-recipe";
  if (!recipe.contains("version")) recipe["version"] = 1;
  if (!recipe.contains("model")) recipe["model"] = QJsonObject();
  for (const char* text : {"prompt", "negative"}) {
    if (!recipe.contains(text)) recipe[text] = "";
  }
  if (!recipe.contains("seed")) recipe["seed"] = "0";
  recipe["uid"] = uid;
  recipe["created"] = isoTime(nowMs);
  recipe.remove("parent");
  if (!parentUid.isEmpty()) recipe["parent"] = parentUid;
  if (!picture.typed.isEmpty()) recipe["typed"] = picture.typed;
  if (!picture.style.isEmpty()) recipe["style"] = picture.style;
  recipe["index"] = picture.index;
  recipe["count"] = picture.count;
  return recipe;
}

/// Texts for a recipe that the engine understands; for any other its JSON alone, so that nothing is lost.
std::vector<engine::PngText> textsFor(const QByteArray& json, const engine::Image& image, QByteArray& stored) {
  try {
    const engine::Recipe recipe = engine::parse_recipe({json.constData(), static_cast<std::size_t>(json.size())});
    engine::Picture described;
    described.request = recipe.request;
    described.model_id = recipe.model_id;
    described.model_identity = recipe.model_identity;
    described.fallback = recipe.fallback;
    described.image.width = image.width;
    described.image.height = image.height;
    auto texts = engine::picture_texts(described, recipe.extras);
    for (const auto& text : texts) {
      if (text.keyword == engine::recipe_keyword) stored = QByteArray::fromStdString(text.text);
    }
    return texts;
  } catch (const engine::Exception&) {
    stored = json;
    return {{engine::recipe_keyword, json.toStdString()}};
  }
}

bool isUid(const QString& text) {
  static const QRegularExpression hex("^[0-9a-f]{32}$");
  return hex.match(text).hasMatch();
}

/// Our recipe, or what another program wrote, as our recipe; "" if neither can be read.
std::string foundRecipe(const engine::PngHeader& header, bool& own) {
  if (const std::string* text = header.find(engine::recipe_keyword)) {
    own = true;
    return *text;
  }
  try {
    return engine::recipe_json(engine::find_recipe(header.texts).recipe);
  } catch (const engine::Exception&) {
    return {};
  }
}

}  // namespace

EncodedPicture encodePicture(const NewPicture& picture, const QString& parentUid, qint64 nowMs) {
  if (picture.image.isNull()) throw LibraryError(Sentence::tr("The picture has no pixels."));
  EncodedPicture out;
  out.entry.uid = QUuid::createUuid().toString(QUuid::Id128);
  out.entry.createdMs = nowMs;
  const engine::Image pixels = toEngine(picture.image);
  QByteArray stored;
  try {
    const auto texts = textsFor(compact(completed(picture, out.entry.uid, parentUid, nowMs)), pixels, stored);
    out.bytes = engine::encode_png(pixels, texts);
  } catch (const engine::Exception& error) {
    throw LibraryError(QString::fromStdString(error.error().what), QString::fromStdString(error.error().hint));
  }
  out.entry.recipeText = QString::fromUtf8(stored);
  out.entry.recipe = QJsonDocument::fromJson(stored).object();
  out.entry.size = picture.image.size();
  out.entry.kind = picture.reason;
  out.entry.parentUid = parentUid;
  out.entry.fileBytes = static_cast<qint64>(out.bytes.size());
  out.entry.sha256 =
      sha256Of(QByteArray::fromRawData(reinterpret_cast<const char*>(out.bytes.data()), out.entry.fileBytes));
  out.entry.understandSeconds = picture.understandSeconds;
  out.entry.drawSeconds = picture.drawSeconds;
  out.entry.developSeconds = picture.developSeconds;
  out.image = picture.image;
  out.job = picture.job;
  return out;
}

bool decodesToTheEnd(const QByteArray& bytes) {
  static const QByteArray end("\0\0\0\0IEND\xae\x42\x60\x82", 12);
  if (!bytes.endsWith(end)) return false;
  try {
    engine::decode_png(asBytes(bytes));
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

std::optional<ReadPicture> readPicture(const QByteArray& bytes) {
  if (!engine::is_png(asBytes(bytes))) return std::nullopt;
  ReadPicture out;
  PictureEntry& entry = out.entry;
  try {
    const engine::PngHeader header = engine::read_png_header(asBytes(bytes));
    entry.size = {header.width, header.height};
    entry.recipeText = QString::fromStdString(foundRecipe(header, out.own));
  } catch (const engine::Exception&) {
    return std::nullopt;
  }
  entry.recipe = QJsonDocument::fromJson(entry.recipeText.toUtf8()).object();
  if (out.own && entry.recipe["format"].toString() != "sana-recipe") out.own = false;
  entry.uid = out.own ? entry.recipe["uid"].toString() : QString();
  entry.kind = isUid(entry.uid) ? "generated" : "imported";
  if (!isUid(entry.uid)) entry.uid = uidOfBytes(bytes);
  entry.parentUid = entry.recipe["parent"].toString();
  const QDateTime created = QDateTime::fromString(entry.recipe["created"].toString(), Qt::ISODateWithMs);
  if (created.isValid()) entry.createdMs = created.toMSecsSinceEpoch();
  entry.fileBytes = bytes.size();
  entry.sha256 = sha256Of(bytes);
  return out;
}

QString sha256Of(const QByteArray& bytes) {
  return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QString uidOfBytes(const QByteArray& bytes) { return sha256Of(bytes).left(uidDigits); }

QString pictureName(qint64 createdMs, const QString& uid, const QString& ending) {
  const QDateTime when = QDateTime::fromMSecsSinceEpoch(createdMs);
  return QString("%1-%2.%3").arg(when.toString("yyyy/MM/yyyyMMdd-HHmmss"), uid.left(8), ending);
}

bool hasPictureName(const QString& fileName) {
  static const QRegularExpression pattern("^\\d{8}-\\d{6}-[0-9a-f]{8}(-\\d+)?\\.[a-z]{3,4}$");
  return pattern.match(fileName).hasMatch();
}

}  // namespace sana::ui
