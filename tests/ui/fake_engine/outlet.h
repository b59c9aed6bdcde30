// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Frames to the window, from any thread.

#include <mutex>
#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/server/frames.h"
#include "engine/server/messages.h"
#include "tests/ui/fake_engine/scene.h"

namespace sana::fake_engine {

using engine::Message;

class Outlet {
 public:
  Outlet(int descriptor, int version) : descriptor_(descriptor), version_(version) {}

  void send(Message type, std::uint32_t job, const nlohmann::json& object);
  void send(Message type, std::uint32_t job, const Pixels& pixels, int step, std::uint32_t flags,
            std::string_view tail = {});
  /// Not a frame at all.
  void send_garbage();

 private:
  void write_all(std::string_view bytes);

  int descriptor_, version_;
  std::mutex lock_;
};

}  // namespace sana::fake_engine
