// SPDX-License-Identifier: Apache-2.0
// Consistency sampling of Sana-Sprint. Latents are cos(t) sigma_data x0 + sin(t) sigma_data z, t from pi/2 to 0.
// Source: diffusers SCMScheduler, and the conversion between flow and trigflow in SanaSprintPipeline.
#include <cmath>
#include <sstream>

#include "engine/core/error.h"
#include "engine/scheduler/config_choice.h"
#include "engine/scheduler/noise_levels.h"
#include "engine/scheduler/scheduler.h"

namespace sana::engine {
namespace {

/// A little above pi/2, as published.
constexpr double default_max_timesteps = 1.57080;
constexpr double default_intermediate_timesteps = 1.3;
constexpr double min_timesteps = 0.01;

/// The angles in fp32, from the middle outwards so that both ends are exact (torch.linspace).
std::vector<double> falling_angles(double highest, int steps) {
  const auto start = static_cast<float>(highest);
  const float step = -start / static_cast<float>(steps);
  std::vector<double> angles;
  for (int i = 0; i <= steps; ++i) {
    const bool first_half = i < (steps + 1) / 2;
    const float angle = first_half ? start + step * static_cast<float>(i) : -step * static_cast<float>(steps - i);
    angles.push_back(static_cast<double>(angle));
  }
  return angles;
}

class Scm final : public Scheduler {
 public:
  Scm(double sigma_data, double max_timesteps, double intermediate_timesteps)
      : sigma_data_(sigma_data), max_timesteps_(max_timesteps), intermediate_timesteps_(intermediate_timesteps) {}

  Schedule schedule(const ScheduleOptions& options) const override {
    check_steps(options.steps);
    if (options.mu)
      throw Exception(ErrorKind::usage, "This model's scheduler has no shift, so that mu has no meaning.",
                      "Leave mu out.");
    Schedule result;
    result.timesteps = angles(options);
    result.initial_scale = sigma_data_;
    result.final_scale = 1 / sigma_data_;
    result.result_is_denoised = true;
    for (std::size_t k = 0; k + 1 < result.timesteps.size(); ++k)
      result.steps.push_back(step(result.timesteps[k], result.timesteps[k + 1]));
    return result;
  }

  std::vector<SchedulerParameter> parameters() const override {
    return {
        {"max_timesteps", "The angle where drawing starts; pi/2 is pure noise.", max_timesteps_, min_timesteps,
         default_max_timesteps},
        {"intermediate_timesteps", "The angle between two steps; 0 for the middle.", intermediate_timesteps_, 0,
         default_max_timesteps},
    };
  }
  int default_steps() const override { return 2; }
  bool is_stochastic() const override { return true; }

 private:
  /// An intermediate angle of 0 asks for even spacing; not given, two steps take the published one.
  std::vector<double> angles(const ScheduleOptions& options) const {
    const double highest = options.max_timesteps.value_or(max_timesteps_);
    if (!(highest >= min_timesteps && highest <= default_max_timesteps))
      throw Exception(ErrorKind::usage, "The scheduler's max_timesteps is out of range.",
                      "Use an angle from 0.01 to 1.5708.");
    const bool two = options.steps == 2;
    const double middle = options.intermediate_timesteps.value_or(two ? intermediate_timesteps_ : 0);
    if (middle == 0) return falling_angles(highest, options.steps);
    if (!two)
      throw Exception(ErrorKind::usage, "An intermediate time step goes only with two steps.",
                      "Ask for 2 steps or leave intermediate_timesteps out.");
    if (!(middle > 0 && middle < highest))
      throw Exception(ErrorKind::usage, "The scheduler's intermediate_timesteps is out of range.",
                      "Use an angle between 0 and max_timesteps.");
    return {rounded_to_fp32(highest), rounded_to_fp32(middle), 0};
  }

  /// With s = sin / (cos + sin) and d = sqrt(s^2 + (1 - s)^2), d x / sigma_data is the flow's state at sigma = s, and
  /// the flow's velocity F gives dx/dt = (1 - 2 s) x + sigma_data d F; m_0 = cos x - sin dx/dt.
  SchedulerStep step(double angle, double next_angle) const {
    const double cosine = std::cos(angle), sine = std::sin(angle);
    const double s = sine / (cosine + sine);
    const double d = std::hypot(s, 1 - s);
    SchedulerStep result;
    result.timestep = s;
    result.sigma = s;
    result.input_scale = d / sigma_data_;
    result.denoised = {cosine - sine * (1 - 2 * s), -sine * sigma_data_ * d};
    result.next.m0 = std::cos(next_angle);
    result.next.z = std::sin(next_angle) * sigma_data_;
    result.draws_noise = true;
    return result;
  }

  double sigma_data_, max_timesteps_, intermediate_timesteps_;
};

}  // namespace

std::unique_ptr<Scheduler> create_scm(const Config& config) {
  choice_of(config, "prediction_type", "trigflow", {"trigflow"});
  return std::make_unique<Scm>(
      number_in(config, "sigma_data", 0.5, 1e-3, 1e3),
      number_in(config, "max_timesteps", default_max_timesteps, min_timesteps, default_max_timesteps),
      number_in(config, "intermediate_timesteps", default_intermediate_timesteps, 0, default_max_timesteps));
}

}  // namespace sana::engine
