// SPDX-License-Identifier: Apache-2.0
// noise, scheduler
#include <cmath>
#include <sstream>

#include "engine/random/torch_generator.h"
#include "engine/scheduler/scheduler.h"
#include "tests/golden/workbench/components.h"
#include "tests/golden/workbench/stages.h"
#include "tests/golden/workbench/trajectory.h"

namespace sana::golden {
namespace {

std::vector<std::int64_t> parse_shape(const std::string& text) {
  std::vector<std::int64_t> shape;
  std::stringstream stream(text);
  for (std::string extent; std::getline(stream, extent, 'x');) shape.push_back(std::stoll(extent));
  return shape;
}

void add_draw(Arrays& results, const std::string& name, const std::vector<std::int64_t>& shape,
              const std::vector<float>& values) {
  constexpr std::size_t largest_whole = 4096, edge = 64;
  if (values.size() <= largest_whole) {
    results[name] = float_array(shape, values);
    return;
  }
  double sum = 0, square_sum = 0;
  for (float value : values) {
    sum += static_cast<double>(value);
    square_sum += static_cast<double>(value) * static_cast<double>(value);
  }
  results[name + ".first64"] = float_array({edge}, {values.begin(), values.begin() + edge});
  results[name + ".last64"] = float_array({edge}, {values.end() - edge, values.end()});
  results[name + ".sum_float64"].values = {sum};
  results[name + ".square_sum_float64"].values = {square_sum};
  results[name + ".sum_float64"].shape = results[name + ".square_sum_float64"].shape = {1};
}

// The case stores SCM's trigflow slope G; the steps want the network's output F, and
// G = ((1 - 2s) u + (1 - 2s + 2s^2) F) sigma_data / d with u = x d / sigma_data.
void slope_to_output(const engine::SchedulerStep& step, const std::vector<float>& x, std::vector<float>& values) {
  const double s = step.sigma, d = std::hypot(s, 1 - s), sigma_data = d / step.input_scale;
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = static_cast<float>((static_cast<double>(values[i]) - (1 - 2 * s) * static_cast<double>(x[i])) / (sigma_data * d));
}

std::vector<float> part(const Arrays& arrays, const std::string& name, std::size_t index, std::size_t count) {
  const auto found = arrays.find(name);
  if (found == arrays.end()) return std::vector<float>(count);
  const std::vector<float> all = found->second.floats();
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(index * count);
  return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

}  // namespace

Arrays run_noise(const GoldenCase& golden) {
  engine::TorchGenerator generator(std::stoull(golden.params().at("seed").get<std::string>()));
  Arrays results;
  std::stringstream stream(golden.params().at("shapes").get<std::string>());
  int index = 0;
  for (std::string text; stream >> text; ++index) {
    const std::vector<std::int64_t> shape = parse_shape(text);
    std::int64_t count = 1;
    for (std::int64_t extent : shape) count *= extent;
    std::vector<float> values(static_cast<std::size_t>(count));
    generator.normal(values);
    add_draw(results, "draw" + std::to_string(index), shape, values);
  }
  for (auto& [name, array] : results)  // sums are stored as scalars or as one element
    if (golden.expected().contains(name) && array.values.size() == 1) array.shape = golden.expected().at(name).shape;
  return results;
}

engine::ScheduleOptions schedule_options(const GoldenCase& golden) {
  engine::ScheduleOptions options;
  options.steps = golden.params().at("num_inference_steps").get<int>();
  options.mu = optional_number(golden.params(), "mu");
  options.max_timesteps = optional_number(golden.params(), "max_timesteps");
  if (golden.params().contains("intermediate_timesteps"))  // "none": evenly spaced
    options.intermediate_timesteps = optional_number(golden.params(), "intermediate_timesteps").value_or(0);
  return options;
}

Arrays run_scheduler(const GoldenCase& golden) {
  const engine::Config config = engine::Config::read(golden.model() / "scheduler_config.json");
  const engine::Schedule schedule =
      engine::create_scheduler(config.class_name(), config)->schedule(schedule_options(golden));
  Array timesteps, sigmas;
  timesteps.values = schedule.timesteps;
  timesteps.shape = {static_cast<std::int64_t>(schedule.timesteps.size())};
  sigmas.values = schedule.sigmas;
  sigmas.shape = {static_cast<std::int64_t>(schedule.sigmas.size())};
  Array after, denoised;
  Trajectory<float> state(golden.inputs().at("latents").floats());
  const std::size_t count = state.x.size();
  for (std::size_t k = 0; k < schedule.steps.size(); ++k) {
    std::vector<float> v = part(golden.inputs(), "model_outputs", k, count);
    if (schedule.result_is_denoised) slope_to_output(schedule.steps[k], state.x, v);
    state.advance(schedule.steps[k], v, part(golden.inputs(), "noises", k, count));
    after.values.insert(after.values.end(), state.x.begin(), state.x.end());
    denoised.values.insert(denoised.values.end(), state.m0.begin(), state.m0.end());
  }
  after.shape = denoised.shape = golden.expected().at("latents_after_step").shape;
  return {{"timesteps", timesteps}, {"sigmas", sigmas}, {"latents_after_step", after}, {"denoised", denoised}};
}

}  // namespace sana::golden
