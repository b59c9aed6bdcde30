// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "engine/image/a1111_text.h"
#include "engine/image/creator.h"
#include "tests/engine/image/sample_picture.h"

namespace sana::engine::testing {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(A1111Text, IsWrittenAsDescribed) {
  Picture picture = sample_picture();
  picture.request.prompt = "a fox\non blue";
  picture.request.negative = "blur";
  picture.model_id = "a, \"b\"";
  EXPECT_EQ(a1111_text(picture),
            "a fox\non blue\nNegative prompt: blur\nSteps: 12, Sampler: DPM++ 2M, CFG scale: 4.25, "
            "Seed: 18446744073709551615, Size: 33x17, Model hash: 0123456789, Model: \"a, \\\"b\\\"\", Version: " +
                std::string(creator_tool()));
}

TEST(A1111Text, OwnTextIsReadBack) {
  Picture picture = sample_picture();
  picture.request.prompt = "a fox, red: \"yes\"\n\nwith 🦊";
  const auto parameters = parse_a1111(a1111_text(picture));
  EXPECT_EQ(parameters.prompt, picture.request.prompt);
  EXPECT_EQ(parameters.negative, picture.request.negative);
  const auto found = request_from_a1111(parameters);
  EXPECT_TRUE(found.notes.empty());
  EXPECT_EQ(found.request.steps, 12);
  EXPECT_EQ(found.request.guidance_scale, 4.25);
  EXPECT_EQ(found.request.seed, picture.request.seed);
  EXPECT_EQ(found.request.width, 33);
  EXPECT_EQ(found.request.height, 17);
  EXPECT_EQ(found.request.scheduler, "dpm_solver");
  ASSERT_NE(parameters.find("Model hash"), nullptr);
  EXPECT_EQ(*parameters.find("Model hash"), "0123456789");
}

TEST(A1111Text, ForeignTextIsRead) {
  const auto parameters = parse_a1111(
      "portrait, (detailed:1.2)\r\nsecond line\nNegative prompt: ugly,\nbad: hands\n"
      "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 512x768, Model: x, Lora hashes: \"a: 1, b: 2\", "
      "Hires upscaler: R-ESRGAN 4x+, Version: v1.6.0");
  EXPECT_EQ(parameters.prompt, "portrait, (detailed:1.2)\r\nsecond line");
  EXPECT_EQ(parameters.negative, "ugly,\nbad: hands");
  const Pairs expected = {{"Steps", "20"},           {"Sampler", "Euler a"},
                          {"CFG scale", "7"},        {"Seed", "1"},
                          {"Size", "512x768"},       {"Model", "x"},
                          {"Lora hashes", "a: 1, b: 2"}, {"Hires upscaler", "R-ESRGAN 4x+"},
                          {"Version", "v1.6.0"}};
  EXPECT_EQ(parameters.fields, expected);
  const auto found = request_from_a1111(parameters);
  ASSERT_EQ(found.notes.size(), 1U);
  EXPECT_EQ(found.notes[0], "Sampler \"Euler a\" was not taken over.");
  EXPECT_EQ(found.request.width, 512);
}

TEST(A1111Text, FewerThanThreePairsArePrompt) {
  const auto parameters = parse_a1111("a fox\nSteps: 20, Seed: 1");
  EXPECT_EQ(parameters.prompt, "a fox\nSteps: 20, Seed: 1");
  EXPECT_TRUE(parameters.fields.empty());
}

TEST(A1111Text, OddTextsAreHarmless) {
  EXPECT_EQ(parse_a1111("").prompt, "");
  EXPECT_EQ(parse_a1111("Negative prompt:").negative, "");
  EXPECT_EQ(parse_a1111("Negative prompt: x").negative, "x");
  EXPECT_EQ(parse_a1111("aa: 1, bb: \"x, cc: \"y\\").fields, (Pairs{{"aa", "1"}, {"bb", "\"x"}, {"cc", "\"y\\"}}));
  EXPECT_EQ(parse_a1111("aa:, bb: , cc:").fields, (Pairs{{"aa", ""}, {"bb", ""}, {"cc", ""}}));
  EXPECT_EQ(parse_a1111(std::string(2'000'000, '"')).fields.size(), 0U);
  std::string quotes;
  for (int i = 0; i < 100'000; ++i) quotes += "aa: \"x,";
  EXPECT_EQ(parse_a1111(quotes).fields.size(), 100'000U);
}

TEST(A1111Text, ImpossibleValuesAreNoted) {
  const auto found = request_from_a1111(parse_a1111("p\nSteps: 0, Seed: -1, Size: 99999999x1, CFG scale: nan, Clip skip: 2"));
  EXPECT_EQ(found.notes.size(), 4U);
  EXPECT_EQ(found.request.steps, 0);
  EXPECT_EQ(found.request.width, 0);
  EXPECT_LT(found.request.guidance_scale, 0);
}

}  // namespace
}  // namespace sana::engine::testing
