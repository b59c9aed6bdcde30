// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The engine through all its processes: what it was asked, what it still owes, when it is ended and started again.
// Lives in EngineThread; reached by queued calls, answers in signals. Jobs are numbered by EngineClient so that no
// number ever comes twice.

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

#include "ui/bridge/engine_client.h"
#include "ui/bridge/engine_log.h"
#include "ui/bridge/engine_process.h"
#include "ui/bridge/engine_watch.h"
#include "ui/bridge/payloads.h"
#include "ui/bridge/preview_mailbox.h"
#include "ui/bridge/restart_plan.h"

namespace sana::ui {

class EngineSession : public QObject {
  Q_OBJECT
 public:
  EngineSession(EngineProgram program, PreviewMailbox& mailbox);

  void start();
  void loadModel(const QString& folder, const QString& precision, const QString& device, qint64 memoryLimit);
  void inspectModel(const QString& folder);
  void generate(quint32 job, const QJsonObject& recipe);
  void cancel(quint32 job);
  void setPreview(bool on, int maximumSide);
  void countTokens(quint32 request, const QString& text);
  void restart();
  void giveCredit(quint32 job);
  /// Ends the process, then the thread's event loop.
  void stop();

 signals:
  void stateChanged(sana::ui::EngineState state, qint64 processId);
  void ready(const QString& version, const QVector<sana::ui::EngineDevice>& devices,
             const sana::ui::EngineMemory& memory);
  void versionMismatch(int ours, int theirs);
  void modelLoaded(const sana::ui::ModelDescription& description);
  void modelFailed(const QString& folder, const sana::ui::EngineError& error);
  void modelInspected(const sana::ui::ModelDescription& description);
  void progress(quint32 job, const sana::ui::StageProgress& progress);
  void previewAvailable(quint32 job, int step);
  void previewSource(quint32 job, sana::ui::PreviewSource source, bool calibrated);
  void finished(quint32 job, const sana::ui::EngineResult& result);
  void cancelled(quint32 job);
  void settled(quint32 job);
  void failed(quint32 job, const sana::ui::EngineError& error);
  void refused(quint32 job, const QString& reason);
  void died(quint32 job, const sana::ui::EngineError& error);
  void gaveUp(const sana::ui::EngineError& error);
  void memory(const sana::ui::EngineMemory& memory);
  void tokensCounted(quint32 request, int tokens, int limit, int usedBytes);
  void logLine(const QString& line);

 private:
  /// Why we ended the process ourselves.
  enum class Kill : quint8 { none, silent, stuck, cancelIgnored, garbage, outOfMemory, wish, otherVersion, leaving };

  struct Model {
    QString folder, precision, device;
    qint64 memoryLimit = 0;
    quint32 request = 0;  // 0: no LOAD is under way
    bool loaded = false;
    bool asked = false;  // by a person: load it without waiting for a job
    ModelDescription description;
  };
  struct Job {
    quint32 number = 0;
    QJsonObject recipe;
    bool sent = false, begun = false;
    qint64 stepAt = 0;  // when the last step ended
  };
  struct Count {
    quint32 request = 0;
    QString text;
  };

  qint64 now() const { return clock_.elapsed(); }
  void startProcess();
  void send(engine::Message type, quint32 job, const QJsonObject& object = {});
  void pump();
  void pumpModel();
  void setState(EngineState state);
  void showState();
  void look();
  void end(Kill reason);
  quint32 nextRequest() { return ++request_ | requestBit; }

  void onEnded(const ProcessEnd& end);
  void dropWhatWasOwed(const EngineError& error, Kill reason);
  void planRestart(Kill reason);
  EngineError causeOf(const ProcessEnd& end, Kill reason) const;
  void failJob(const EngineError& error);

  void onFrame(const engine::Frame& frame);
  void onBroken(engine::FrameFault fault, int version);
  void onReady(const QJsonObject& json);
  void onMismatch(int theirs);
  void onLoaded(quint32 request, const QJsonObject& json);
  void onLoadFailed(const EngineError& error);
  void onStage(const QJsonObject& json);
  void onPreview(const engine::Frame& frame);
  void onResult(const engine::Frame& frame);
  void onFailed(quint32 number, const EngineError& error);
  void onTokens(quint32 request, const QJsonObject& json);
  void onInspected(quint32 request, const QJsonObject& json);
  /// True if the frame ends the current job; one that ends a cancelled job is settled here.
  bool endsCurrent(quint32 number);

  static constexpr quint32 requestBit = 0x80000000u;

  const EngineProgram program_;
  PreviewMailbox& mailbox_;
  EngineProcess process_;
  EngineLog log_;
  EngineWatch watch_;
  RestartPlan restarts_;
  QElapsedTimer clock_;
  QTimer lookTimer_, restartTimer_, leaveTimer_;
  qint64 lookedAt_ = 0;

  EngineState state_ = EngineState::starting;
  bool isReady_ = false, wasReady_ = false;
  Kill kill_ = Kill::none;
  EngineError stoppedBy_;  // state stopped: what a job is told
  EngineMemory memory_;
  Model model_;
  Job job_;
  QHash<quint32, qint64> cancels_;       // job -> when the cancel was sent
  QHash<quint32, QString> inspections_;  // request -> folder
  QStringList foldersToInspect_;
  QHash<quint32, quint32> counts_;  // request -> the caller's number
  std::optional<Count> count_;
  bool previewOn_ = true;
  int previewSide_ = 512;
  quint32 request_ = 0;
};

}  // namespace sana::ui
