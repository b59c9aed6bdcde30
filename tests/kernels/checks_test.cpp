// SPDX-License-Identifier: Apache-2.0
#include "kernels/ops/checks.h"

#include <gtest/gtest.h>

#include "kernels/error.h"

namespace sana::kernels {
namespace {

constexpr std::byte nothing{};

ConstTensorView stored(const Shape& shape) { return {&nothing, DType::f32, shape}; }

TEST(Checks, NameTheOpTheArgumentAndTheShapes) {
  try {
    check(Conv2d::Spec{.x = {1, 6, 6, 8}, .weight = stored({4, 7, 3, 3}), .bias = {}});
    FAIL() << "accepted";
  } catch (const Bug& bug) {
    const std::string what = bug.what();
    for (const char* part : {"Conv2d", "weight", "(4, 7, 3, 3)", "(4, 8, 3, 3)"})
      EXPECT_NE(what.find(part), std::string::npos) << part << " is not in: " << what;
  }
}

TEST(Checks, RefuseStridedWeights) {
  const ConstTensorView weight(&nothing, DType::f32, {4, 8}, {16, 1});
  EXPECT_THROW(check(Linear::Spec{.rows = 1, .weights = {weight}, .biases = {}}), Bug);
}

TEST(OutputShapes, FollowFromTheSpecs) {
  EXPECT_EQ(output_columns({.rows = 1, .weights = {stored({4, 8}), stored({5, 8})}, .biases = {}}), 9);
  const Conv2d::Spec conv{.x = {2, 9, 11, 5}, .weight = stored({7, 5, 3, 3}), .bias = {}, .stride = 2, .padding = 1};
  EXPECT_EQ(output_shape(conv), (Shape{2, 5, 6, 7}));
  Upsample::Spec up{.x = {1, 3, 4, 8}, .weight = stored({4, 8, 3, 3}), .bias = {}};
  EXPECT_EQ(output_shape(up), (Shape{1, 6, 8, 4}));
  up.weight = stored({16, 8, 3, 3});
  up.mode = Upsample::Mode::pixel_shuffle;
  EXPECT_EQ(output_shape(up), (Shape{1, 6, 8, 4}));
  Downsample::Spec down{.x = {1, 6, 8, 4}, .weight = stored({8, 4, 3, 3}), .bias = {}};
  EXPECT_EQ(output_shape(down), (Shape{1, 3, 4, 8}));
  down.weight = stored({2, 4, 3, 3});
  down.mode = Downsample::Mode::pixel_unshuffle;
  EXPECT_EQ(output_shape(down), (Shape{1, 3, 4, 8}));
}

}  // namespace
}  // namespace sana::kernels
