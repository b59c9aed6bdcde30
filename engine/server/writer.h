// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whole frames to a descriptor, from any thread.

#include <atomic>
#include <mutex>
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>

#include "engine/request.h"
#include "engine/server/frames.h"
#include "engine/server/messages.h"

namespace sana::engine {

class FrameWriter {
 public:
  /// `descriptor` stays the caller's.
  explicit FrameWriter(int descriptor) : descriptor_(descriptor) {}

  /// Waits until everything is written. Once the reader is gone, nothing is written any more.
  void send(Message type, std::uint32_t job, const nlohmann::json& object);
  /// An 8-bit picture and, behind it, an object or nothing (null).
  void send(Message type, std::uint32_t job, const Image& image, const PictureHeader& marks,
            const nlohmann::json& object = nullptr);
  void log(std::string_view text);

  bool is_closed() const { return closed_; }

 private:
  void write(const FrameHeader& header, std::span<const std::span<const std::uint8_t>> parts);

  int descriptor_;
  std::mutex lock_;
  std::atomic<bool> closed_ = false;
};

}  // namespace sana::engine
