// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: the bytes of a PNG from anywhere. out: its size and texts without its pixels, or its pixels.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/image/png_text.h"
#include "engine/request.h"

namespace sana::engine {

struct PngHeader {
  int width = 0, height = 0;
  std::vector<PngText> texts;       ///< in the order of the file, also from behind the pixels; UTF-8
  std::vector<std::string> faults;  ///< texts that were left out, and why; also a file that ends too early

  /// The first text of this keyword, or null.
  const std::string* find(std::string_view keyword) const;
};

/// True if the bytes begin as a PNG does.
bool is_png(std::span<const std::uint8_t> bytes);

/// Reads tEXt, zTXt and iTXt, inflating within the limits of png_text.h. A damaged text is left out and noted.
/// Fails: file if this is no PNG, has no size, or passes a limit.
PngHeader read_png_header(std::span<const std::uint8_t> bytes);

/// Any PNG as 8-bit sRGB, by its gAMA and cHRM; an embedded profile is not applied. Transparency is laid on white.
/// Fails: file if damaged, or larger than `limit` bytes once decoded (checked before decoding).
Image decode_png(std::span<const std::uint8_t> bytes, std::size_t limit = max_image_bytes);

}  // namespace sana::engine
