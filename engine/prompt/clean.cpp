// SPDX-License-Identifier: Apache-2.0
#include "engine/prompt/clean.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "engine/core/error.h"

namespace sana::engine {
namespace {

constexpr std::size_t max_prompt_bytes = std::size_t{16} << 20;

/// What str.strip removes.
bool is_space(UChar32 c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string_view strip(std::string_view text) {
  std::int32_t begin = 0;
  auto end = static_cast<std::int32_t>(text.size());
  while (begin < end) {
    std::int32_t after = begin;
    UChar32 c = 0;
    U8_NEXT(text.data(), after, end, c);
    if (!is_space(c)) break;
    begin = after;
  }
  while (end > begin) {
    std::int32_t before = end;
    UChar32 c = 0;
    U8_PREV(text.data(), begin, before, c);
    if (!is_space(c)) break;
    end = before;
  }
  return text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

std::string lower(std::string_view text) {
  std::string lowered;
  lowered.reserve(text.size());
  icu::StringByteSink<std::string> sink(&lowered);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
                            status);
  SANA_CHECK(U_SUCCESS(status), std::string("lower-casing: ") + u_errorName(status));
  return lowered;
}

}  // namespace

CleanedText repair_utf8(std::string_view bytes) {
  CleanedText result;
  std::size_t copied = 0, position = 0;
  while (position < bytes.size()) {
    const std::size_t begin = position;
    UChar32 c = 0;
    U8_NEXT(bytes.data(), position, bytes.size(), c);
    if (c >= 0) continue;
    result.text += bytes.substr(copied, begin - copied);
    result.text += "\uFFFD";
    result.repaired = true;
    copied = position;
  }
  result.text += bytes.substr(copied);
  return result;
}

CleanedText clean_prompt(std::string_view prompt) {
  if (prompt.size() > max_prompt_bytes) {
    throw Exception(ErrorKind::usage,
                    "The prompt has " + std::to_string(prompt.size()) + " bytes, the limit is 16 MiB.",
                    "Shorten the prompt; the model reads a few hundred words.");
  }
  CleanedText result = repair_utf8(prompt);
  result.text = std::string(strip(lower(result.text)));
  return result;
}

}  // namespace sana::engine
