// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text of metadata: UTF-8 inside the program, Latin-1 in a PNG's tEXt chunks.

#include <cstddef>
#include <string>
#include <string_view>

namespace sana::engine {

/// The code point at `at`, which moves behind it; U+FFFD for each ill-formed sequence. Requires at < text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);
/// Every code point is printable Latin-1, tab, line feed or carriage return: what the PNG standard admits to tEXt,
/// and the two other controls that readers keep.
bool is_printable_latin1(std::string_view text);
/// Requires is_printable_latin1(text).
std::string latin1_from_utf8(std::string_view text);
std::string utf8_from_latin1(std::string_view bytes);

}  // namespace sana::engine
