// SPDX-License-Identifier: Apache-2.0
// Same request, same pixels, to the byte.
#include "tests/engine/pipeline/drawing.h"

namespace sana::engine {
namespace {

GenerateRequest panda() {
  GenerateRequest request = fox(2);
  request.prompt = "a panda on a yellow background with three hamburgers";
  request.width = 160;
  request.guidance_scale = 1;
  return request;
}

TEST(SameBytes, RunToRunAndWarmAfterAnotherRequest) {
  const auto engine = engine_with(builtin_model());
  const auto cold = draw(*engine, fox()).image.rgb;
  EXPECT_EQ(draw(*engine, fox()).image.rgb, cold);
  draw(*engine, panda());
  EXPECT_EQ(draw(*engine, fox()).image.rgb, cold);
}

TEST(SameBytes, OnOneTwoAndThreeThreads) {
  const auto one = draw(*engine_with(builtin_model(), {.options = {.threads = 1}}), fox());
  for (const int threads : {2, 3}) {
    const auto engine = engine_with(builtin_model(), {.options = {.threads = threads}});
    EXPECT_EQ(draw(*engine, fox()).image.rgb, one.image.rgb) << threads << " threads";
    EXPECT_EQ(draw(*engine, fox()).image.rgb, one.image.rgb) << threads << " threads, warm";
  }
}

TEST(SameBytes, OnAnyThreadsForTheTinyModels) {
  for (const char* model : {"pipeline_base", "pipeline_binning", "pipeline_euler", "pipeline_sprint"}) {
    const auto one = draw(*engine_with(golden_model(model), {.options = {.threads = 1}}), tiny_request());
    for (const int threads : {2, 3})
      EXPECT_EQ(draw(*engine_with(golden_model(model), {.options = {.threads = threads}}), tiny_request()).image.rgb,
                one.image.rgb)
          << model << ", " << threads << " threads";
  }
}

TEST(SameBytes, WithAnotherEngineInTheSameProcess) {
  const auto alone = draw(*engine_with(builtin_model()), fox()).image.rgb;
  const auto first = engine_with(builtin_model(), {.options = {.threads = 1}});
  const auto second = engine_with(builtin_model(), {.options = {.threads = 2}});
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(draw(*first, fox()).image.rgb, alone);
    draw(*second, panda());
    EXPECT_EQ(draw(*second, fox()).image.rgb, alone);
  }
}

TEST(SameBytes, WithAndWithoutPreviews) {
  const auto engine = engine_with(builtin_model());
  Listener with(true);
  const auto previewed = draw(*engine, fox(), with).image.rgb;
  Listener again(true);
  EXPECT_EQ(draw(*engine, fox()).image.rgb, previewed);
  EXPECT_EQ(draw(*engine, fox(), again).image.rgb, previewed);
  ASSERT_EQ(with.shown().size(), 3U);
  for (std::size_t step = 0; step < 3; ++step) {
    EXPECT_EQ(with.shown()[step].width, 128);
    EXPECT_EQ(with.shown()[step].rgb, again.shown()[step].rgb);
  }
  // The last estimate of the clean latents is what is decoded in the end.
  EXPECT_LE(largest_difference(with.shown()[2].rgb, previewed), 1);
}

TEST(SameBytes, WithTheInstructionsKeysFromMemoryOrAnew) {
  GenerateRequest request = tiny_request();
  request.instruction = GenerateRequest::Instruction::published;
  const auto engine = engine_with(golden_model("pipeline_base"));
  const auto cold = draw(*engine, request).image.rgb;
  GenerateRequest other = request;
  other.prompt = "an owl";
  draw(*engine, other);
  EXPECT_EQ(draw(*engine, request).image.rgb, cold);
}

TEST(SameBytes, SeedsAndPromptsDiffer) {
  const auto engine = engine_with(builtin_model());
  const auto first = draw(*engine, fox()).image.rgb;
  GenerateRequest other = fox();
  other.seed = 8;
  EXPECT_NE(draw(*engine, other).image.rgb, first);
  other = fox();
  other.prompt = "a panda";
  EXPECT_NE(draw(*engine, other).image.rgb, first);
}

}  // namespace
}  // namespace sana::engine
