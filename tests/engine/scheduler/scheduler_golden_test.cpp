// SPDX-License-Identifier: Apache-2.0
// Every golden scheduler case: schedule, and the steps applied in fp32.
#include <gtest/gtest.h>

#include "engine/scheduler/scheduler.h"
#include "tests/golden/workbench/stages.h"

namespace sana::engine {
namespace {

class SchedulerGolden : public testing::TestWithParam<std::string> {};

TEST_P(SchedulerGolden, ScheduleAndStepsAgreeWithTheReference) {
  const golden::GoldenCase one(std::filesystem::path(SANA_GOLDEN_DIR) / "cases/scheduler" / GetParam());
  EXPECT_TRUE(one.compare(golden::run_scheduler(one)));

  const Config config = Config::read(one.model() / "scheduler_config.json");
  const auto scheduler = create_scheduler(config.class_name(), config);
  EXPECT_EQ(one.inputs().contains("noises"), scheduler->is_stochastic());
  for (const SchedulerStep& step : scheduler->schedule(golden::schedule_options(one)).steps)
    EXPECT_EQ(step.draws_noise, scheduler->is_stochastic());
}

INSTANTIATE_TEST_SUITE_P(Cases, SchedulerGolden,
                         testing::ValuesIn(golden::case_names(SANA_GOLDEN_DIR "/cases/scheduler")),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace sana::engine
