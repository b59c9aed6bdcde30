// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The thread that owns the engine's process, from the window's start to its end.

#include <QThread>

#include "ui/bridge/engine_session.h"

namespace sana::ui {

class EngineThread : public QThread {
  Q_OBJECT
 public:
  EngineThread(EngineProgram program, PreviewMailbox& mailbox);
  ~EngineThread() override;  ///< ends the process first

  EngineSession& session() { return *session_; }

  /// Runs `call(session)` in this thread, later.
  template <class Call>
  void post(Call call) {
    QMetaObject::invokeMethod(
        session_, [session = session_, call] { call(*session); }, Qt::QueuedConnection);
  }

 private:
  EngineSession* session_;
};

}  // namespace sana::ui
