// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: an 8-bit RGB picture and texts. out: the bytes of a PNG, the same for the same input.

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "engine/image/png_text.h"
#include "engine/request.h"

namespace sana::engine {

/// Texts stand before the pixels in the given order: `parameters` as tEXt where it is Latin-1, everything else as
/// iTXt without compression and with an empty language. Pixels are declared sRGB.
/// Fails: Bug if the picture's sizes disagree or a keyword is not admissible; file if libpng refuses.
std::vector<std::uint8_t> encode_png(const Image& image, std::span<const PngText> texts = {});

/// encode_png() into a file that appears whole or not at all. Fails: as encode_png(); file.
void write_png(const std::filesystem::path& target, const Image& image, std::span<const PngText> texts = {});

}  // namespace sana::engine
