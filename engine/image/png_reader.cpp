// SPDX-License-Identifier: Apache-2.0
#include "engine/image/png_reader.h"

#include <png.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/core/error.h"
#include "engine/image/utf8.h"
#include "engine/prompt/clean.h"

namespace sana::engine {
namespace {

constexpr std::array<std::uint8_t, 8> signature = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

[[noreturn]] void fail(const std::string& what) {
  throw Exception(ErrorKind::file, what, "Choose another file.");
}

std::uint32_t big_endian(std::span<const std::uint8_t> bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

std::string_view characters(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

struct Chunk {
  std::span<const std::uint8_t> whole;  // with length and check sum
  std::string_view type;
  std::span<const std::uint8_t> content;
  bool is_intact;
};

/// Walks over the chunks; never looks behind the end.
class ChunkWalk {
 public:
  explicit ChunkWalk(std::span<const std::uint8_t> bytes) : rest_(bytes.subspan(signature.size())) {}

  std::optional<Chunk> next() {
    if (rest_.size() < 12) return std::nullopt;
    const std::size_t length = big_endian(rest_);
    if (length > rest_.size() - 12) return std::nullopt;
    Chunk chunk{rest_.first(12 + length), characters(rest_.subspan(4, 4)), rest_.subspan(8, length), true};
    // Only of what is used: checking the pixels is the decoder's work.
    if (chunk.type != "IDAT") {
      const auto sum = ::crc32(0, rest_.data() + 4, static_cast<uInt>(length + 4));
      chunk.is_intact = sum == big_endian(rest_.subspan(8 + length));
    }
    rest_ = rest_.subspan(12 + length);
    return chunk;
  }

 private:
  std::span<const std::uint8_t> rest_;
};

/// Inflates within `limit` bytes. Empty if the stream is damaged. Fails: file above the limit.
std::optional<std::string> inflate_text(std::string_view packed, std::size_t limit) {
  z_stream stream{};
  if (::inflateInit(&stream) != Z_OK) return std::nullopt;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib only reads it
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string text;
  std::array<char, 1 << 14> piece;
  int status = Z_OK;
  while (status == Z_OK && text.size() <= limit) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    status = ::inflate(&stream, Z_NO_FLUSH);
    text.append(piece.data(), piece.size() - stream.avail_out);
  }
  ::inflateEnd(&stream);
  if (text.size() > limit) fail("This PNG holds more than 2 MiB of text.");
  if (status != Z_STREAM_END) return std::nullopt;
  return text;
}

/// What stands before the next NUL, which is taken too. Empty if there is none.
std::optional<std::string_view> take_until_nul(std::string_view& rest) {
  const auto end = rest.find('\0');
  if (end == std::string_view::npos) return std::nullopt;
  const auto taken = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return taken;
}

/// One text chunk; empty if it breaks the format.
std::optional<PngText> read_text(const Chunk& chunk, std::size_t limit) {
  auto rest = characters(chunk.content);
  const auto keyword = take_until_nul(rest);
  if (!chunk.is_intact || !keyword || keyword->empty() || keyword->size() > 79) return std::nullopt;
  bool is_packed = chunk.type == "zTXt";
  if (is_packed) {
    if (rest.empty() || rest[0] != 0) return std::nullopt;
    rest.remove_prefix(1);
  }
  if (chunk.type == "iTXt") {
    if (rest.size() < 2 || rest[0] > 1 || rest[0] < 0 || (rest[0] == 1 && rest[1] != 0)) return std::nullopt;
    is_packed = rest[0] == 1;
    rest.remove_prefix(2);
    const auto language = take_until_nul(rest);
    const auto translated_keyword = take_until_nul(rest);
    if (!language || !translated_keyword) return std::nullopt;
  }
  std::optional<std::string> inflated;
  if (is_packed) {
    inflated = inflate_text(rest, limit);
    if (!inflated) return std::nullopt;
    rest = *inflated;
  }
  return PngText{utf8_from_latin1(*keyword), chunk.type == "iTXt" ? repair_utf8(rest).text : utf8_from_latin1(rest)};
}

PngHeader read_size(const std::optional<Chunk>& chunk) {
  if (!chunk || chunk->type != "IHDR" || chunk->content.size() != 13 || !chunk->is_intact) {
    fail("This PNG does not begin with its size.");
  }
  const std::uint64_t width = big_endian(chunk->content), height = big_endian(chunk->content.subspan(4));
  constexpr std::uint64_t max_side = 0x7FFFFFFF;
  if (width == 0 || height == 0 || width > max_side || height > max_side) fail("This PNG has no valid size.");
  if (width * height > max_image_bytes / 3) {
    fail("This PNG of " + std::to_string(width) + " x " + std::to_string(height) + " pixels is too large.");
  }
  PngHeader header;
  header.width = static_cast<int>(width);
  header.height = static_cast<int>(height);
  return header;
}

/// The chunks that pixels and their colours need. libpng sees nothing else: it allocates for some chunks what
/// they claim to hold.
std::vector<std::uint8_t> without_extras(std::span<const std::uint8_t> bytes) {
  constexpr std::array<std::string_view, 9> needed = {"IHDR", "PLTE", "tRNS", "gAMA", "cHRM",
                                                      "sRGB", "sBIT", "IDAT", "IEND"};
  std::vector<std::uint8_t> kept(signature.begin(), signature.end());
  kept.reserve(bytes.size());
  ChunkWalk walk(bytes);
  while (const auto chunk = walk.next()) {
    if (std::ranges::find(needed, chunk->type) != needed.end()) {
      kept.insert(kept.end(), chunk->whole.begin(), chunk->whole.end());
    }
  }
  return kept;
}

/// Frees what libpng's simplified interface holds, also where decoding fails.
struct SimpleImage {
  png_image image{};
  SimpleImage() { image.version = PNG_IMAGE_VERSION; }
  ~SimpleImage() { png_image_free(&image); }
  SimpleImage(const SimpleImage&) = delete;
  SimpleImage& operator=(const SimpleImage&) = delete;
};

}  // namespace

const std::string* PngHeader::find(std::string_view keyword) const {
  const auto found = std::ranges::find(texts, keyword, &PngText::keyword);
  return found == texts.end() ? nullptr : &found->text;
}

bool is_png(std::span<const std::uint8_t> bytes) {
  return bytes.size() >= signature.size() && std::ranges::equal(bytes.first(signature.size()), signature);
}

PngHeader read_png_header(std::span<const std::uint8_t> bytes) {
  if (!is_png(bytes)) fail("This file is no PNG.");
  ChunkWalk walk(bytes);
  PngHeader header = read_size(walk.next());
  std::size_t text_bytes = 0;
  int text_count = 0;
  while (const auto chunk = walk.next()) {
    if (chunk->type == "IEND") return header;
    if (chunk->type != "tEXt" && chunk->type != "zTXt" && chunk->type != "iTXt") continue;
    if (++text_count > max_png_texts) fail("This PNG holds more than 100 texts.");
    if (chunk->content.size() > max_png_text_bytes) fail("This PNG holds more than 2 MiB of text.");
    auto text = read_text(*chunk, max_png_text_bytes);
    if (!text) {
      header.faults.push_back("Text " + std::to_string(text_count) + " is damaged and was left out.");
      continue;
    }
    text_bytes += text->keyword.size() + text->text.size();
    if (text_bytes > max_png_text_bytes) fail("This PNG holds more than 2 MiB of text.");
    header.texts.push_back(*std::move(text));
  }
  header.faults.emplace_back("The file ends before the picture does.");
  return header;
}

Image decode_png(std::span<const std::uint8_t> bytes, std::size_t limit) {
  const PngHeader size = read_size(is_png(bytes) ? ChunkWalk(bytes).next() : std::nullopt);
  const std::size_t needed = std::size_t{3} * static_cast<std::size_t>(size.width) *
                             static_cast<std::size_t>(size.height);
  if (needed > limit) fail("This PNG is too large to decode.");
  const auto pixels = without_extras(bytes);
  SimpleImage simple;
  const auto broken = [&] { fail(std::string("This PNG is damaged: ") + simple.image.message + "."); };
  if (png_image_begin_read_from_memory(&simple.image, pixels.data(), pixels.size()) == 0) broken();
  simple.image.format = PNG_FORMAT_RGB;
  SANA_CHECK(PNG_IMAGE_SIZE(simple.image) == needed);
  Image image{size.width, size.height, std::vector<std::uint8_t>(needed)};
  const png_color white{255, 255, 255};
  if (png_image_finish_read(&simple.image, &white, image.rgb.data(), 0, nullptr) == 0) broken();
  return image;
}

}  // namespace sana::engine
