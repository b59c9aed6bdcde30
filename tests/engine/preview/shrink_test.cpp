// SPDX-License-Identifier: Apache-2.0
// Averaging down.
#include "engine/preview/shrink.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace sana::engine {
namespace {

Image grey(int width, int height, const std::vector<std::uint8_t>& levels) {
  Image image{width, height, {}};
  for (const std::uint8_t level : levels) image.rgb.insert(image.rgb.end(), 3, level);
  return image;
}

TEST(Shrink, SmallPicturesStay) {
  const Image image = grey(3, 2, {1, 2, 3, 4, 5, 6});
  EXPECT_EQ(shrink_to(image, 3).rgb, image.rgb);
  EXPECT_EQ(shrink_to(image, 0).rgb, image.rgb);
}

TEST(Shrink, AveragesWhatAPixelCovers) {
  EXPECT_EQ(shrink_to(grey(4, 2, {0, 10, 100, 100, 20, 30, 100, 100}), 2).rgb, grey(2, 1, {15, 100}).rgb);
  // Three to two: each takes one pixel and half of the middle one.
  EXPECT_EQ(shrink_to(grey(3, 1, {0, 90, 180}), 2).rgb, grey(2, 1, {30, 150}).rgb);
}

TEST(Shrink, KeepsTheAspect) {
  const Image image = shrink_to(grey(300, 2, std::vector<std::uint8_t>(600, 7)), 100);
  EXPECT_EQ(image.width, 100);
  EXPECT_EQ(image.height, 1);
  EXPECT_TRUE(std::ranges::all_of(image.rgb, [](std::uint8_t level) { return level == 7; }));
}

TEST(Shrink, BlocksAreAveraged) {
  std::vector<float> pixels;
  for (const float value : {1.0f, 3.0f, 10.0f, 10.0f, 5.0f, 7.0f, 20.0f, 20.0f}) pixels.insert(pixels.end(), 3, value);
  const std::vector<float> expected{4, 4, 4, 15, 15, 15};
  EXPECT_EQ(average_blocks(pixels, {1, 2}, 2), expected);
}

}  // namespace
}  // namespace sana::engine
