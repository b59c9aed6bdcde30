// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/engine_thread.h"

namespace sana::ui {

EngineThread::EngineThread(EngineProgram program, PreviewMailbox& mailbox)
    : session_(new EngineSession(std::move(program), mailbox)) {
  setObjectName(QStringLiteral("engine"));
  session_->moveToThread(this);
  connect(this, &QThread::finished, session_, &QObject::deleteLater);
  QThread::start();
}

EngineThread::~EngineThread() {
  post([](EngineSession& session) { session.stop(); });
  wait();
}

}  // namespace sana::ui
