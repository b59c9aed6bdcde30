// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The child process and its three streams. Made, used and ended in one thread, which lives as long as the child may:
// the kernel ends the child with the thread that started it.

#include <QProcess>

#include "engine/server/frames.h"

namespace sana::ui {

struct EngineProgram;

/// How a process came to its end.
struct ProcessEnd {
  bool wasStarted = true;
  int signal = 0;  ///< 0: it left by itself, with `code`
  int code = 0;
  QString reason;  ///< why it could not be started
};

class EngineProcess : public QObject {
  Q_OBJECT
 public:
  explicit EngineProcess(QObject* parent = nullptr);

  void start(const EngineProgram& program);
  bool isRunning() const { return process_.state() != QProcess::NotRunning; }
  qint64 processId() const { return process_.processId(); }
  void send(const QByteArray& message);
  /// No more messages: the engine reads the end of its input.
  void closeInput() { process_.closeWriteChannel(); }
  void kill() { process_.kill(); }

 signals:
  void started();
  void heard();
  void frameArrived(const sana::engine::Frame& frame);
  /// The stream cannot be read on; nothing follows. `version` is that of the other side's first frame.
  void broken(sana::engine::FrameFault fault, int version);
  void printed(const QByteArray& bytes);
  void ended(const sana::ui::ProcessEnd& end);

 private:
  void readFrames();
  void end();

  QProcess process_;
  engine::FrameReader reader_;
  int theirVersion_ = 0;  // 0: nothing was read yet
};

}  // namespace sana::ui
