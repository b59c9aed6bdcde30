// SPDX-License-Identifier: Apache-2.0
#pragma once
// Builds and takes apart PNGs by hand, so that the writer and the reader are not each other's only witness.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sana::engine::testing {

using Bytes = std::vector<std::uint8_t>;

struct PngChunk {
  std::string type, content;
};

/// Signature and chunks with right check sums.
Bytes build_png(std::span<const PngChunk> chunks);
/// Requires well-formed bytes.
std::vector<PngChunk> split_png(std::span<const std::uint8_t> bytes);
/// IHDR of an 8-bit RGB picture.
PngChunk size_chunk(std::uint32_t width, std::uint32_t height);
/// The zlib stream of a text.
std::string deflated(std::string_view text);

}  // namespace sana::engine::testing
