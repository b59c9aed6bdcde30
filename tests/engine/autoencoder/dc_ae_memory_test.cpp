// SPDX-License-Identifier: Apache-2.0
// What a decode needs, whether it repeats itself, and whether it can be stopped.

#include <gtest/gtest.h>

#include "tests/engine/autoencoder/tiny_dc_ae.h"

namespace sana::engine {
namespace {

class DcAeRuns : public testing::TestWithParam<std::string> {};

TEST_P(DcAeRuns, SameLatentsSamePixelsWithOtherSizesInBetween) {
  const TinyDcAe tiny(GetParam());
  const Tensor latents = tiny.image("in.z", {1, 4, 3, 2}, 2);
  const std::vector<float> once = tiny.planes(tiny.decode(latents));
  for (std::int64_t side = 1; side < 12; ++side) tiny.decode(tiny.image("in.other", {1, 4, side, 1}, 2));
  EXPECT_EQ(once, tiny.planes(tiny.decode(latents)));
}

TEST_P(DcAeRuns, EachPictureOfABatchEqualsItselfAlone) {
  const TinyDcAe tiny(GetParam());
  const Tensor latents = tiny.image("in.z", {2, 4, 3, 2}, 2);
  const std::vector<float> both = download(*tiny.backend, tiny.decode(latents));
  const std::vector<float> second = download(*tiny.backend, tiny.decode(latents.slice(0, 1, 2)));
  ASSERT_EQ(both.size(), 2 * second.size());
  // A backend may pick another algorithm for another batch: rounding only.
  for (std::size_t i = 0; i < second.size(); ++i) ASSERT_NEAR(both[second.size() + i], second[i], 2e-5);
}

TEST_P(DcAeRuns, ALargePictureIsMeasuredWithoutTakingMemory) {
  const TinyDcAe tiny(GetParam());
  const StageBytes bytes = tiny.autoencoder->measure_decode({1, 1000, 1000, 4});
  const std::size_t largest_map = std::size_t{32000} * 32000 * 8 * 4;
  EXPECT_GE(bytes.activations, largest_map);
  EXPECT_LE(bytes.activations, 12 * largest_map);
  const StageBytes encode = tiny.autoencoder->measure_encode({1, 32000, 32000, 3});
  EXPECT_GE(encode.activations, largest_map);
}

TEST_P(DcAeRuns, AStoppedDecodeIsCancelled) {
  const TinyDcAe tiny(GetParam());
  std::stop_source source;
  source.request_stop();
  const Tensor latents = tiny.image("in.z", {1, 4, 3, 2}, 2);
  EXPECT_THROW(tiny.decode(latents, source.get_token()), Cancelled);
  EXPECT_NO_THROW(tiny.decode(latents));
}

TEST_P(DcAeRuns, WrongShapesAreABug) {
  const TinyDcAe tiny(GetParam());
  Tensor picture = make_tensor(*tiny.backend, {1, 64, 64, 3});
  EXPECT_THROW(tiny.autoencoder->decode(tiny.image("in.z", {1, 4, 3, 2}, 2), picture), Bug);
  EXPECT_THROW(tiny.autoencoder->decode(tiny.image("in.z", {1, 5, 2, 2}, 2), picture), Bug);
}

INSTANTIATE_TEST_SUITE_P(Backends, DcAeRuns, testing::ValuesIn(computing_backends()),
                         [](const auto& instance) { return instance.param; });

}  // namespace
}  // namespace sana::engine
