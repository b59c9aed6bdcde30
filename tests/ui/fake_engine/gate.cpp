// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_engine/gate.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace sana::fake_engine {

Gate::Gate() {
  if (pipe2(wake_, O_NONBLOCK | O_CLOEXEC) != 0) wake_[0] = wake_[1] = -1;
}

Gate::~Gate() {
  for (const int descriptor : {socket_, wake_[0], wake_[1]})
    if (descriptor >= 0) close(descriptor);
}

void Gate::connect_to(const std::string& path) {
  if (path == path_) return;
  path_ = path;
  if (socket_ >= 0) close(socket_);
  socket_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return;
  close(socket_);
  socket_ = -1;
}

void Gate::wait(const std::string& path, const std::string& point) {
  if (path.empty()) return;
  connect_to(path);
  const std::string line = point + "\n";
  if (socket_ < 0 || send(socket_, line.data(), line.size(), MSG_NOSIGNAL) < 0) return;
  std::array<pollfd, 2> waiting{{{socket_, POLLIN, 0}, {wake_[0], POLLIN, 0}}};
  while (poll(waiting.data(), waiting.size(), -1) < 0) {
  }
  if (waiting[0].revents == 0) return;
  char letter = 0;
  while (letter != '\n' && read(socket_, &letter, 1) == 1) {
  }
}

void Gate::wake() {
  const char letter = '!';
  if (write(wake_[1], &letter, 1) < 0) return;
}

void Gate::settle() {
  char letter = 0;
  while (read(wake_[0], &letter, 1) == 1) {
  }
}

}  // namespace sana::fake_engine
