// SPDX-License-Identifier: Apache-2.0
#include "engine/image/utf8.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace sana::engine {
namespace {

void append(std::string& out, char32_t code_point) {
  char bytes[4];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, code_point);
  out.append(bytes, static_cast<std::size_t>(length));
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  // ICU counts in int32_t; no sequence is longer than 4 bytes.
  const auto window = text.substr(at, 4);
  const auto length = static_cast<std::int32_t>(window.size());
  std::int32_t used = 0;
  UChar32 code_point = 0;
  U8_NEXT_OR_FFFD(window.data(), used, length, code_point);
  at += static_cast<std::size_t>(used);
  return static_cast<char32_t>(code_point);
}

bool is_printable_latin1(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool printable = (c >= 0x20 && c <= 0x7E) || (c >= 0xA0 && c <= 0xFF);
    if (!printable && c != '\n' && c != '\t' && c != '\r') return false;
  }
  return true;
}

std::string latin1_from_utf8(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) bytes += static_cast<char>(next_code_point(text, at));
  return bytes;
}

std::string utf8_from_latin1(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (const char byte : bytes) append(text, static_cast<unsigned char>(byte));
  return text;
}

}  // namespace sana::engine
