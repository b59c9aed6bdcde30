// SPDX-License-Identifier: Apache-2.0
// DPM-Solver++ multistep in flow mode. Source: diffusers DPMSolverMultistepScheduler with use_flow_sigmas.
#include <algorithm>
#include <cmath>

#include "engine/core/error.h"
#include "engine/scheduler/config_choice.h"
#include "engine/scheduler/dpm_solver/multistep.h"
#include "engine/scheduler/noise_levels.h"
#include "engine/scheduler/scheduler.h"

namespace sana::engine {
namespace {

const std::vector<std::string> algorithms{"dpmsolver++", "sde-dpmsolver++"};
const std::vector<std::string> solver_types{"midpoint", "heun"};
const std::vector<std::string> final_levels{"zero", "sigma_min"};

struct Settings {
  Multistep method;
  int solver_order = 2;
  int train_timesteps = 1000;
  double flow_shift = 1;
  double final_sigma = 0;
  bool lower_order_final = true;
  bool euler_at_final = false;
  bool dynamic_shifting = false;
};

/// The lowest level of the unused variance-preserving schedule, in fp32 as the reference computes it:
/// 1 - alpha cancels, so that exact arithmetic gives another number.
double sigma_min(const Config& config) {
  const bool scaled = choice_of(config, "beta_schedule", "linear", {"linear", "scaled_linear"}) == 1;
  const double start = number_in(config, "beta_start", 1e-4, 1e-12, 0.5);
  const auto root = static_cast<float>(std::sqrt(start));
  const float beta = scaled ? root * root : static_cast<float>(start);
  const float alpha = 1.0F - beta;
  return static_cast<double>(std::sqrt((1.0F - alpha) / alpha));
}

Settings read_settings(const Config& config) {
  choice_of(config, "prediction_type", "epsilon", {"flow_prediction"});
  if (!config.flag("use_flow_sigmas", false)) config.fail("use_flow_sigmas", "must be true for flow matching");
  refuse_switches(config, {"thresholding", "use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas",
                           "use_lu_lambdas", "rescale_betas_zero_snr"});
  Settings settings;
  settings.method.equation = static_cast<Equation>(choice_of(config, "algorithm_type", "dpmsolver++", algorithms));
  settings.method.second_order =
      static_cast<SecondOrderTerm>(choice_of(config, "solver_type", "midpoint", solver_types));
  settings.solver_order = static_cast<int>(config.integer_in("solver_order", 2, 1, 3));
  settings.train_timesteps = static_cast<int>(config.integer_in("num_train_timesteps", 1000, 2, 1000000));
  settings.flow_shift = number_in(config, "flow_shift", 1, min_flow_shift, max_flow_shift);
  if (choice_of(config, "final_sigmas_type", "zero", final_levels) == 1) {
    if (config.has("trained_betas")) config.fail("trained_betas", "is given, which is not known for flow matching");
    settings.final_sigma = sigma_min(config);
  }
  settings.lower_order_final = config.flag("lower_order_final", true);
  settings.euler_at_final = config.flag("euler_at_final", false);
  settings.dynamic_shifting = config.flag("use_dynamic_shifting", false);
  if (settings.dynamic_shifting) choice_of(config, "time_shift_type", "exponential", {"exponential"});
  return settings;
}

class DpmSolver final : public Scheduler {
 public:
  explicit DpmSolver(const Settings& settings) : settings_(settings) {}

  Schedule schedule(const ScheduleOptions& options) const override {
    check_steps(options.steps);
    const double shift = shift_of(options);
    // The highest level is that of the last training time step, just below 1.
    const std::vector<double> alphas = linspace(1, 1.0 / settings_.train_timesteps, options.steps + 1);
    Schedule result;
    for (std::size_t i = alphas.size() - 1; i > 0; --i) {
      const double sigma = shifted(1 - alphas[i], shift);
      result.timesteps.push_back(std::trunc(sigma * settings_.train_timesteps));
      result.sigmas.push_back(rounded_to_fp32(sigma));
    }
    check_last(result.sigmas.back(), options.steps);
    result.sigmas.push_back(settings_.final_sigma);
    for (int k = 0; k < options.steps; ++k) {
      SchedulerStep& step = result.steps.emplace_back();
      step.timestep = result.timesteps[static_cast<std::size_t>(k)];
      step.sigma = result.sigmas[static_cast<std::size_t>(k)];
      step.denoised = {1, -step.sigma};
      set_multistep_update(step, result.sigmas, k, order_at(k, options.steps), settings_.method);
    }
    return result;
  }

  std::vector<SchedulerParameter> parameters() const override {
    return {
        {"flow_shift", "Above 1, more of the steps are spent on the composition.", settings_.flow_shift,
         min_flow_shift, max_flow_shift},
        {"solver_order", "How many estimates of the picture each step looks back on.",
         static_cast<double>(settings_.solver_order), 1, 3, true},
        {"solver_type", "How a second-order step weighs the change between estimates.",
         static_cast<double>(settings_.method.second_order), 0, 1, false, solver_types},
        {"algorithm_type", "Whether fresh noise is added at every step.",
         static_cast<double>(settings_.method.equation), 0, 1, false, algorithms},
    };
  }
  int default_steps() const override { return 20; }
  bool is_stochastic() const override { return settings_.method.equation == Equation::sde; }

 private:
  double shift_of(const ScheduleOptions& options) const {
    if (!options.mu) return settings_.flow_shift;
    if (!settings_.dynamic_shifting)
      throw Exception(ErrorKind::usage, "This model's scheduler has no dynamic shift, so that mu has no meaning.",
                      "Leave mu out.");
    const double shift = std::exp(*options.mu);
    if (shift >= min_flow_shift && shift <= max_flow_shift) return shift;
    throw Exception(ErrorKind::usage, "The scheduler's mu is out of range.", "Use a number from -4 to 4.");
  }

  void check_last(double lowest, int steps) const {
    if (lowest > settings_.final_sigma) return;
    throw Exception(ErrorKind::usage,
                    "With " + std::to_string(steps) + " steps the noise falls below the scheduler's final level.",
                    "Ask for fewer steps.");
  }

  /// Lower orders where too few estimates are known yet, and at the end, where lambda runs to infinity.
  int order_at(int k, int steps) const {
    const bool few = settings_.lower_order_final && steps < 15;
    const bool single_last = settings_.euler_at_final || settings_.final_sigma == 0 || few;
    if (k == steps - 1 && single_last) return 1;
    if (k == steps - 2 && few) return std::min({settings_.solver_order, k + 1, 2});
    return std::min(settings_.solver_order, k + 1);
  }

  Settings settings_;
};

}  // namespace

std::unique_ptr<Scheduler> create_dpm_solver(const Config& config) {
  return std::make_unique<DpmSolver>(read_settings(config));
}

}  // namespace sana::engine
