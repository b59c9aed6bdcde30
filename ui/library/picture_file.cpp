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
#include "ui/exchange/read_picture.h"
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

/// Size and recipe of a PNG with a recipe of ours in its own place. Nothing: it is another picture.
std::optional<ReadPicture> readOwn(const QByteArray& bytes) {
  if (!engine::is_png(asBytes(bytes))) return std::nullopt;
  try {
    const engine::PngHeader header = engine::read_png_header(asBytes(bytes));
    const std::string* text = header.find(engine::recipe_keyword);
    if (text == nullptr) return std::nullopt;
    ReadPicture out{{}, true};
    out.entry.size = {header.width, header.height};
    out.entry.recipeText = QString::fromStdString(*text);
    return out;
  } catch (const engine::Exception&) {
    return std::nullopt;
  }
}

/// The same of a picture of another program, or of one that was exported from here.
std::optional<ReadPicture> readOther(const QByteArray& bytes) {
  const FoundRecipe found = readAnyPicture(bytes);
  if (found.problem || found.size.isEmpty()) return std::nullopt;
  ReadPicture out;
  out.entry.size = found.size;
  out.entry.recipeText = QString::fromUtf8(found.recipeJson);
  return out;
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
  auto out = readOwn(bytes);
  if (!out) out = readOther(bytes);
  if (!out) return out;
  PictureEntry& entry = out->entry;
  entry.recipe = QJsonDocument::fromJson(entry.recipeText.toUtf8()).object();
  if (entry.recipe["format"].toString() != "sana-recipe") out->own = false;
  const QString uid = entry.recipe["uid"].toString();
  const bool isOriginal = out->own && isUid(uid);
  entry.kind = isOriginal ? "generated" : "imported";
  entry.uid = isOriginal ? uid : uidOfBytes(bytes);
  // What was exported from a picture comes from it.
  entry.parentUid = isOriginal || !isUid(uid) ? entry.recipe["parent"].toString() : uid;
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
