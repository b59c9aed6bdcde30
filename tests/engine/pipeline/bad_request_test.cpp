// SPDX-License-Identifier: Apache-2.0
// Requests that make no sense, and those that only look so.
#include <cmath>
#include <functional>
#include <limits>

#include "tests/engine/pipeline/drawing.h"

namespace sana::engine {
namespace {

struct BadRequest {
  const char* name;
  std::function<void(GenerateRequest&)> spoil;
  std::vector<std::string> words;
};

void PrintTo(const BadRequest& bad, std::ostream* out) { *out << bad.name; }

std::vector<BadRequest> bad_requests() {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
  return {
      {"width_below_zero", [](auto& r) { r.width = -1; }, {"width -1", "from 1"}},
      {"height_below_zero", [](auto& r) { r.height = -1; }, {"height -1"}},
      {"width_33", [](auto& r) { r.width = 33; }, {"width 33", "multiple of 16", "32 or 48"}},
      {"width_1", [](auto& r) { r.width = 1; }, {"width 1", "16"}},
      {"width_billion", [](auto& r) { r.width = 1'000'000'000; }, {"width 1000000000", "65536"}},
      {"smallest_width", [](auto& r) { r.width = std::numeric_limits<int>::min(); }, {"width -2147483648"}},
      {"largest_height", [](auto& r) { r.height = std::numeric_limits<int>::max(); }, {"height 2147483647"}},
      {"bins_without_table", [](auto& r) { r.binning = true; }, {"sample size is 8", "off"}},
      {"steps_below_zero", [](auto& r) { r.steps = -1; }, {"steps -1", "1000"}},
      {"steps_million", [](auto& r) { r.steps = 1'000'000; }, {"steps 1000000", "1000"}},
      {"guidance_nan", [](auto& r) { r.guidance_scale = nan; }, {"guidance"}},
      {"guidance_infinite", [](auto& r) { r.guidance_scale = infinity; }, {"guidance"}},
      {"guidance_huge", [](auto& r) { r.guidance_scale = 1e30; }, {"guidance", "1000"}},
      {"tokens_below_zero", [](auto& r) { r.max_tokens = -5; }, {"tokens -5"}},
      {"tokens_huge", [](auto& r) { r.max_tokens = 1'000'000; }, {"tokens 1000000"}},
      {"unknown_scheduler", [](auto& r) { r.scheduler = "dice"; }, {"dice", "dpm_solver", "flow_euler"}},
      {"scm_on_a_flow_model", [](auto& r) { r.scheduler = "scm"; }, {"SCMScheduler", "model's own"}},
      {"unknown_parameter", [](auto& r) { r.scheduler_parameters["speed"] = 1; }, {"speed", "solver_order"}},
      {"parameter_nan", [](auto& r) { r.scheduler_parameters["flow_shift"] = nan; }, {"flow_shift"}},
      {"parameter_out_of_range", [](auto& r) { r.scheduler_parameters["solver_order"] = 9; }, {"solver_order"}},
      {"unknown_precision", [](auto& r) { r.precision = "fp8"; }, {"fp8", "bf16"}},
      {"other_precision", [](auto& r) { r.precision = "bf16"; }, {"bf16", "Open"}},
      {"prompt_of_20_MiB", [](auto& r) { r.prompt.assign(20U << 20, 'x'); }, {"16 MiB"}},
      {"instruction_of_a_book",
       [](auto& r) {
         r.instruction = GenerateRequest::Instruction::custom;
         r.instruction_text.assign(1U << 20, 'x');
       },
       {"instruction", "8192"}},
  };
}

class Refused : public testing::TestWithParam<BadRequest> {};

TEST_P(Refused, AsUsageInASentence) {
  const auto engine = engine_with(builtin_model());
  GenerateRequest request = fox(1);
  GetParam().spoil(request);
  const Error error = refusal(*engine, request);
  expect_refusal(error, ErrorKind::usage, GetParam().words);
  EXPECT_TRUE(error.what.ends_with('.')) << error.what;
  EXPECT_EQ(draw(*engine, fox(1)).image.width, 128);  // the engine goes on
}

INSTANTIATE_TEST_SUITE_P(Requests, Refused, testing::ValuesIn(bad_requests()),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(Refused, WithoutAModel) {
  const auto engine = Engine::create({});
  ASSERT_TRUE(engine.has_value());
  expect_refusal(refusal(**engine, fox(1)), ErrorKind::usage, {"No model"});
}

TEST(Refused, AnUnknownDeviceOrPrecision) {
  const auto engine = Engine::create({.device = "abacus"});
  ASSERT_FALSE(engine.has_value());
  expect_refusal(engine.error(), ErrorKind::not_supported, {"abacus"});
  const auto opened = (*Engine::create({}))->open(builtin_model(), "fp8");
  ASSERT_FALSE(opened.has_value());
  expect_refusal(opened.error(), ErrorKind::usage, {"fp8"});
}

TEST(Accepted, ZeroMeansTheModelsOwn) {
  const auto engine = engine_with(builtin_model());
  GenerateRequest request = fox(0);
  request.guidance_scale = -1;
  const Picture picture = draw(*engine, request);
  EXPECT_EQ(picture.request.steps, 20);
  EXPECT_EQ(picture.request.guidance_scale, 4.0);
}

TEST(Accepted, AnEmptyPrompt) {
  const auto engine = engine_with(builtin_model());
  GenerateRequest request = fox(2);
  request.prompt.clear();
  Listener listener;
  draw(*engine, request, listener);
  EXPECT_TRUE(listener.notes().empty());
  request.prompt = " \n\t ";  // cleaned to the same
  draw(*engine, request);
}

TEST(Accepted, APromptOfAMegabyteWithANote) {
  const auto engine = engine_with(builtin_model());
  GenerateRequest request = fox(1);
  const std::string sentence = "a fox on a light blue background and ";
  while (request.prompt.size() < 1U << 20) request.prompt += sentence;
  Listener listener;
  draw(*engine, request, listener);
  ASSERT_EQ(listener.notes().size(), 1U);
  EXPECT_NE(listener.notes()[0].find("61 tokens"), std::string::npos) << listener.notes()[0];
}

TEST(Accepted, AMegabyteWithoutASpace) {
  const auto engine = engine_with(builtin_model());
  GenerateRequest request = fox(1);
  request.prompt.assign(1U << 20, 'a');
  Listener listener;
  draw(*engine, request, listener);
  EXPECT_EQ(listener.notes().size(), 1U);
}

TEST(Accepted, BrokenUtf8AndALargeSeedWithNotes) {
  const auto engine = engine_with(builtin_model());
  GenerateRequest request = fox(1);
  request.prompt = "a fox \xFF\xC3";
  request.negative = "\x80";
  request.seed = (std::uint64_t{1} << 32) + 7;
  Listener listener;
  const Picture large = draw(*engine, request, listener);
  ASSERT_EQ(listener.notes().size(), 3U);
  EXPECT_NE(listener.notes()[0].find("32 bits"), std::string::npos);
  EXPECT_NE(listener.notes()[1].find("The prompt held"), std::string::npos);
  EXPECT_NE(listener.notes()[2].find("The negative prompt held"), std::string::npos);
  request.seed = 7;
  EXPECT_EQ(draw(*engine, request).image.rgb, large.image.rgb);
}

}  // namespace
}  // namespace sana::engine
