// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from the end of a process: its cause in words, what it still owed, when the next one starts.
#include <QThread>

#include <csignal>

#include "ui/bridge/engine_session.h"

namespace sana::ui {
namespace {

QString code(const char* name) { return QString::fromLatin1(name); }

}  // namespace

void EngineSession::onEnded(const ProcessEnd& processEnd) {
  if (kill_ == Kill::leaving) {
    thread()->quit();
    return;
  }
  const Kill reason = std::exchange(kill_, Kill::none);
  isReady_ = false;
  lookTimer_.stop();
  for (const QString& line : log_.rest(now())) emit logLine(line);
  dropWhatWasOwed(causeOf(processEnd, reason), reason);
  planRestart(reason);
}

/// Everything the ended process was asked for gets its answer here.
void EngineSession::dropWhatWasOwed(const EngineError& error, Kill reason) {
  for (auto it = cancels_.keyBegin(); it != cancels_.keyEnd(); ++it) emit settled(*it);
  cancels_.clear();
  counts_.clear();
  for (const QString& folder : std::exchange(inspections_, {})) {
    ModelDescription description;
    description.folder = folder;
    description.problem = error.text;
    description.hint = error.hint;
    emit modelInspected(description);
  }
  model_.loaded = false;
  const bool wasLoading = std::exchange(model_.request, 0) != 0;
  if (reason == Kill::otherVersion || reason == Kill::outOfMemory) return;
  // A job that waited behind a cancelled one has done nothing wrong: it is asked for again, once.
  const bool isInnocent = (reason == Kill::cancelIgnored && !job_.begun) || (reason == Kill::wish && !job_.sent);
  const quint32 lost = isInnocent ? 0 : std::exchange(job_, {}).number;
  job_.sent = false;
  emit died(lost, error);
  if (wasLoading && !isInnocent) {
    model_.asked = false;
    emit modelFailed(model_.folder, error);
  }
}

void EngineSession::planRestart(Kill reason) {
  if (reason == Kill::otherVersion) return setState(EngineState::stopped);
  if (reason == Kill::wish || reason == Kill::outOfMemory) return startProcess();
  const std::optional<int> delay = restarts_.crashed(now());
  if (delay) {
    setState(EngineState::restarting);
    restartTimer_.start(*delay);
    return;
  }
  stoppedBy_ = {code("engine_died"),
                tr("The engine stopped %n time(s) in a short while and is not started again.", nullptr,
                   restarts_.crashesInWindow()),
                tr("Choose another model or a smaller size, then restart the engine.")};
  setState(EngineState::stopped);
  if (job_.number != 0) failJob(stoppedBy_);
  emit gaveUp(stoppedBy_);
}

void EngineSession::failJob(const EngineError& error) {
  const quint32 number = std::exchange(job_, {}).number;
  if (number != 0) emit failed(number, error);
}

EngineError EngineSession::causeOf(const ProcessEnd& processEnd, Kill reason) const {
  const QString again = tr("It starts again by itself. Retry the picture.");
  if (!processEnd.wasStarted)
    return {code("engine_died"), tr("The engine could not be started: %1.").arg(processEnd.reason),
            tr("Install the program again.")};
  constexpr int second = 1000;
  switch (reason) {
    case Kill::silent:
      return {code("engine_hung"),
              tr("The engine did not answer for %n second(s) and was ended.", nullptr,
                 qMax(1, program_.silenceMs / second)),
              again};
    case Kill::stuck:
      return {code("engine_hung"), tr("The engine made no progress and was ended."), again};
    case Kill::cancelIgnored:
      return {code("engine_hung"), tr("The engine did not stop drawing in time and was ended."),
              tr("It starts again by itself.")};
    case Kill::garbage:
      return {code("protocol"), tr("The engine sent something that cannot be understood and was ended."), again};
    case Kill::wish:
      return {code("engine_died"), tr("The engine was restarted."), tr("Retry the picture.")};
    default:
      break;
  }
  const bool isFull = memory_.totalBytes > 0 && (memory_.engineBytes > memory_.totalBytes / 2 ||
                                                 memory_.availableBytes < memory_.totalBytes / 10);
  if (processEnd.signal == SIGKILL && isFull)
    return {code("engine_killed_for_memory"), tr("The system ended the engine because memory ran out."),
            tr("Choose a smaller size, or close other programs.")};
  if (processEnd.signal != 0)
    return {code("engine_died"), tr("The engine stopped unexpectedly (signal %1).").arg(processEnd.signal), again};
  return {code("engine_died"), tr("The engine left unexpectedly (code %1).").arg(processEnd.code), again};
}

}  // namespace sana::ui
