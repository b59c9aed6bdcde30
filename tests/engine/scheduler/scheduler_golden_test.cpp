// SPDX-License-Identifier: Apache-2.0
// Every golden scheduler case: schedule, and the steps applied in fp32.
#include <gtest/gtest.h>

#include <cmath>

#include "engine/scheduler/scheduler.h"
#include "tests/engine/scheduler/golden_case.h"

namespace sana::engine {
namespace {

std::optional<double> optional_number(const nlohmann::json& params, const char* key) {
  const auto found = params.find(key);
  if (found == params.end()) return std::nullopt;
  return found->is_number() ? found->get<double>() : 0;  // "none": evenly spaced
}

std::vector<float> slice(const std::vector<double>& values, std::size_t index, std::size_t length) {
  if (values.empty()) return std::vector<float>(length);
  const auto first = values.begin() + static_cast<std::ptrdiff_t>(index * length);
  return {first, first + static_cast<std::ptrdiff_t>(length)};
}

/// The SCM cases hold dx/dt = (1 - 2 s) x + sigma_data d F, as the reference's step gets it; we start at F.
std::vector<float> network_output(const SchedulerStep& step, const std::vector<float>& x, std::vector<float> slope) {
  const double s = step.sigma, d = std::hypot(s, 1 - s), sigma_data = d / step.input_scale;
  for (std::size_t i = 0; i < x.size(); ++i)
    slope[i] = static_cast<float>((static_cast<double>(slope[i]) - (1 - 2 * s) * static_cast<double>(x[i])) /
                                  (sigma_data * d));
  return slope;
}

class SchedulerGolden : public testing::TestWithParam<std::string> {};

TEST_P(SchedulerGolden, ScheduleAndStepsAgreeWithTheReference) {
  const GoldenCase golden("scheduler", GetParam());
  const Config config = Config::read(golden.model() / "scheduler_config.json");
  const auto scheduler = create_scheduler(config.class_name(), config);
  ScheduleOptions options;
  options.steps = golden.params().at("num_inference_steps").get<int>();
  options.mu = optional_number(golden.params(), "mu");
  options.max_timesteps = optional_number(golden.params(), "max_timesteps");
  options.intermediate_timesteps = optional_number(golden.params(), "intermediate_timesteps");
  const Schedule schedule = scheduler->schedule(options);

  golden.compare("timesteps", schedule.timesteps);
  if (!schedule.result_is_denoised) golden.compare("sigmas", schedule.sigmas);

  const std::vector<double> start = golden.input("latents"), outputs = golden.input("model_outputs");
  const std::size_t length = start.size();
  std::vector<double> noises;
  if (golden.has_input("noises")) noises = golden.input("noises");
  EXPECT_EQ(noises.empty(), !scheduler->is_stochastic());
  Trajectory<float> state({start.begin(), start.end()});
  std::vector<double> after_step, denoised;
  for (std::size_t k = 0; k < schedule.steps.size(); ++k) {
    const SchedulerStep& step = schedule.steps[k];
    EXPECT_EQ(step.draws_noise, scheduler->is_stochastic());
    std::vector<float> v = slice(outputs, k, length);
    if (schedule.result_is_denoised) v = network_output(step, state.x, v);
    state.advance(step, v, slice(noises, k, length));
    after_step.insert(after_step.end(), state.x.begin(), state.x.end());
    denoised.insert(denoised.end(), state.m0.begin(), state.m0.end());
  }
  golden.compare("latents_after_step", after_step);
  if (schedule.result_is_denoised) golden.compare("denoised", denoised);
}

INSTANTIATE_TEST_SUITE_P(Cases, SchedulerGolden, testing::ValuesIn(golden_case_names("scheduler")),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace sana::engine
