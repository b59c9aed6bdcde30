// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/image/png_reader.h"
#include "engine/image/png_writer.h"
#include "tests/engine/image/png_chunks.h"
#include "tests/engine/image/sample_picture.h"

namespace sana::engine::testing {
namespace {

TEST(Png, PixelsSurvive) {
  for (const auto& [width, height] : {std::pair{1, 1}, {7, 3}, {128, 128}, {300, 1}}) {
    const Image image = noise_image(width, height);
    const Image decoded = decode_png(encode_png(image));
    EXPECT_EQ(decoded.width, width);
    EXPECT_EQ(decoded.height, height);
    EXPECT_EQ(decoded.rgb, image.rgb);
  }
}

TEST(Png, TextsSurviveToTheByte) {
  std::string long_text;
  while (long_text.size() < 20'000) long_text += difficult_text();
  const std::vector<PngText> texts = {{"parameters", difficult_text()}, {"sana_recipe", long_text},
                                      {"XML:com.adobe.xmp", "  "},      {"Comment", ""},
                                      {"parameters", "caf\u00E9 \u00BF\n\n"}};
  const auto header = read_png_header(encode_png(noise_image(4, 5), texts));
  EXPECT_EQ(header.width, 4);
  EXPECT_EQ(header.height, 5);
  EXPECT_EQ(header.texts, texts);
  EXPECT_TRUE(header.faults.empty());
}

TEST(Png, ChunksStandAsOtherProgramsExpect) {
  const auto chunks = split_png(encode_png(
      noise_image(2, 2), std::vector<PngText>{{"parameters", "caf\u00E9\nx"}, {"parameters", "\u4E00"}, {"sana_recipe", "{}"}}));
  std::string order;
  for (const auto& chunk : chunks) order += chunk.type + " ";
  EXPECT_EQ(order, "IHDR sRGB tEXt iTXt iTXt IDAT IEND ");
  EXPECT_EQ(chunks[2].content, std::string("parameters\0caf\xE9\nx", 17));
  EXPECT_EQ(chunks[3].content, std::string("parameters\0\0\0\0\0\xE4\xB8\x80", 18));
  EXPECT_EQ(chunks[4].content, std::string("sana_recipe\0\0\0\0\0{}", 18));
}

TEST(Png, SameInputSameBytes) {
  const Image image = noise_image(40, 30);
  const std::vector<PngText> texts = {{"parameters", "x"}};
  EXPECT_EQ(encode_png(image, texts), encode_png(image, texts));
}

TEST(Png, NulInATextIsReplaced) {
  const auto header = read_png_header(encode_png(noise_image(1, 1), std::vector<PngText>{{"k", std::string("a\0b", 3)}}));
  EXPECT_EQ(header.texts.at(0).text, "a\uFFFDb");
}

TEST(Png, OurMistakesAreBugs) {
  Image image = noise_image(2, 2);
  EXPECT_THROW(encode_png(image, std::vector<PngText>{{"", "x"}}), Bug);
  EXPECT_THROW(encode_png(image, std::vector<PngText>{{std::string(80, 'k'), "x"}}), Bug);
  image.rgb.pop_back();
  EXPECT_THROW(encode_png(image), Bug);
}

TEST(Png, LibpngRefusingIsASentence) {
  // libpng takes at most a million pixels a side.
  const Image image{1'000'001, 1, std::vector<std::uint8_t>(3'000'003)};
  const Error error = error_of([&] { encode_png(image); });
  EXPECT_EQ(error.kind, ErrorKind::file);
  EXPECT_NE(error.what.find("could not be written"), std::string::npos);
}

TEST(Png, TextsOfEveryKindAndPlaceAreRead) {
  const std::string itxt_head("key\0\1\0de\0Schl\xC3\xBCssel\0", 20);
  const PngChunk chunks[] = {size_chunk(1, 1),
                             {"zTXt", std::string("packed\0\0", 8) + deflated("one\xE9")},
                             {"IDAT", ""},
                             {"iTXt", itxt_head + deflated("two\u00E9")},
                             {"tEXt", std::string("last\0three", 10)},
                             {"IEND", ""}};
  const auto header = read_png_header(build_png(chunks));
  const std::vector<PngText> expected = {{"packed", "one\u00E9"}, {"key", "two\u00E9"}, {"last", "three"}};
  EXPECT_EQ(header.texts, expected);
  ASSERT_NE(header.find("last"), nullptr);
  EXPECT_EQ(*header.find("last"), "three");
  EXPECT_EQ(header.find("none"), nullptr);
}

}  // namespace
}  // namespace sana::engine::testing
