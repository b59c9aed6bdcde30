// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <nlohmann/json.hpp>
#include <system_error>

#include "engine/core/error.h"

namespace sana::app {
namespace {

/// 0, or the system's reason.
int write_all(int descriptor, const void* bytes, std::size_t count) {
  const char* at = static_cast<const char*>(bytes);
  while (count > 0) {
    const ssize_t written = ::write(descriptor, at, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    at += written;
    count -= static_cast<std::size_t>(written);
  }
  return 0;
}

void write_output(const void* bytes, std::size_t count) {
  const int reason = write_all(STDOUT_FILENO, bytes, count);
  if (reason == 0) return;
  throw engine::Exception(engine::ErrorKind::file,
                          "Cannot write to standard output: " + std::generic_category().message(reason) + ".",
                          "Check where the output goes.");
}

std::string one_line(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

void print(std::string_view text) { write_output(text.data(), text.size()); }

void print_bytes(std::span<const std::uint8_t> bytes) { write_output(bytes.data(), bytes.size()); }

void print_json(const nlohmann::ordered_json& json) { print(one_line(json)); }

void say(std::string_view text) noexcept { write_all(STDERR_FILENO, text.data(), text.size()); }

void say_json(const nlohmann::ordered_json& json) { say(one_line(json)); }

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool is_c1 = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (is_c1) ++i;
    if (is_c1 || (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) shown += "\uFFFD";
    else shown += text[i];
  }
  return shown;
}

std::string indented(std::string_view text, std::size_t indent) {
  std::string lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines += std::string(indent, ' ').append(text.substr(0, end)).append(1, '\n');
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string bytes_text(std::size_t bytes) {
  const bool is_large = bytes >= std::size_t{1} << 30;
  const int shift = is_large ? 30 : 20;
  const std::size_t tenths = (bytes * 10 + (std::size_t{1} << (shift - 1))) >> shift;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + (is_large ? " GiB" : " MiB");
}

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

int terminal_columns() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

}  // namespace sana::app
