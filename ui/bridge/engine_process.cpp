// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/engine_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "ui/bridge/engine_client.h"

namespace sana::ui {
namespace {

/// Runs in the child between fork and exec: system calls only.
void prepareChild(pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  constexpr int failure = 127;
  if (::getppid() != parent) ::_exit(failure);
  // The window may block signals for itself; the engine has no part in that.
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  // When memory runs out, the kernel shall take the engine and not the window.
  const int score = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (score < 0) return;
  // Where it is not allowed the order stays as it is.
  [[maybe_unused]] const ssize_t written = ::write(score, "500", 3);
  ::close(score);
}

}  // namespace

EngineProcess::EngineProcess(QObject* parent) : QObject(parent), process_(this) {
  connect(&process_, &QProcess::started, this, &EngineProcess::started);
  connect(&process_, &QProcess::readyReadStandardOutput, this, &EngineProcess::readFrames);
  connect(&process_, &QProcess::readyReadStandardError, this,
          [this] { emit printed(process_.readAllStandardError()); });
  connect(&process_, &QProcess::finished, this, &EngineProcess::end);
  connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) emit ended({false, 0, 0, process_.errorString()});
  });
}

void EngineProcess::start(const EngineProgram& program) {
  reader_ = {};
  theirVersion_ = 0;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  for (const QString& setting : program.environment)
    environment.insert(setting.section(QLatin1Char('='), 0, 0), setting.section(QLatin1Char('='), 1));
  process_.setProcessEnvironment(environment);
  process_.setChildProcessModifier([parent = ::getpid()] { prepareChild(parent); });
  process_.start(program.path, program.arguments);
}

void EngineProcess::send(const QByteArray& message) {
  if (process_.state() == QProcess::Running) process_.write(message);
}

void EngineProcess::readFrames() {
  emit heard();
  if (theirVersion_ == 0) {
    const QByteArray header = process_.peek(qint64(engine::frame_header_bytes));
    if (header.size() < qsizetype(engine::frame_header_bytes)) return;
    theirVersion_ = int(engine::wire::take(reinterpret_cast<const std::uint8_t*>(header.constData()) + 4, 2));
  }
  while (reader_.fault() == engine::FrameFault::none && isRunning()) {
    const std::span<std::uint8_t> room = reader_.space();
    const qint64 count = process_.read(reinterpret_cast<char*>(room.data()), qint64(room.size()));
    if (count <= 0) return;
    reader_.commit(std::size_t(count));
    if (reader_.fault() != engine::FrameFault::none) emit broken(reader_.fault(), theirVersion_);
    else if (reader_.is_complete()) emit frameArrived(reader_.take());
  }
}

void EngineProcess::end() {
  const bool crashed = process_.exitStatus() == QProcess::CrashExit;
  emit ended({true, crashed ? process_.exitCode() : 0, crashed ? 0 : process_.exitCode(), {}});
}

}  // namespace sana::ui
