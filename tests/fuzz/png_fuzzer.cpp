// SPDX-License-Identifier: Apache-2.0
// PNG: size and texts, the recipe in them, the pixels, and writing it all again.
#include <zlib.h>

#include <algorithm>
#include <array>

#include "engine/image/picture_file.h"
#include "engine/image/png_reader.h"
#include "engine/image/png_writer.h"
#include "tests/fuzz/outcome.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* bytes, std::size_t size, std::size_t capacity);

namespace {

using namespace sana::engine;
using sana::fuzz::require;
using sana::fuzz::succeeds;

// A decode of megabytes teaches nothing and costs the fuzzer's time.
constexpr std::size_t decoded_limit = 1 << 16;
constexpr std::size_t signature_bytes = 8;

std::uint32_t read_u32(const std::uint8_t* at) {
  return std::uint32_t{at[0]} << 24 | std::uint32_t{at[1]} << 16 | std::uint32_t{at[2]} << 8 | at[3];
}

/// Makes every check sum right, so that mutations reach what lies behind it.
void repair_sums(std::uint8_t* bytes, std::size_t size) {
  for (std::size_t at = signature_bytes; at + 12 <= size;) {
    const std::size_t length = read_u32(bytes + at);
    if (length > size - at - 12) return;
    const auto sum = static_cast<std::uint32_t>(::crc32(0, bytes + at + 4, static_cast<uInt>(length + 4)));
    for (std::size_t i = 0; i < 4; ++i) bytes[at + 8 + length + i] = static_cast<std::uint8_t>(sum >> (24 - 8 * i));
    at += 12 + length;
  }
}

void write_again(const PngHeader& header, const Image& image) {
  std::vector<PngText> texts;
  for (const auto& text : header.texts) {
    if (text.keyword == a1111_keyword || text.keyword == recipe_keyword) texts.push_back(text);
  }
  const auto written = encode_png(image, texts);
  require(decode_png(written).rgb == image.rgb, "pixels survive");
  const auto read = read_png_header(written);
  require(read.texts.size() == texts.size() && read.faults.empty(), "texts survive");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::span input(bytes, size);
  PngHeader header;
  Image image;
  const bool has_header = succeeds([&] { header = read_png_header(input); });
  if (has_header) succeeds([&] { find_recipe(header.texts); });
  const bool has_pixels = succeeds([&] { image = decode_png(input, decoded_limit); });
  require(!has_pixels || image.rgb.size() == std::size_t{3} * image.width * image.height, "all pixels are there");
  if (has_header && has_pixels) write_again(header, image);
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* bytes, std::size_t size, std::size_t capacity,
                                               unsigned seed) {
  size = LLVMFuzzerMutate(bytes, size, capacity);
  constexpr unsigned keep_wrong_sums = 16;
  if (seed % keep_wrong_sums != 0) repair_sums(bytes, size);
  return size;
}
