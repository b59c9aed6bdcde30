// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/image/png_chunks.h"

#include <zlib.h>

namespace sana::engine::testing {
namespace {

std::string big_endian(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
          static_cast<char>(value)};
}

}  // namespace

Bytes build_png(std::span<const PngChunk> chunks) {
  std::string png = "\x89PNG\r\n\x1A\n";
  for (const auto& [type, content] : chunks) {
    const std::string summed = type + content;
    const auto sum = ::crc32(0, reinterpret_cast<const Bytef*>(summed.data()), static_cast<uInt>(summed.size()));
    png += big_endian(static_cast<std::uint32_t>(content.size())) + summed +
           big_endian(static_cast<std::uint32_t>(sum));
  }
  return {png.begin(), png.end()};
}

std::vector<PngChunk> split_png(std::span<const std::uint8_t> bytes) {
  std::vector<PngChunk> chunks;
  for (bytes = bytes.subspan(8); !bytes.empty();) {
    const std::size_t length = bytes[0] * 0x1000000U + bytes[1] * 0x10000U + bytes[2] * 0x100U + bytes[3];
    const auto* text = reinterpret_cast<const char*>(bytes.data());
    chunks.push_back({std::string(text + 4, 4), std::string(text + 8, length)});
    bytes = bytes.subspan(12 + length);
  }
  return chunks;
}

PngChunk size_chunk(std::uint32_t width, std::uint32_t height) {
  return {"IHDR", big_endian(width) + big_endian(height) + std::string("\x08\x02\0\0\0", 5)};
}

std::string deflated(std::string_view text) {
  std::string out(::compressBound(static_cast<uLong>(text.size())), '\0');
  auto size = static_cast<uLongf>(out.size());
  ::compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(text.data()),
             static_cast<uLong>(text.size()));
  out.resize(size);
  return out;
}

}  // namespace sana::engine::testing
