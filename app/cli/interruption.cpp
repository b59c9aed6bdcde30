// SPDX-License-Identifier: Apache-2.0
#include "app/cli/interruption.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <optional>
#include <system_error>

#include "app/cli/console.h"
#include "app/cli/outcome.h"

namespace sana::app {
namespace {

bool is_ignored(int signal) {
  struct sigaction action {};
  return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  if (!is_ignored(SIGHUP)) sigaddset(&signals, SIGHUP);  // nohup has it ignored
  return signals;
}

}  // namespace

/// An AtomicFile that the waiting thread knows of from before its first byte until it is gone.
class Interruption::Writing {
 public:
  Writing(Interruption& owner, const std::filesystem::path& target) : owner_(owner) {
    const std::lock_guard lock(owner_.lock_);
    file_.emplace(target);
    owner_.current_ = &*file_;
  }
  ~Writing() {
    const std::lock_guard lock(owner_.lock_);
    owner_.current_ = nullptr;
    file_.reset();
  }
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;

  engine::AtomicFile& file() { return *file_; }

 private:
  Interruption& owner_;
  std::optional<engine::AtomicFile> file_;
};

Interruption::Interruption() {
  const sigset_t signals = ending_signals();
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signals_ = ::signalfd(-1, &signals, SFD_CLOEXEC);
  stop_ = ::eventfd(0, EFD_CLOEXEC);
  if (signals_ < 0 || stop_ < 0) throw std::system_error(errno, std::generic_category(), "signalfd");
  thread_ = std::thread([this] { wait(); });
}

Interruption::~Interruption() {
  ::eventfd_write(stop_, 1);
  thread_.join();
  ::close(signals_);
  ::close(stop_);
  const sigset_t signals = ending_signals();
  ::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

void Interruption::wait() {
  std::array<pollfd, 2> sources{{{signals_, POLLIN, 0}, {stop_, POLLIN, 0}}};
  while (::poll(sources.data(), sources.size(), -1) < 0 && errno == EINTR) {
  }
  if ((sources[0].revents & POLLIN) != 0) end_program();
}

void Interruption::end_program() {
  // The lock is held for long only where opening a file blocks, and then there is nothing to take back.
  constexpr std::chrono::milliseconds patience{50};
  if (lock_.try_lock_for(patience) && current_ != nullptr) current_->abandon();
  say("\nsana: cancelled\n");
  ::_exit(exit_cancelled);
}

void Interruption::write_file(const std::filesystem::path& target, std::span<const std::uint8_t> bytes) {
  Writing writing(*this, target);
  writing.file().write(bytes);
  writing.file().commit();
}

void Interruption::require_writable(const std::filesystem::path& target) {
  struct stat status {};
  // Opening and closing a pipe would end its reader's input; a device says for itself when it is written.
  const bool is_special = ::stat(target.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
  if (!is_special) Writing(*this, target);
}

}  // namespace sana::app
