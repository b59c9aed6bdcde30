// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/engine_client.h"

#include <QHash>

#include "ui/bridge/engine_thread.h"

namespace sana::ui {

/// The caller may use a number again (a retry); the engine never sees one twice. So what is still on its way from an
/// earlier attempt is recognised.
struct EngineClient::Impl {
  explicit Impl(EngineProgram program) : thread(std::move(program), mailbox) {}

  PreviewMailbox mailbox;
  EngineThread thread;
  quint32 attempt = 0;                 // the last one used
  quint32 current = 0;                 // 0: nothing is drawn
  quint32 job = 0;                     // the caller's number of `current`
  QHash<quint32, quint32> cancelling;  // attempt -> the caller's number

  void leave() {
    current = job = 0;
    mailbox.expect(0);
  }
};

EngineClient::EngineClient(EngineProgram program, QObject* parent)
    : QObject(parent), impl_(std::make_unique<Impl>(std::move(program))) {
  connectSession();
  connectJobs();
}

EngineClient::~EngineClient() = default;

void EngineClient::connectSession() {
  const EngineSession* session = &impl_->thread.session();
  connect(session, &EngineSession::stateChanged, this, [this](EngineState state, qint64 processId) {
    processId_ = processId;
    if (std::exchange(state_, state) != state) emit stateChanged(state);
  });
  connect(session, &EngineSession::ready, this, &EngineClient::ready);
  connect(session, &EngineSession::versionMismatch, this, &EngineClient::versionMismatch);
  connect(session, &EngineSession::modelLoaded, this, &EngineClient::modelLoaded);
  connect(session, &EngineSession::modelFailed, this, &EngineClient::modelFailed);
  connect(session, &EngineSession::modelInspected, this, &EngineClient::modelInspected);
  connect(session, &EngineSession::gaveUp, this, &EngineClient::gaveUp);
  connect(session, &EngineSession::memory, this, &EngineClient::memory);
  connect(session, &EngineSession::tokensCounted, this, &EngineClient::tokensCounted);
  connect(session, &EngineSession::logLine, this, &EngineClient::logLine);
}

void EngineClient::connectJobs() {
  const EngineSession* session = &impl_->thread.session();
  connect(session, &EngineSession::progress, this, [this](quint32 attempt, const StageProgress& at) {
    if (attempt == impl_->current) emit progress(impl_->job, at);
  });
  connect(session, &EngineSession::previewAvailable, this, [this](quint32 attempt, int step) {
    if (attempt == impl_->current) emit previewAvailable(impl_->job, step);
  });
  connect(session, &EngineSession::previewSource, this, [this](quint32 attempt, PreviewSource source, bool calibrated) {
    if (attempt == impl_->current) emit previewSource(impl_->job, source, calibrated);
  });
  // An end: the job is left first, so that the receiver may start the next one.
  const auto left = [this](quint32 attempt) {
    if (attempt == 0 || attempt != impl_->current) return quint32(0);
    const quint32 job = impl_->job;
    impl_->leave();
    return job;
  };
  connect(session, &EngineSession::finished, this, [this, left](quint32 attempt, const EngineResult& result) {
    if (const quint32 job = left(attempt)) emit finished(job, result);
  });
  connect(session, &EngineSession::failed, this, [this, left](quint32 attempt, const EngineError& error) {
    if (const quint32 job = left(attempt)) emit failed(job, error);
  });
  connect(session, &EngineSession::refused, this, [this, left](quint32 attempt, const QString& reason) {
    if (const quint32 job = left(attempt)) emit refused(job, reason);
  });
  connect(session, &EngineSession::cancelled, this, [this, left](quint32 attempt) {
    if (const quint32 job = left(attempt)) emit cancelled(job);
  });
  connect(session, &EngineSession::died, this, [this, left](quint32 attempt, const EngineError& error) {
    const quint32 job = left(attempt);
    // The job it took with it may have been cancelled in the same moment: then nobody misses it.
    emit died(job, error);
  });
  connect(session, &EngineSession::settled, this, [this](quint32 attempt) {
    if (const quint32 job = impl_->cancelling.take(attempt)) emit settled(job);
  });
}

PreviewFrame EngineClient::takePreview() {
  PreviewFrame frame = impl_->mailbox.take();
  if (frame.image.isNull()) return frame;
  impl_->thread.post([attempt = frame.job](EngineSession& session) { session.giveCredit(attempt); });
  frame.job = impl_->job;
  return frame;
}

void EngineClient::start() {
  impl_->thread.post([](EngineSession& session) { session.start(); });
}

void EngineClient::loadModel(const QString& folder, const QString& precision, const QString& device,
                             qint64 memoryLimit) {
  impl_->thread.post([=](EngineSession& session) { session.loadModel(folder, precision, device, memoryLimit); });
}

void EngineClient::inspectModel(const QString& folder) {
  impl_->thread.post([folder](EngineSession& session) { session.inspectModel(folder); });
}

void EngineClient::generate(quint32 job, const QJsonObject& recipe) {
  if (job == 0 || impl_->current != 0) {
    const EngineError error{QStringLiteral("bug"), tr("Another picture is being drawn."), tr("Wait until it is done.")};
    QMetaObject::invokeMethod(
        this, [this, job, error] { emit failed(job, error); }, Qt::QueuedConnection);
    return;
  }
  impl_->job = job;
  impl_->current = ++impl_->attempt;
  impl_->mailbox.expect(impl_->current);
  impl_->thread.post([attempt = impl_->current, recipe](EngineSession& session) { session.generate(attempt, recipe); });
}

void EngineClient::cancel(quint32 job) {
  if (job == 0 || job != impl_->job) return;
  const quint32 attempt = impl_->current;
  impl_->leave();
  impl_->cancelling.insert(attempt, job);
  impl_->thread.post([attempt](EngineSession& session) { session.cancel(attempt); });
  QMetaObject::invokeMethod(
      this, [this, job] { emit cancelled(job); }, Qt::QueuedConnection);
}

void EngineClient::setPreview(bool on, int maximumSide) {
  impl_->thread.post([on, maximumSide](EngineSession& session) { session.setPreview(on, maximumSide); });
}

void EngineClient::countTokens(quint32 request, const QString& text) {
  impl_->thread.post([request, text](EngineSession& session) { session.countTokens(request, text); });
}

void EngineClient::restart() {
  impl_->thread.post([](EngineSession& session) { session.restart(); });
}

}  // namespace sana::ui
