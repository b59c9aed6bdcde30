// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/payloads.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstring>

namespace sana::ui {
namespace {

constexpr int channels = 3;

QString textOf(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

}  // namespace

QByteArray encodeMessage(engine::Message type, quint32 job, const QJsonObject& object) {
  const QByteArray payload = QJsonDocument(object).toJson(QJsonDocument::Compact);
  const auto header =
      engine::encode_header({static_cast<std::uint16_t>(type), job, static_cast<std::uint32_t>(payload.size())});
  return QByteArray(reinterpret_cast<const char*>(header.data()), qsizetype(header.size())) + payload;
}

std::optional<QJsonObject> objectIn(std::span<const std::uint8_t> payload) {
  if (payload.empty()) return QJsonObject();
  const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char*>(payload.data()), qsizetype(payload.size()));
  const QJsonDocument document = QJsonDocument::fromJson(bytes);
  if (!document.isObject()) return std::nullopt;
  return document.object();
}

std::optional<PictureIn> pictureIn(std::span<const std::uint8_t> payload) {
  const std::optional<engine::PictureHeader> header = engine::decode_picture_header(payload);
  constexpr std::uint32_t largestSide = 1 << 16;
  if (!header || header->width > largestSide || header->height > largestSide) return std::nullopt;
  PictureIn picture;
  picture.image = QImage(int(header->width), int(header->height), QImage::Format_RGB888);
  if (picture.image.isNull()) return std::nullopt;
  const std::uint8_t* pixels = payload.data() + engine::picture_header_bytes;
  const std::size_t rowBytes = std::size_t{header->width} * channels;
  for (std::uint32_t row = 0; row < header->height; ++row)
    std::memcpy(picture.image.scanLine(int(row)), pixels + std::size_t{header->stride} * row, rowBytes);
  picture.step = int(header->step);
  constexpr std::uint32_t lastSource = std::uint32_t(PreviewSource::linear);
  if (header->flags <= lastSource) picture.source = PreviewSource(header->flags);
  const auto object = objectIn(payload.subspan(engine::picture_header_bytes + header->pixel_bytes()));
  if (!object) return std::nullopt;
  picture.object = *object;
  return picture;
}

bool isOneColour(const QImage& image) {
  const std::size_t rowBytes = std::size_t(image.width()) * channels;
  const uchar* first = image.constScanLine(0);
  if (std::memcmp(first, first + channels, rowBytes - channels) != 0) return false;
  for (int row = 1; row < image.height(); ++row)
    if (std::memcmp(first, image.constScanLine(row), rowBytes) != 0) return false;
  return true;
}

std::optional<StageProgress> stageFromJson(const QJsonObject& json) {
  StageProgress progress;
  const QString name = json["stage"].toString();
  if (name == textOf(engine::stage_understand)) progress.stage = Stage::understand;
  else if (name == textOf(engine::stage_draw)) progress.stage = Stage::draw;
  else if (name == textOf(engine::stage_develop)) progress.stage = Stage::develop;
  else return std::nullopt;
  progress.done = json["done"].toInt();
  progress.total = json["total"].toInt();
  progress.remembered = json["remembered"].toBool();
  return progress;
}

EngineError errorFromJson(const QJsonObject& json) {
  return {json["code"].toString(textOf(engine::failed_bug)), json["text"].toString(), json["hint"].toString()};
}

EngineResult resultFrom(PictureIn picture) {
  EngineResult result;
  const QJsonObject& json = picture.object;
  const QJsonObject seconds = json["seconds"].toObject();
  result.recipe = json["recipe"].toObject();
  result.seconds = {seconds["load"].toDouble(), seconds["understand"].toDouble(), seconds["draw"].toDouble(),
                    seconds["develop"].toDouble()};
  result.fallback = json["fallback"].toString();
  result.device = json["device"].toString();
  for (const QJsonValue& note : json["notes"].toArray()) result.notes.append(note.toString());
  result.image = std::move(picture.image);
  return result;
}

EngineMemory memoryFromJson(const QJsonObject& json) {
  return {json["memory"].toInteger(), json["memory_total"].toInteger(), json["memory_available"].toInteger()};
}

QVector<EngineDevice> devicesFromJson(const QJsonObject& json) {
  QVector<EngineDevice> devices;
  for (const QJsonValue& device : json["devices"].toArray())
    devices.append({device["name"].toString(), device["description"].toString()});
  return devices;
}

PreviewSource previewSourceNamed(const QString& name) {
  if (name == QLatin1String("autoencoder")) return PreviewSource::autoencoder;
  if (name == QLatin1String("tiny")) return PreviewSource::tiny;
  return name == QLatin1String("linear") ? PreviewSource::linear : PreviewSource::none;
}

}  // namespace sana::ui
