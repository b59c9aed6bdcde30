// SPDX-License-Identifier: Apache-2.0
// From the second step on nothing is allocated.
#include <array>

#include "tests/engine/pipeline/drawing.h"
#include "tests/parity/allocation_count.h"

namespace sana::engine {
namespace {

// Notes the count at the end of each step, in memory of its own.
class Counter final : public Observer {
 public:
  void progress(const Progress& progress) override {
    if (progress.stage == StageName::draw && progress.done > 0)
      counts_.at(static_cast<std::size_t>(progress.done)) = kernels::allocation_count();
  }
  std::size_t between(int first, int last) const {
    return counts_.at(static_cast<std::size_t>(last)) - counts_.at(static_cast<std::size_t>(first));
  }

 private:
  std::array<std::size_t, 64> counts_{};
};

void expect_none_after_the_first_step(const std::filesystem::path& model, const GenerateRequest& request,
                                      const EngineOptions& options) {
  const auto engine = engine_with(model, {.options = options});
  Counter cold, warm;
  draw(*engine, request, cold);
  draw(*engine, request, warm);
  EXPECT_EQ(cold.between(1, request.steps), 0U) << options.device << ", " << options.threads << " threads, cold";
  EXPECT_EQ(warm.between(1, request.steps), 0U) << options.device << ", " << options.threads << " threads, warm";
}

class Allocation : public testing::Test {
 protected:
  void SetUp() override {
    if (kernels::allocation_count() == 0) GTEST_SKIP() << "sanitizers bring their own malloc, which is not counted";
  }
};

TEST_F(Allocation, TheCountMoves) {
  const std::size_t before = kernels::allocation_count();
  const auto memory = std::make_unique<std::array<char, 100>>();
  EXPECT_GT(kernels::allocation_count(), before) << static_cast<const void*>(memory.get());
}

TEST_F(Allocation, NoneAfterTheFirstStepWithTheBuiltInModel) {
  for (const int threads : {1, 2, 3}) expect_none_after_the_first_step(builtin_model(), fox(6), {.threads = threads});
  GenerateRequest unguided = fox(6);
  unguided.guidance_scale = 1;
  expect_none_after_the_first_step(builtin_model(), unguided, {});
}

TEST_F(Allocation, NoneAfterTheFirstStepOfAnySchedulerAndGuidance) {
  GenerateRequest request = tiny_request();
  request.steps = 6;
  for (const char* model : {"pipeline_base", "pipeline_euler", "pipeline_sprint"})
    for (const kernels::DeviceInfo& device : devices())
      expect_none_after_the_first_step(golden_model(model), request, {.device = device.name});
  request.scheduler_parameters["algorithm_type"] = 1;  // draws noise at each step
  expect_none_after_the_first_step(golden_model("pipeline_base"), request, {});
}

// 46 x 46 positions: the two velocities of guidance are computed one after the other.
TEST_F(Allocation, NoneAfterTheFirstStepOnALargeGrid) {
  GenerateRequest request = fox(3);
  request.width = request.height = 736;
  expect_none_after_the_first_step(builtin_model(), request, {});
}

}  // namespace
}  // namespace sana::engine
