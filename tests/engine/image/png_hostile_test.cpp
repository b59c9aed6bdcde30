// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "engine/image/png_reader.h"
#include "engine/image/png_writer.h"
#include "tests/engine/image/png_chunks.h"
#include "tests/engine/image/sample_picture.h"

namespace sana::engine::testing {
namespace {

Error header_error(std::span<const std::uint8_t> bytes) {
  return error_of([&] { read_png_header(bytes); });
}

Bytes with_chunks(std::vector<PngChunk> chunks) {
  chunks.insert(chunks.begin(), size_chunk(1, 1));
  chunks.push_back({"IEND", ""});
  return build_png(chunks);
}

TEST(PngHostile, NoPng) {
  EXPECT_EQ(header_error({}).kind, ErrorKind::file);
  EXPECT_EQ(error_of([] { decode_png({}); }).kind, ErrorKind::file);
  const Bytes text(1000, 'x');
  EXPECT_EQ(header_error(text).what, "This file is no PNG.");
}

TEST(PngHostile, EveryTruncationIsASentence) {
  const Bytes whole = encode_png(noise_image(20, 20), std::vector<PngText>{{"parameters", "x"}});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto cut = std::span(whole).first(size);
    EXPECT_TRUE(header_error(cut).kind == ErrorKind::file || !read_png_header(cut).faults.empty()) << size;
    const Error error = error_of([&] { decode_png(cut); });
    // What follows the last row carries no pixels.
    EXPECT_TRUE(error.kind == ErrorKind::file || size >= whole.size() - 20) << size;
  }
}

TEST(PngHostile, EveryFlippedByteIsHarmless) {
  const Bytes whole = encode_png(noise_image(6, 6), std::vector<PngText>{{"parameters", "some text"}, {"k", "\u4E00"}});
  for (std::size_t i = 0; i < whole.size(); ++i) {
    Bytes damaged = whole;
    damaged[i] ^= 0xFF;
    const Error header = header_error(damaged), pixels = error_of([&] { decode_png(damaged); });
    EXPECT_TRUE(header.what.empty() || header.kind == ErrorKind::file) << i;
    EXPECT_TRUE(pixels.what.empty() || pixels.kind == ErrorKind::file) << i;
  }
}

TEST(PngHostile, SizesBeyondTheLimit) {
  for (const auto& [width, height] :
       {std::pair{0U, 1U}, {1U, 0U}, {0x80000000U, 1U}, {0x7FFFFFFFU, 0x7FFFFFFFU}, {1U << 16, 1U << 16}}) {
    const Bytes png = build_png(std::vector<PngChunk>{size_chunk(width, height), {"IEND", ""}});
    EXPECT_EQ(header_error(png).kind, ErrorKind::file) << width;
    EXPECT_EQ(error_of([&] { decode_png(png); }).kind, ErrorKind::file) << width;
  }
  EXPECT_EQ(error_of([] { decode_png(encode_png(noise_image(10, 10)), 299); }).what, "This PNG is too large to decode.");
}

TEST(PngHostile, TooManyTexts) {
  EXPECT_EQ(read_png_header(with_chunks(std::vector<PngChunk>(100, {"tEXt", std::string("k\0v", 3)}))).texts.size(), 100U);
  EXPECT_EQ(header_error(with_chunks(std::vector<PngChunk>(101, {"tEXt", std::string("k\0v", 3)}))).what,
            "This PNG holds more than 100 texts.");
}

TEST(PngHostile, InflationStopsAtTheLimit) {
  const std::string bomb = std::string("k\0\0", 3) + deflated(std::string(100'000'000, 'x'));
  EXPECT_LT(bomb.size(), 200'000U);
  EXPECT_EQ(header_error(with_chunks({{"zTXt", bomb}})).what, "This PNG holds more than 2 MiB of text.");
  const std::string half = std::string("k\0\0", 3) + deflated(std::string(1'100'000, 'x'));
  EXPECT_EQ(header_error(with_chunks({{"zTXt", half}})).what, "");
  EXPECT_EQ(header_error(with_chunks({{"zTXt", half}, {"zTXt", half}})).what, "This PNG holds more than 2 MiB of text.");
}

TEST(PngHostile, DamagedTextsAreLeftOutAndNoted) {
  const std::vector<PngChunk> broken = {{"tEXt", ""},
                                        {"tEXt", "no end of keyword"},
                                        {"tEXt", std::string("\0x", 2)},
                                        {"tEXt", std::string(80, 'k') + std::string("\0x", 2)},
                                        {"zTXt", std::string("k\0", 2)},
                                        {"zTXt", std::string("k\0\1x", 4)},
                                        {"zTXt", std::string("k\0\0not deflated", 15)},
                                        {"zTXt", std::string("k\0\0", 3) + deflated("cut").substr(0, 6)},
                                        {"iTXt", std::string("k\0\0", 3)},
                                        {"iTXt", std::string("k\0\2\0\0\0x", 7)},
                                        {"iTXt", std::string("k\0\0\0xx", 6)},
                                        {"iTXt", std::string("k\0\0\0xx\0yy", 9)}};
  const auto header = read_png_header(with_chunks(broken));
  EXPECT_TRUE(header.texts.empty());
  EXPECT_EQ(header.faults.size(), broken.size());
}

TEST(PngHostile, BrokenUtf8IsRepaired) {
  const auto header = read_png_header(with_chunks({{"iTXt", std::string("k\0\0\0\0\0a\xFFz", 9)}}));
  ASSERT_EQ(header.texts.size(), 1U);
  EXPECT_EQ(header.texts[0].text, "a\uFFFDz");
}

}  // namespace
}  // namespace sana::engine::testing
