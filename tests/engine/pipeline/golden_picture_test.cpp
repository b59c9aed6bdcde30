// SPDX-License-Identifier: Apache-2.0
// Pictures through the door against those of the reference.
#include "engine/pipeline/model.h"
#include "tests/engine/pipeline/drawing.h"

namespace sana::engine {
namespace {

// The reference's own two precisions differ by one level where a value falls on a rounding edge.
constexpr int one_level = 1;

struct Case {
  const char* name;
  const char* model;  ///< "": the built-in one
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

class GoldenPicture : public testing::TestWithParam<Case> {};

TEST_P(GoldenPicture, EqualsTheReferenceWithinOneLevel) {
  const std::string model = GetParam().model;
  const auto engine = engine_with(model.empty() ? builtin_model() : golden_model(model));
  const GenerateRequest request = case_request(GetParam().name);
  const Picture picture = draw(*engine, request);
  EXPECT_EQ(picture.image.width, request.width);
  EXPECT_EQ(picture.image.height, request.height);
  EXPECT_LE(largest_difference(picture.image.rgb, case_pixels(GetParam().name)), one_level);
}

INSTANTIATE_TEST_SUITE_P(Cases, GoldenPicture,
                         testing::Values(Case{"builtin_fox", ""}, Case{"builtin_zh", ""},
                                         Case{"base_default", "pipeline_base"}, Case{"base_20steps", "pipeline_base"},
                                         Case{"base_noguidance", "pipeline_base"}, Case{"binning", "pipeline_binning"},
                                         Case{"euler", "pipeline_euler"}, Case{"sprint_1step", "pipeline_sprint"},
                                         Case{"sprint_2steps", "pipeline_sprint"}),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(CompletedRequest, NamesEveryChoiceOfTheCard) {
  const auto engine = engine_with(builtin_model());
  GenerateRequest asked;
  asked.prompt = "a panda";
  asked.steps = 1;
  const GenerateRequest drawn = draw(*engine, asked).request;
  EXPECT_EQ(drawn.width, 128);
  EXPECT_EQ(drawn.height, 128);
  EXPECT_EQ(drawn.binning, false);
  EXPECT_EQ(drawn.guidance_scale, 4.0);
  EXPECT_EQ(drawn.max_tokens, 61);
  EXPECT_EQ(drawn.instruction, GenerateRequest::Instruction::off);
  EXPECT_EQ(drawn.scheduler, "DPMSolverMultistepScheduler");
  EXPECT_EQ(drawn.scheduler_parameters.at("flow_shift"), 1.5);
}

TEST(CompletedRequest, DrawnAgainGivesTheSameBytes) {
  const auto engine = engine_with(builtin_model());
  const Picture first = draw(*engine, fox());
  EXPECT_EQ(draw(*engine, first.request).image.rgb, first.image.rgb);
}

// Choices that the golden cases do not combine: each changes the picture, and the size asked for is kept.
TEST(PublishedBehaviour, EveryChoiceCountsInTheBaseModel) {
  const auto engine = engine_with(golden_model("pipeline_base"));
  GenerateRequest base = tiny_request();
  base.steps = 4;  // with fewer, every order is the first
  std::vector<GenerateRequest> variants(8, base);
  variants[1].instruction = GenerateRequest::Instruction::published;
  variants[2].instruction = GenerateRequest::Instruction::custom;
  variants[2].instruction_text = "Draw this: ";
  variants[3].negative = "blurry, low quality";
  variants[4].guidance_scale = 1;
  variants[5].scheduler = "flow_euler";
  variants[6].scheduler_parameters["solver_order"] = 1;
  variants[7].scheduler_parameters["flow_shift"] = 7;
  std::vector<std::vector<std::uint8_t>> pictures;
  for (const GenerateRequest& request : variants) pictures.push_back(draw(*engine, request).image.rgb);
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    EXPECT_EQ(pictures[i].size(), 64U * 64 * 3);
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(pictures[i], pictures[j]) << i << " and " << j;
  }
}

TEST(PublishedBehaviour, EverySchedulerAndOrderDraws) {
  const auto engine = engine_with(golden_model("pipeline_base"));
  GenerateRequest request = tiny_request();
  request.steps = 4;
  for (const char* name : {"dpm_solver", "flow_euler"}) {
    request.scheduler = name;
    request.scheduler_parameters.clear();
    for (const SchedulerParameter& parameter :
         (*engine->open(golden_model("pipeline_base")))->scheduler(name, {})->parameters()) {
      const double step = parameter.integer || !parameter.choices.empty() ? 1 : (parameter.high - parameter.low) / 3;
      for (double value = parameter.low; value <= parameter.high && value < parameter.low + 4 * step; value += step) {
        request.scheduler_parameters = {{parameter.name, value}};
        EXPECT_EQ(draw(*engine, request).image.width, 64) << name << " " << parameter.name << " " << value;
      }
    }
  }
}

TEST(PublishedBehaviour, BinsKeepTheSizeAskedFor) {
  const auto engine = engine_with(golden_model("pipeline_binning"));
  GenerateRequest request = tiny_request();
  request.width = 70;
  request.height = 33;
  request.binning = true;
  const Picture with = draw(*engine, request);
  EXPECT_EQ(with.image.width, 70);
  EXPECT_EQ(with.image.height, 33);
  request.width = request.height = 64;
  const auto binned = draw(*engine, request).image.rgb;
  request.binning = false;
  EXPECT_NE(draw(*engine, request).image.rgb, binned);
}

TEST(PublishedBehaviour, SprintRefusesANegativePromptAndOtherSchedulers) {
  const auto engine = engine_with(golden_model("pipeline_sprint"));
  GenerateRequest request = tiny_request();
  request.negative = "blurry";
  expect_refusal(refusal(*engine, request), ErrorKind::usage, {"negative prompt"});
  request.negative.clear();
  request.scheduler = "flow_euler";
  expect_refusal(refusal(*engine, request), ErrorKind::usage, {"FlowMatchEulerDiscreteScheduler"});
}

TEST(PublishedBehaviour, SprintGuidanceCountsWithoutASecondVelocity) {
  const auto engine = engine_with(golden_model("pipeline_sprint"));
  GenerateRequest request = tiny_request();
  const auto published = draw(*engine, request).image.rgb;
  request.guidance_scale = 1;
  EXPECT_NE(draw(*engine, request).image.rgb, published);
}

}  // namespace
}  // namespace sana::engine
