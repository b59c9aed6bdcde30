// SPDX-License-Identifier: Apache-2.0
// Trained sizes, and the way back to the size that was asked for.
#include <gtest/gtest.h>

#include "engine/image/resize.h"
#include "engine/pipeline/resolution_bins.h"
#include "tests/engine/scheduler/calls.h"

namespace sana::engine {
namespace {

TEST(ResolutionBins, NearestRatioWins) {
  EXPECT_EQ(classify(1024, 1024, 32), (PixelSize{1024, 1024}));
  EXPECT_EQ(classify(1080, 1920, 32), (PixelSize{768, 1344}));  // 0.5625: key 0.57, not 0.52
  EXPECT_EQ(classify(1920, 1080, 32), (PixelSize{1344, 768}));  // 1.78: key 1.75
  EXPECT_EQ(classify(1, 1000000000, 32), (PixelSize{512, 2048}));
  EXPECT_EQ(classify(1000000000, 1, 64), (PixelSize{4096, 1024}));
  EXPECT_EQ(classify(300, 400, 16), (PixelSize{416, 576}));  // 0.75 is as near to 0.72 as to 0.78: the first
  EXPECT_EQ(classify(290, 100, 64), (PixelSize{3328, 1152}));
  EXPECT_EQ(classify(290, 100, 32), (PixelSize{1728, 576}));
}

TEST(ResolutionBins, LargestAndSmallestTablesFollow) {
  for (const auto& [height, width] : {std::pair{100, 390}, {100, 180}, {100, 100}, {362, 100}, {400, 100}}) {
    const PixelSize middle = classify(height, width, 64);
    EXPECT_EQ(classify(height, width, 128), (PixelSize{2 * middle.height, 2 * middle.width}));
    const PixelSize usual = classify(height, width, 32);
    EXPECT_EQ(classify(height, width, 16), (PixelSize{usual.height / 2, usual.width / 2}));
    EXPECT_EQ(usual.height % 32 + usual.width % 32, 0);
  }
}

TEST(ResolutionBins, UnknownModelsAndSizesAreRefused) {
  EXPECT_EQ(kind_thrown([] { classify(512, 512, 4); }), ErrorKind::usage);
  EXPECT_EQ(kind_thrown([] { classify(512, 512, 64, BinModels::sprint); }), ErrorKind::usage);
  EXPECT_EQ(kind_thrown([] { classify(0, 512, 32); }), ErrorKind::usage);
  EXPECT_EQ(kind_thrown([] { classify(512, -1, 32); }), ErrorKind::usage);
  EXPECT_EQ(classify(512, 512, 32, BinModels::sprint), (PixelSize{1024, 1024}));
}

/// One colour per pixel from one number each.
std::vector<float> grey(const std::vector<float>& values) {
  std::vector<float> pixels;
  for (const float value : values) pixels.insert(pixels.end(), {value, value + 100, -value});
  return pixels;
}

TEST(Resize, BilinearByHand) {
  // Doubling a row of two: centres at -0.25 (clamped), 0.25, 0.75, 1.25 (clamped).
  EXPECT_EQ(resize_bilinear(grey({0, 8}), {1, 2}, {1, 4}), grey({0, 2, 6, 8}));
  EXPECT_EQ(resize_bilinear(grey({0, 8}), {2, 1}, {4, 1}), grey({0, 2, 6, 8}));
  // Halving without antialiasing: centres at 0.5, 2.5.
  EXPECT_EQ(resize_bilinear(grey({0, 1, 4, 16}), {1, 4}, {1, 2}), grey({0.5F, 10}));
}

TEST(Resize, CoversAndCutsTheCentre) {
  // 2 x 4 to 2 x 2: no scaling, one column off each side.
  EXPECT_EQ(resize_and_crop(grey({1, 2, 3, 4, 5, 6, 7, 8}), {2, 4}, {2, 2}), grey({2, 3, 6, 7}));
  EXPECT_EQ(resize_and_crop(grey({1, 2, 3, 4}), {2, 2}, {2, 2}), grey({1, 2, 3, 4}));
  // 1 x 4 to 2 x 3: doubled to 2 x 8, columns 2..4 of centres 0.75, 1.25, 1.75.
  EXPECT_EQ(resize_and_crop(grey({0, 4, 8, 12}), {1, 4}, {2, 3}), grey({3, 5, 7, 3, 5, 7}));
}

TEST(Resize, GivesTheSizeAskedForWhereTruncationLosesAPixel) {
  int lost = 0;
  for (int height = 1; height <= 1000; ++height) {
    lost += static_cast<int>(49 * (static_cast<double>(height) / 49)) < height;
    const std::vector<float> pixels(49 * 3, 1.0F);
    EXPECT_EQ(resize_and_crop(pixels, {49, 1}, {height, 1}).size(), static_cast<std::size_t>(height) * 3);
  }
  EXPECT_GT(lost, 0);
}

}  // namespace
}  // namespace sana::engine
