// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Between payloads of frames and the values of engine_types.h.

#include <optional>

#include "engine/server/frames.h"
#include "engine/server/messages.h"
#include "ui/bridge/engine_types.h"

namespace sana::ui {

/// Header and payload of one message.
QByteArray encodeMessage(engine::Message type, quint32 job, const QJsonObject& object = {});

/// Absent if the payload is no JSON object.
std::optional<QJsonObject> objectIn(std::span<const std::uint8_t> payload);

struct PictureIn {
  QImage image;  ///< RGB888, its own memory
  int step = 0;
  PreviewSource source = PreviewSource::none;
  QJsonObject object;  ///< what stands behind the pixels
};

/// Absent if there is no sound picture.
std::optional<PictureIn> pictureIn(std::span<const std::uint8_t> payload);

/// Every pixel alike: nobody asked for that.
bool isOneColour(const QImage& image);

std::optional<StageProgress> stageFromJson(const QJsonObject& json);
EngineError errorFromJson(const QJsonObject& json);
EngineResult resultFrom(PictureIn picture);
EngineMemory memoryFromJson(const QJsonObject& json);
QVector<EngineDevice> devicesFromJson(const QJsonObject& json);
PreviewSource previewSourceNamed(const QString& name);

}  // namespace sana::ui
