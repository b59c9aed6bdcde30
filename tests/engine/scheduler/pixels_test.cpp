// SPDX-License-Identifier: Apache-2.0
// 8-bit rounding and the pictures that nobody can use.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engine/image/pixels.h"
#include "tests/engine/scheduler/calls.h"

namespace sana::engine {
namespace {

TEST(Pixels, RoundHalvesToTheEvenLevelAndClamp) {
  // 255 (x / 2 + 1/2) is exactly 127.5 at 0; -1 and 1 are the ends.
  const std::vector<float> pixels{0.0F, -1.0F, 1.0F, -7.0F, 7.0F, 0.5F};
  const Image image = to_image(pixels, 2, 1);
  EXPECT_EQ(image.width, 1);
  EXPECT_EQ(image.height, 2);
  EXPECT_EQ(image.rgb, (std::vector<std::uint8_t>{128, 0, 255, 0, 255, 191}));
}

TEST(Pixels, EveryLevelComesBack) {
  std::vector<float> pixels(256 * 3);
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<float>(i / 3) / 127.5F - 1;
  const Image image = to_image(pixels, 16, 16);
  for (std::size_t i = 0; i < pixels.size(); ++i) EXPECT_EQ(image.rgb[i], i / 3);
}

PictureFault fault_of(const std::vector<float>& pixels) {
  return inspect(pixels, to_image(pixels, static_cast<int>(pixels.size() / 3), 1));
}

TEST(Pixels, FaultsAreTold) {
  const std::vector<float> good{0.1F, 0.2F, 0.3F, 0.1F, 0.2F, 0.4F};
  EXPECT_EQ(fault_of(good), PictureFault::none);
  for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
    std::vector<float> broken = good;
    broken[5] = bad;
    EXPECT_EQ(fault_of(broken), PictureFault::not_finite);
  }
  EXPECT_EQ(fault_of(std::vector<float>(12, -0.99F)), PictureFault::black);
  EXPECT_EQ(fault_of({0.1F, 0.2F, 0.3F, 0.1F, 0.2F, 0.3F}), PictureFault::constant);
}

TEST(Pixels, AFaultIsAnUnusableResult) {
  require_usable(PictureFault::none);
  for (const PictureFault fault : {PictureFault::not_finite, PictureFault::black, PictureFault::constant})
    EXPECT_EQ(kind_thrown([fault] { require_usable(fault); }), ErrorKind::unusable);
}

}  // namespace
}  // namespace sana::engine
