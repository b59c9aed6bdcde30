// SPDX-License-Identifier: Apache-2.0
#include "engine/server/writer.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace sana::engine {
namespace {

std::span<const std::uint8_t> bytes_of(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string text_of(const nlohmann::json& object) {
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// False once nobody reads any more.
bool write_all(int descriptor, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count > 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(count));
    } else if (count < 0 && errno == EAGAIN) {
      pollfd ready{descriptor, POLLOUT, 0};
      ::poll(&ready, 1, -1);
    } else if (count == 0 || errno != EINTR) {
      return false;
    }
  }
  return true;
}

}  // namespace

void FrameWriter::send(Message type, std::uint32_t job, const nlohmann::json& object) {
  const std::string text = text_of(object);
  const std::array parts{bytes_of(text)};
  write({static_cast<std::uint16_t>(type), job}, parts);
}

void FrameWriter::send(Message type, std::uint32_t job, const Image& image, const PictureHeader& marks,
                       const nlohmann::json& object) {
  PictureHeader header = marks;
  header.width = static_cast<std::uint32_t>(image.width);
  header.height = static_cast<std::uint32_t>(image.height);
  header.stride = header.width * 3;
  const std::array picture = encode_picture_header(header);
  const std::string text = object.is_null() ? std::string() : text_of(object);
  const std::array parts{std::span<const std::uint8_t>(picture), std::span<const std::uint8_t>(image.rgb),
                         bytes_of(text)};
  write({static_cast<std::uint16_t>(type), job}, parts);
}

void FrameWriter::log(std::string_view text) { send(Message::log, 0, {{"text", text}}); }

void FrameWriter::write(const FrameHeader& header, std::span<const std::span<const std::uint8_t>> parts) {
  FrameHeader complete = header;
  for (const auto& part : parts) complete.length += static_cast<std::uint32_t>(part.size());
  const std::array start = encode_header(complete);
  const std::lock_guard lock(lock_);
  if (closed_) return;
  bool arrived = write_all(descriptor_, start);
  for (const auto& part : parts) arrived = arrived && write_all(descriptor_, part);
  closed_ = !arrived;
}

}  // namespace sana::engine
