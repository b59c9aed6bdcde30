// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine says, frame by frame.
#include "ui/bridge/engine_session.h"

namespace sana::ui {

using engine::Message;

void EngineSession::onFrame(const engine::Frame& frame) {
  if (kill_ != Kill::none) return;
  const auto type = Message(frame.header.type);
  const quint32 number = frame.header.job;
  if (type == Message::preview) return onPreview(frame);
  if (type == Message::result) return onResult(frame);
  const std::optional<QJsonObject> object = objectIn(frame.payload);
  if (!object) return end(Kill::garbage);
  switch (type) {
    case Message::ready:
      return onReady(*object);
    case Message::loaded:
      return onLoaded(number, *object);
    case Message::stage:
      return number == job_.number ? onStage(*object) : void();
    case Message::failed:
      return onFailed(number, errorFromJson(*object));
    case Message::tokens:
      return onTokens(number, *object);
    case Message::inspected:
      return onInspected(number, *object);
    case Message::cancelled:
      if (endsCurrent(number)) emit cancelled(number);
      return showState();
    case Message::refused:
      if (endsCurrent(number)) emit refused(number, (*object)["reason"].toString());
      return showState();
    case Message::beat:
      watch_.beat(now(), quint64((*object)["tick"].toInteger()), (*object)["busy"].toBool());
      memory_ = memoryFromJson(*object);
      emit memory(memory_);
      return;
    case Message::log: {
      const QByteArray text = (*object)["text"].toString().toUtf8() + '\n';
      for (const QString& line : log_.take(text, now())) emit logLine(line);
      return;
    }
    case Message::preview_source:
      if (number == job_.number)
        emit previewSource(number, previewSourceNamed((*object)["source"].toString()),
                           (*object)["calibrated"].toBool());
      return;
    default:
      return;
  }
}

void EngineSession::onBroken(engine::FrameFault fault, int version) {
  if (fault == engine::FrameFault::version && !isReady_) onMismatch(version);
  else end(Kill::garbage);
}

void EngineSession::onReady(const QJsonObject& json) {
  const int theirs = json["version"].toInt();
  if (theirs != engine::protocol_version) return onMismatch(theirs);
  isReady_ = wasReady_ = true;
  memory_ = memoryFromJson(json);
  emit ready(json["engine"].toString(), devicesFromJson(json), memory_);
  setPreview(previewOn_, previewSide_);
  pump();
}

void EngineSession::onMismatch(int theirs) {
  stoppedBy_ = {QStringLiteral("protocol"),
                tr("The engine speaks version %1 of the protocol and this program version %2.")
                    .arg(theirs)
                    .arg(int(engine::protocol_version)),
                tr("Install both from the same package.")};
  end(Kill::otherVersion);
  setState(EngineState::stopped);
  emit versionMismatch(engine::protocol_version, theirs);
  failJob(stoppedBy_);
}

void EngineSession::onLoaded(quint32 request, const QJsonObject& json) {
  if (request != model_.request) return;
  const ModelDescription description = ModelDescription::fromJson(json);
  // Loaded again after a restart it is nothing new to anyone.
  const bool isNews = model_.asked || !(description == model_.description);
  model_.request = 0;
  model_.loaded = true;
  model_.asked = false;
  model_.description = description;
  if (isNews) emit modelLoaded(description);
  pump();
}

void EngineSession::onLoadFailed(const EngineError& error) {
  model_.request = 0;
  model_.asked = false;
  count_.reset();
  showState();
  emit modelFailed(model_.folder, error);
  if (!job_.sent) failJob(error);
}

void EngineSession::onStage(const QJsonObject& json) {
  const std::optional<StageProgress> stage = stageFromJson(json);
  if (!stage) return;
  watch_.advanced(now());
  job_.begun = true;
  if (stage->stage == Stage::draw && stage->done > 0) watch_.stepTook(now() - job_.stepAt);
  job_.stepAt = now();
  emit progress(job_.number, *stage);
}

void EngineSession::onPreview(const engine::Frame& frame) {
  if (frame.header.job != job_.number) return;
  std::optional<PictureIn> picture = pictureIn(frame.payload);
  if (!picture) return end(Kill::garbage);
  if (mailbox_.put({job_.number, picture->step, picture->source, std::move(picture->image)}))
    emit previewAvailable(job_.number, picture->step);
}

void EngineSession::onResult(const engine::Frame& frame) {
  const quint32 number = frame.header.job;
  if (!endsCurrent(number)) return showState();
  std::optional<PictureIn> picture = pictureIn(frame.payload);
  if (!picture) {
    job_.number = number;
    return end(Kill::garbage);
  }
  restarts_.succeeded();
  showState();
  if (isOneColour(picture->image))
    emit failed(number, {QStringLiteral("unusable"), tr("The picture came out in a single colour and cannot be used."),
                         tr("Try another seed or the model's own settings.")});
  else emit finished(number, resultFrom(std::move(*picture)));
}

void EngineSession::onFailed(quint32 number, const EngineError& error) {
  const bool isFull = error.code == QLatin1String("out_of_memory");
  if (number != 0 && number == model_.request) {
    onLoadFailed(error);
  } else if ((number & requestBit) != 0) {
    counts_.remove(number);
    if (const QString folder = inspections_.take(number); !folder.isEmpty())
      onInspected(number, {{QStringLiteral("folder"), folder},
                           {QStringLiteral("problem"), error.text},
                           {QStringLiteral("hint"), error.hint}});
  } else if (endsCurrent(number)) {
    emit failed(number, error);
  }
  // The one sure way to get all memory back is a new process.
  if (isFull) {
    end(Kill::outOfMemory);
    setState(EngineState::restarting);
  }
  showState();
}

void EngineSession::onTokens(quint32 request, const QJsonObject& json) {
  if (!counts_.contains(request)) return;
  emit tokensCounted(counts_.take(request), json["tokens"].toInt(), json["limit"].toInt(), json["cut_at"].toInt(-1));
}

void EngineSession::onInspected(quint32 request, const QJsonObject& json) {
  inspections_.remove(request);
  emit modelInspected(ModelDescription::fromJson(json));
}

bool EngineSession::endsCurrent(quint32 number) {
  if (cancels_.remove(number) > 0) emit settled(number);
  if (number == 0 || number != job_.number) return false;
  job_ = {};
  return true;
}

}  // namespace sana::ui
