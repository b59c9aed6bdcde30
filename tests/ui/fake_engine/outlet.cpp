// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_engine/outlet.h"

#include <unistd.h>

#include <cerrno>
#include <string>

namespace sana::fake_engine {
namespace {

std::string_view view(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string header(Message type, std::uint32_t job, std::size_t length, int version) {
  return std::string(
      view(engine::encode_header({static_cast<std::uint16_t>(type), job, static_cast<std::uint32_t>(length),
                                  static_cast<std::uint16_t>(version)})));
}

}  // namespace

void Outlet::write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void Outlet::send(Message type, std::uint32_t job, const nlohmann::json& object) {
  const std::string text = object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  const std::scoped_lock guard(lock_);
  write_all(header(type, job, text.size(), version_) + text);
}

void Outlet::send(Message type, std::uint32_t job, const Pixels& pixels, int step, std::uint32_t flags,
                  std::string_view tail) {
  engine::PictureHeader picture;
  picture.width = static_cast<std::uint32_t>(pixels.width);
  picture.height = static_cast<std::uint32_t>(pixels.height);
  picture.stride = picture.width * 3;
  picture.step = static_cast<std::uint32_t>(step);
  picture.flags = flags;
  const std::size_t length = engine::picture_header_bytes + pixels.rgb.size() + tail.size();
  const std::scoped_lock guard(lock_);
  write_all(header(type, job, length, version_) + std::string(view(engine::encode_picture_header(picture))));
  write_all(view(pixels.rgb));
  write_all(tail);
}

void Outlet::send_garbage() {
  const std::scoped_lock guard(lock_);
  write_all("a library printed this line into the stream of frames, where it does not belong\n");
}

}  // namespace sana::fake_engine
