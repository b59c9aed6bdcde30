// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text beside the pixels of a PNG, and what is accepted from files of others.

#include <cstddef>
#include <cstdint>
#include <string>

namespace sana::engine {

/// One text chunk. Both are UTF-8 inside the program; `keyword` has 1 to 79 characters of Latin-1.
struct PngText {
  std::string keyword, text;
  bool operator==(const PngText&) const = default;
};

/// The limits of reading, checked before anything is allocated for it.
inline constexpr int max_png_texts = 100;
inline constexpr std::size_t max_png_text_bytes = std::size_t{2} << 20;   ///< all texts, after inflation
inline constexpr std::size_t max_image_bytes = std::size_t{512} << 20;    ///< decoded, 8-bit RGB
inline constexpr std::size_t max_png_file_bytes = std::size_t{1} << 30;

/// The keywords of our own files.
inline constexpr const char* recipe_keyword = "sana_recipe";
inline constexpr const char* a1111_keyword = "parameters";
inline constexpr const char* xmp_keyword = "XML:com.adobe.xmp";

}  // namespace sana::engine
