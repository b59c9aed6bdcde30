// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/quit_signals.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <QSocketNotifier>

namespace sana::app {
namespace {

sigset_t wanted() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGHUP);
  return set;
}

}  // namespace

void QuitSignals::block() {
  const sigset_t set = wanted();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

QuitSignals::QuitSignals(QObject* parent) : QObject(parent) {
  const sigset_t set = wanted();
  const int file = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
  if (file < 0) return;
  auto* notifier = new QSocketNotifier(file, QSocketNotifier::Read, this);
  connect(notifier, &QSocketNotifier::activated, this, [this, file] {
    signalfd_siginfo info;
    while (read(file, &info, sizeof info) == sizeof info) emit asked();
  });
  connect(this, &QObject::destroyed, [file] { close(file); });
}

QuitSignals::~QuitSignals() = default;

}  // namespace sana::app
