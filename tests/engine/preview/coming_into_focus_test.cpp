// SPDX-License-Identifier: Apache-2.0
// Previews tell the truth early: over twenty pictures of the built-in model they come nearer to the finished one.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "engine/preview/shrink.h"
#include "tests/engine/pipeline/drawing.h"
#include "tests/engine/preview/similarity.h"

namespace sana::engine {
namespace {

/// How far a preview may fall behind the one before, and what 40 % of the steps must reach.
constexpr double largest_fall = 0.02, early_similarity = 0.6, early_share = 0.4;
constexpr int window_side = 512;

/// Asks for previews as the window does.
class Watcher final : public Listener {
 public:
  Watcher() : Listener(true) {}
  int preview_side() override { return window_side; }
};

/// The examples that the model comes with, and others of its world: one to three things, with and without a ground.
const std::vector<std::string> prompts = {
    "a fox on a light blue background", "two dogs", "a panda on a green background", "a red apple", "a sailing boat",
    "three balloons", "a house on a yellow background"};

class ComingIntoFocus : public testing::TestWithParam<std::uint64_t> {
 protected:
  static void SetUpTestSuite() { engine_ = engine_with(builtin_model()); }
  static void TearDownTestSuite() { engine_.reset(); }
  static inline std::unique_ptr<Engine> engine_;
};

TEST_P(ComingIntoFocus, EveryPreviewIsNearerThanTheOneBefore) {
  GenerateRequest request;
  request.prompt = prompts[GetParam() % prompts.size()];
  request.seed = GetParam();
  Watcher watcher;
  const Picture picture = draw(*engine_, request, watcher);
  const int steps = picture.request.steps;
  ASSERT_GE(static_cast<int>(watcher.shown().size()), steps - 1);
  std::vector<double> similarity;
  for (const Image& preview : watcher.shown()) {
    const Image final = shrink_to(picture.image, std::max(preview.width, preview.height));
    similarity.push_back(structural_similarity(preview, final));
  }
  for (std::size_t step = 1; step < similarity.size(); ++step)
    EXPECT_GE(similarity[step], similarity[step - 1] - largest_fall) << request.prompt << ", step " << step + 1;
  EXPECT_GT(similarity[static_cast<std::size_t>(std::ceil(early_share * steps)) - 1], early_similarity)
      << request.prompt;
}

INSTANTIATE_TEST_SUITE_P(Seeds, ComingIntoFocus, testing::Range<std::uint64_t>(0, 20));

TEST(StructuralSimilarity, KnowsEqualAndOpposite) {
  Image image{16, 16, std::vector<std::uint8_t>(16 * 16 * 3)};
  for (std::size_t i = 0; i < image.rgb.size(); ++i) image.rgb[i] = static_cast<std::uint8_t>((i * 37) % 256);
  EXPECT_DOUBLE_EQ(structural_similarity(image, image), 1);
  Image opposite = image;
  for (std::uint8_t& level : opposite.rgb) level = static_cast<std::uint8_t>(255 - level);
  EXPECT_LT(structural_similarity(image, opposite), 0);
  EXPECT_THROW(structural_similarity(image, Image{8, 8, std::vector<std::uint8_t>(8 * 8 * 3)}), std::invalid_argument);
}

}  // namespace
}  // namespace sana::engine
