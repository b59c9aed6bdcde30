// SPDX-License-Identifier: Apache-2.0
// A stop at any moment: no picture, no error, and nothing left behind.
#include "engine/pipeline/text_to_image.h"
#include "tests/engine/pipeline/drawing.h"
#include "tests/engine/pipeline/watched_backend.h"

namespace sana::engine {
namespace {

// Requests the stop when progress reaches one place.
class Stopper final : public Observer {
 public:
  Stopper(StageName stage, int done, bool previews) : stage_(stage), done_(done), previews_(previews) {}
  void progress(const Progress& progress) override {
    if (progress.stage == stage_ && progress.done == done_) stop_.request_stop();
  }
  bool wants_preview(int) override { return previews_; }
  std::stop_token token() const { return stop_.get_token(); }

 private:
  StageName stage_;
  int done_;
  bool previews_;
  std::stop_source stop_;
};

GenerateRequest numbered(int round) {
  GenerateRequest request = fox(2);
  request.prompt += " " + std::to_string(round);  // so that nothing is remembered
  return request;
}

TEST(Cancel, AtEveryPlaceTwentyTimesLeavesNothingBehind) {
  const std::vector<std::pair<StageName, int>> places = {
      {StageName::understand, 0}, {StageName::understand, 1}, {StageName::draw, 0}, {StageName::draw, 1},
      {StageName::draw, 2},       {StageName::develop, 0},    {StageName::develop, 1}};
  const auto engine = engine_with(builtin_model());
  const auto undisturbed = engine_with(builtin_model());
  for (int round = 0; round < 20; ++round) {
    const GenerateRequest request = numbered(round % 5);
    for (const auto& [stage, done] : places) {
      Stopper stopper(stage, done, round % 10 == 0);
      const auto outcome = engine->generate(numbered(round), stopper, stopper.token());
      ASSERT_TRUE(outcome.has_value()) << outcome.error().what;
      EXPECT_FALSE(outcome->has_value()) << "round " << round << ", stage " << static_cast<int>(stage) << ", " << done;
    }
    EXPECT_EQ(draw(*engine, request).image.rgb, draw(*undisturbed, request).image.rgb) << "round " << round;
  }
}

TEST(Cancel, BeforeItBegins) {
  const auto engine = engine_with(builtin_model());
  std::stop_source stop;
  stop.request_stop();
  Listener listener;
  const auto outcome = engine->generate(fox(), listener, stop.get_token());
  ASSERT_TRUE(outcome.has_value());
  EXPECT_FALSE(outcome->has_value());
}

// An op that sees the request returns early and leaves anything in its result; the last op of a stage as well. Nothing
// of that may be remembered.
TEST(Cancel, WhileAnyOpRunsLeavesNothingBehind) {
  GenerateRequest request = tiny_request();
  request.width = request.height = 32;
  request.instruction = GenerateRequest::Instruction::published;
  request.negative = "blurry";
  for (const kernels::BackendEntry& entry : kernels::backends()) {
    if (entry.preference < 0) continue;
    WatchedBackend backend{std::string(entry.name)};
    Observer silent;
    Model fresh(golden_model("pipeline_base"), backend);
    backend.reset();
    const auto expected = text_to_image(fresh, request, silent).image.rgb;
    const std::int64_t ops = backend.runs();
    ASSERT_GT(ops, 100);
    for (std::int64_t op = 0; op < ops; ++op) {
      Model model(golden_model("pipeline_base"), backend);
      std::stop_source stop;
      backend.reset(op, stop);
      EXPECT_THROW(text_to_image(model, request, silent, stop.get_token()), Cancelled) << entry.name << ", op " << op;
      EXPECT_LE(backend.runs(), op + 1);
      backend.reset();
      ASSERT_EQ(text_to_image(model, request, silent).image.rgb, expected) << entry.name << ", op " << op;
    }
  }
}

}  // namespace
}  // namespace sana::engine
