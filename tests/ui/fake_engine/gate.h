// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Lets a test decide when the work goes on: at each point the engine writes the point's name as a line to a local
// socket and waits for any line in return. Points: "load", "understand", "step 1" ..., "develop", "result". A socket
// that is closed lets everything pass.

#include <string>

namespace sana::fake_engine {

class Gate {
 public:
  Gate();
  ~Gate();
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  /// Waits until told to go on, or until wake(). "" or a path without a listener: passes.
  void wait(const std::string& path, const std::string& point);
  /// From any thread: the one wait of now, or the next, ends.
  void wake();
  /// Forgets a wake() that nobody needed.
  void settle();

 private:
  void connect_to(const std::string& path);

  int socket_ = -1, wake_[2] = {-1, -1};
  std::string path_;
};

}  // namespace sana::fake_engine
