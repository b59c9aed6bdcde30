// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The engine as the window sees it: slots in, signals out; nothing here ever waits.

#include <QMutex>
#include <QObject>
#include <QStringList>

#include <memory>

#include "ui/bridge/engine_types.h"

namespace sana::ui {

class EngineThread;

/// How the engine's process is started, and how long it may be silent.
struct EngineProgram {
  QString path;
  QStringList arguments = {QStringLiteral("serve")};
  QStringList environment = {};  ///< "NAME=value", added to the window's own
  int silenceMs = 5000;          ///< without a beat: hung
  int stuckMs = 30000;           ///< beats whose work tick stands still while busy
  int cancelMs = 10000;          ///< not idle so long after a cancel: killed
  QVector<int> restartMs = {0, 1000, 5000, 30000};
  int crashLimit = 3, crashWindowMs = 60000;
  QString logFile = {};  ///< what the engine prints is kept there and in .1 and .2; "": nowhere
};

/// Lives in the GUI thread. The process, its frames and its clock live in EngineThread. Job numbers are the caller's;
/// results of a job that was cancelled or is not the current one never arrive.
class EngineClient : public QObject {
  Q_OBJECT
 public:
  explicit EngineClient(EngineProgram program, QObject* parent = nullptr);
  ~EngineClient() override;  ///< ends the process; at most a second

  EngineState state() const { return state_; }
  qint64 processId() const { return processId_; }

  /// The newest preview that was not taken yet; taking it gives the credit back. Older steps and other jobs are gone.
  PreviewFrame takePreview();

 public slots:
  void start();
  void loadModel(const QString& folder, const QString& precision = QStringLiteral("fp32"), const QString& device = {},
                 qint64 memoryLimit = 0);  ///< bytes; 0: all that is free
  void inspectModel(const QString& folder);
  /// One job at a time reaches the engine; the queue belongs to QueueModel.
  void generate(quint32 job, const QJsonObject& recipe);
  void cancel(quint32 job);
  void setPreview(bool on, int maximumSide = 512);
  void countTokens(quint32 request, const QString& text);
  void restart();

 signals:
  void stateChanged(sana::ui::EngineState state);
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
  /// Behind cancelled(): the engine is done with that job too.
  void settled(quint32 job);
  void failed(quint32 job, const sana::ui::EngineError& error);
  void refused(quint32 job, const QString& reason);
  /// The process ended or was killed. `job` 0: none was running. The job, if any, gets no other signal.
  void died(quint32 job, const sana::ui::EngineError& error);
  /// Three crashes in a minute: nothing is started until restart().
  void gaveUp(const sana::ui::EngineError& error);
  void memory(const sana::ui::EngineMemory& memory);
  void tokensCounted(quint32 request, int tokens, int limit, int usedBytes);
  void logLine(const QString& line);

 private:
  struct Impl;
  void connectSession();
  void connectJobs();

  std::unique_ptr<Impl> impl_;
  EngineState state_ = EngineState::starting;
  qint64 processId_ = 0;
};

}  // namespace sana::ui

Q_DECLARE_METATYPE(sana::ui::EngineState)
Q_DECLARE_METATYPE(sana::ui::EngineMemory)
Q_DECLARE_METATYPE(sana::ui::EngineError)
Q_DECLARE_METATYPE(sana::ui::EngineResult)
Q_DECLARE_METATYPE(sana::ui::StageProgress)
Q_DECLARE_METATYPE(sana::ui::ModelDescription)
Q_DECLARE_METATYPE(sana::ui::PreviewSource)
