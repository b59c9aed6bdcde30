// SPDX-License-Identifier: Apache-2.0
// What is shown of a swinging estimate swings less; what is shown of few steps is what they are.
#include "engine/preview/steady_estimate.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/ops/ops.h"

namespace sana::engine {
namespace {

class SteadyEstimates : public testing::Test {
 protected:
  Tensor number(float value) const { return upload(*backend_, std::vector<float>(4, value), {1, 2, 2, 1}); }
  std::vector<float> shown(int steps, const std::vector<float>& estimates) const {
    SteadyEstimate steady(*backend_, steps);
    std::vector<float> found;
    for (const float value : estimates) found.push_back(download(*backend_, steady.follow(number(value))).front());
    return found;
  }
  std::unique_ptr<kernels::Backend> backend_ = kernels::create_backend("");
};

TEST_F(SteadyEstimates, HalveTheDistanceAtEveryStep) {
  EXPECT_EQ(shown(20, {8, 0, 0, 0}), (std::vector<float>{8, 4, 2, 1}));
}

TEST_F(SteadyEstimates, TakeMostOfASwingAway) {
  std::vector<float> estimates;
  for (int step = 0; step < 20; ++step) estimates.push_back(step % 2 == 0 ? 1.0f : -1.0f);
  const std::vector<float> values = shown(20, estimates);
  // A swing of 1 around 0 becomes one of a third.
  for (std::size_t i = 8; i < values.size(); ++i) EXPECT_NEAR(std::abs(values[i]), 1.0f / 3, 0.01f);
}

TEST_F(SteadyEstimates, LeaveFewStepsAlone) {
  EXPECT_EQ(shown(SteadyEstimate::least_steps - 1, {8, 0, 4}), (std::vector<float>{8, 0, 4}));
  EXPECT_EQ(shown(0, {1, 3}), (std::vector<float>{1, 3})) << "exact previews";
}

}  // namespace
}  // namespace sana::engine
