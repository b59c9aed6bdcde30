// SPDX-License-Identifier: Apache-2.0
// Euler steps of the flow, x' = x + (sigma' - sigma) v. Source: diffusers FlowMatchEulerDiscreteScheduler.
#include <cmath>

#include "engine/core/error.h"
#include "engine/scheduler/config_choice.h"
#include "engine/scheduler/noise_levels.h"
#include "engine/scheduler/scheduler.h"

namespace sana::engine {
namespace {

struct Settings {
  int train_timesteps = 1000;
  double shift = 1;
  double shift_terminal = 0;  ///< 0: none
  bool stochastic = false;
  bool dynamic_shifting = false;
  bool exponential = true;
};

Settings read_settings(const Config& config) {
  choice_of(config, "prediction_type", "flow_prediction", {"flow_prediction"});
  refuse_switches(config, {"invert_sigmas", "use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas"});
  Settings settings;
  settings.train_timesteps = static_cast<int>(config.integer_in("num_train_timesteps", 1000, 2, 1000000));
  // The person's flow_shift, the same name for every scheduler, wins over the checkpoint's shift.
  const char* key = config.has("flow_shift") ? "flow_shift" : "shift";
  settings.shift = number_in(config, key, 1, min_flow_shift, max_flow_shift);
  settings.shift_terminal = number_in(config, "shift_terminal", 0, 0, 0.99);
  settings.stochastic = config.flag("stochastic_sampling", false);
  settings.dynamic_shifting = config.flag("use_dynamic_shifting", false);
  settings.exponential = choice_of(config, "time_shift_type", "exponential", {"exponential", "linear"}) == 0;
  return settings;
}

class FlowEuler final : public Scheduler {
 public:
  explicit FlowEuler(const Settings& settings) : settings_(settings) {}

  Schedule schedule(const ScheduleOptions& options) const override {
    check_steps(options.steps);
    Schedule result;
    for (const double sigma : levels(options)) {
      const auto stored = static_cast<float>(sigma);
      result.sigmas.push_back(static_cast<double>(stored));
      result.timesteps.push_back(static_cast<double>(stored * static_cast<float>(settings_.train_timesteps)));
    }
    result.sigmas.push_back(0);
    for (std::size_t k = 0; k < result.timesteps.size(); ++k) {
      SchedulerStep& step = result.steps.emplace_back();
      const double next = result.sigmas[k + 1];
      step.timestep = result.timesteps[k];
      step.sigma = result.sigmas[k];
      step.denoised = {1, -step.sigma};
      step.draws_noise = settings_.stochastic;
      if (settings_.stochastic) {
        step.next.m0 = 1 - next;
        step.next.z = next;
      } else {
        step.next.x = 1;
        step.next.v = next - step.sigma;
      }
    }
    return result;
  }

  std::vector<SchedulerParameter> parameters() const override {
    return {
        {"flow_shift", "Above 1, more of the steps are spent on the composition.", settings_.shift, min_flow_shift,
         max_flow_shift},
    };
  }
  int default_steps() const override { return 20; }
  bool is_stochastic() const override { return settings_.stochastic; }

 private:
  /// Falling levels without the final 0. The shift acts twice, on the end points and on what lies between them: the
  /// reference does so, and its pictures depend on it.
  std::vector<double> levels(const ScheduleOptions& options) const {
    const auto train = static_cast<float>(settings_.train_timesteps);
    const double highest = static_cast<double>(end_point(train / train)) * settings_.train_timesteps;
    const double lowest = static_cast<double>(end_point(1.0F / train)) * settings_.train_timesteps;
    std::vector<double> sigmas = linspace(highest, lowest, options.steps);
    for (double& sigma : sigmas) sigma /= settings_.train_timesteps;
    if (settings_.dynamic_shifting) shift_dynamically(sigmas, options);
    else if (options.mu)
      throw Exception(ErrorKind::usage, "This model's scheduler has no dynamic shift, so that mu has no meaning.",
                      "Leave mu out.");
    else
      for (double& sigma : sigmas) sigma = shifted(sigma, settings_.shift);
    if (settings_.shift_terminal > 0) stretch(sigmas);
    return sigmas;
  }

  /// In fp32, as the reference's constructor computes it.
  float end_point(float sigma) const {
    if (settings_.dynamic_shifting) return sigma;
    const auto shift = static_cast<float>(settings_.shift), less = static_cast<float>(settings_.shift - 1);
    return shift * sigma / (1.0F + less * sigma);
  }

  void shift_dynamically(std::vector<double>& sigmas, const ScheduleOptions& options) const {
    if (!options.mu)
      throw Exception(ErrorKind::usage, "This model's scheduler shifts dynamically and needs mu.",
                      "Set mu, or choose the scheduler dpm_solver.");
    const double weight = settings_.exponential ? std::exp(*options.mu) : *options.mu;
    if (!(weight >= min_flow_shift && weight <= max_flow_shift))
      throw Exception(ErrorKind::usage, "The scheduler's mu is out of range.", "Use a number from 0.1 to 4.");
    for (double& sigma : sigmas) sigma = weight / (weight + (1 / sigma - 1));
  }

  /// Scales 1 - sigma so that the last level becomes shift_terminal.
  void stretch(std::vector<double>& sigmas) const {
    const double scale = (1 - sigmas.back()) / (1 - settings_.shift_terminal);
    if (!(scale > 0))
      throw Exception(ErrorKind::usage, "This model's scheduler cannot draw in one step.",
                      "Ask for at least 2 steps.");
    for (double& sigma : sigmas) sigma = 1 - (1 - sigma) / scale;
  }

  Settings settings_;
};

}  // namespace

std::unique_ptr<Scheduler> create_flow_euler(const Config& config) {
  return std::make_unique<FlowEuler>(read_settings(config));
}

}  // namespace sana::engine
