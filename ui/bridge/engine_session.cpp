// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/engine_session.h"

#include <QThread>

namespace sana::ui {
namespace {

constexpr int longestLookMs = 250, looksInSilence = 8, leaveMs = 600;

int lookMs(const EngineProgram& program) { return qBound(1, program.silenceMs / looksInSilence, longestLookMs); }

}  // namespace

EngineSession::EngineSession(EngineProgram program, PreviewMailbox& mailbox)
    : program_(std::move(program)),
      mailbox_(mailbox),
      process_(this),
      log_(program_.logFile),
      watch_(program_.silenceMs - lookMs(program_), program_.stuckMs),  // seen at the last look in time
      restarts_(program_.restartMs, program_.crashLimit, program_.crashWindowMs),
      lookTimer_(this),
      restartTimer_(this),
      leaveTimer_(this) {
  clock_.start();
  lookTimer_.setInterval(lookMs(program_));
  restartTimer_.setSingleShot(true);
  leaveTimer_.setSingleShot(true);
  connect(&lookTimer_, &QTimer::timeout, this, &EngineSession::look);
  connect(&restartTimer_, &QTimer::timeout, this, &EngineSession::startProcess);
  connect(&leaveTimer_, &QTimer::timeout, &process_, &EngineProcess::kill);
  connect(&process_, &EngineProcess::started, this, [this] {
    send(engine::Message::hello, 0,
         {{QStringLiteral("version"), int(engine::protocol_version)},
          {QStringLiteral("client"), QStringLiteral("Sana 0.1")}});
    emit stateChanged(state_, process_.processId());
  });
  connect(&process_, &EngineProcess::heard, this, [this] { watch_.heard(now()); });
  connect(&process_, &EngineProcess::frameArrived, this, &EngineSession::onFrame);
  connect(&process_, &EngineProcess::broken, this, &EngineSession::onBroken);
  connect(&process_, &EngineProcess::printed, this, [this](const QByteArray& bytes) {
    for (const QString& line : log_.take(bytes, now())) emit logLine(line);
  });
  connect(&process_, &EngineProcess::ended, this, &EngineSession::onEnded);
}

void EngineSession::start() {
  if (!process_.isRunning() && !restartTimer_.isActive() && kill_ == Kill::none) startProcess();
}

void EngineSession::startProcess() {
  kill_ = Kill::none;
  isReady_ = false;
  stoppedBy_ = {};
  memory_ = {};
  watch_.started(now());
  lookedAt_ = now();
  lookTimer_.start();
  setState(wasReady_ ? EngineState::restarting : EngineState::starting);
  process_.start(program_);
}

void EngineSession::send(engine::Message type, quint32 job, const QJsonObject& object) {
  process_.send(encodeMessage(type, job, object));
}

void EngineSession::loadModel(const QString& folder, const QString& precision, const QString& device,
                              qint64 memoryLimit) {
  model_ = {folder, precision, device, memoryLimit, 0, false, true, {}};
  pump();
}

void EngineSession::inspectModel(const QString& folder) {
  foldersToInspect_.append(folder);
  pump();
}

void EngineSession::generate(quint32 job, const QJsonObject& recipe) {
  job_ = {job, recipe, false, false, now()};
  if (state_ == EngineState::stopped) failJob(stoppedBy_);
  else pump();
}

void EngineSession::cancel(quint32 job) {
  const bool wasSent = job == job_.number && std::exchange(job_, {}).sent;
  if (wasSent && kill_ == Kill::none && process_.isRunning()) {
    cancels_.insert(job, now());
    send(engine::Message::cancel, job);
  } else {
    emit settled(job);
  }
  showState();
}

void EngineSession::setPreview(bool on, int maximumSide) {
  previewOn_ = on;
  previewSide_ = maximumSide;
  if (isReady_)
    send(engine::Message::preview_wish, 0, {{QStringLiteral("on"), on}, {QStringLiteral("max_side"), maximumSide}});
}

void EngineSession::countTokens(quint32 request, const QString& text) {
  count_ = Count{request, text};
  pump();
}

void EngineSession::giveCredit(quint32 job) {
  if (job == job_.number) send(engine::Message::preview_taken, job);
}

void EngineSession::restart() {
  restarts_.reset();
  restartTimer_.stop();
  if (process_.isRunning()) end(Kill::wish);
  else startProcess();
}

void EngineSession::stop() {
  restartTimer_.stop();
  lookTimer_.stop();
  if (!process_.isRunning()) {
    thread()->quit();
    return;
  }
  kill_ = Kill::leaving;
  send(engine::Message::quit, 0);
  process_.closeInput();
  leaveTimer_.start(leaveMs);
}

/// Sends what waited for a process that is ready, and for a model that is loaded.
void EngineSession::pump() {
  if (!isReady_ || kill_ != Kill::none) return;
  for (const QString& folder : std::exchange(foldersToInspect_, {})) {
    const quint32 request = nextRequest();
    inspections_.insert(request, folder);
    send(engine::Message::inspect, request, {{QStringLiteral("folder"), folder}});
  }
  pumpModel();
  const bool modelSettled = model_.loaded || model_.folder.isEmpty();
  if (job_.number != 0 && !job_.sent && modelSettled) {
    job_.sent = true;
    job_.stepAt = now();
    send(engine::Message::generate, job_.number, {{QStringLiteral("recipe"), job_.recipe}});
  }
  if (count_ && model_.loaded) {
    const quint32 request = nextRequest();
    counts_.insert(request, count_->request);
    send(engine::Message::count, request,
         {{QStringLiteral("text"), count_->text}, {QStringLiteral("negative"), false}});
    count_.reset();
  }
  showState();
}

/// A model is loaded when a person asks for it; after a restart not before something needs it.
void EngineSession::pumpModel() {
  const bool isNeeded = model_.asked || (job_.number != 0 && !job_.sent) || count_.has_value();
  if (model_.folder.isEmpty() || model_.loaded || model_.request != 0 || !isNeeded) return;
  model_.request = nextRequest();
  send(engine::Message::load, model_.request,
       {{QStringLiteral("folder"), model_.folder},
        {QStringLiteral("precision"), model_.precision},
        {QStringLiteral("memory_limit"), model_.memoryLimit},
        {QStringLiteral("device"), model_.device}});
}

void EngineSession::setState(EngineState state) {
  if (state == state_) return;
  state_ = state;
  emit stateChanged(state_, process_.processId());
}

void EngineSession::showState() {
  if (!isReady_) return;
  if (job_.number != 0 && job_.sent) setState(EngineState::drawing);
  else setState(model_.request != 0 ? EngineState::loading : EngineState::ready);
}

/// The engine's pulse, taken a few times in the time it may be silent.
void EngineSession::look() {
  const qint64 at = now(), gap = at - std::exchange(lookedAt_, at);
  constexpr int tolerated = 4;
  if (gap > tolerated * lookTimer_.interval() + longestLookMs) {
    // Nobody listened for a while: what the engine said meanwhile is still to be read.
    watch_.forgive(at);
    for (qint64& since : cancels_) since += gap;
    return;
  }
  if (!process_.isRunning() || kill_ != Kill::none) return;
  const EngineWatch::Verdict verdict = watch_.judge(at);
  if (verdict == EngineWatch::Verdict::silent) return end(Kill::silent);
  if (verdict == EngineWatch::Verdict::stuck) return end(Kill::stuck);
  const qint64 patience = qMax<qint64>(program_.cancelMs, 2 * watch_.stepMs());
  for (const qint64 since : cancels_)
    if (at - since > patience) return end(Kill::cancelIgnored);
}

void EngineSession::end(Kill reason) {
  if (kill_ != Kill::none) return;
  kill_ = reason;
  isReady_ = false;
  process_.kill();
}

}  // namespace sana::ui
