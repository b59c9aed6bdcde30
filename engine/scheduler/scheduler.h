// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: number of steps. out: for each step the model's time step and the coefficients of the update. A scheduler is
// numbers only; the pipeline applies them with one linear combination an update.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/checkpoint/config.h"

namespace sana::engine {

/// One step. With x the latents, v the model's output and m_0 this step's estimate of the clean latents
/// (m_1, m_2 those of the steps before) and z unit noise:
///   model input = input_scale * x
///   m_0    = denoised.x * x + denoised.v * v
///   x next = next.x * x + next.v * v + next.m0 * m_0 + next.m1 * m_1 + next.m2 * m_2 + next.z * z
struct SchedulerStep {
  double timestep = 0;  ///< as the model gets it, before timestep_scale
  double sigma = 0;     ///< noise level of x
  double input_scale = 1;
  struct {
    double x = 0, v = 0;
  } denoised;
  struct {
    double x = 0, v = 0, m0 = 0, m1 = 0, m2 = 0, z = 0;
  } next;
  /// Noise is drawn from the picture's generator even where next.z is 0 (SCM's last step).
  bool draws_noise = false;
};

/// A complete schedule.
struct Schedule {
  std::vector<SchedulerStep> steps;
  std::vector<double> sigmas;      ///< N + 1, as the reference stores them (empty for SCM)
  std::vector<double> timesteps;   ///< as the reference lists them: N, for SCM N + 1
  double initial_scale = 1;        ///< first latents = initial_scale * unit noise
  double final_scale = 1;          ///< decoded latents = final_scale * result
  bool result_is_denoised = false; ///< result = last m_0 instead of last x (SCM)
};

/// A number that the person may choose; the interface builds its controls from these.
struct SchedulerParameter {
  std::string name;         ///< "flow_shift"
  std::string description;  ///< one sentence
  double value = 0, low = 0, high = 0;
  bool integer = false;
  std::vector<std::string> choices = {};  ///< for named choices: value is the index
};

/// The caller's arguments to set_timesteps.
struct ScheduleOptions {
  int steps = 20;
  std::optional<double> mu = {};
  std::optional<double> max_timesteps = {};
  std::optional<double> intermediate_timesteps = {};  ///< SCM with two steps; absent: 1.3; 0: evenly spaced
};

class Scheduler {
 public:
  virtual ~Scheduler() = default;
  /// Fails: usage, where the options make no sense for this scheduler.
  virtual Schedule schedule(const ScheduleOptions& options) const = 0;
  virtual std::vector<SchedulerParameter> parameters() const = 0;
  /// The usual number of steps.
  virtual int default_steps() const = 0;
  /// Whether the updates draw noise.
  virtual bool is_stochastic() const = 0;
};

struct SchedulerEntry {
  std::string_view class_name;
  std::unique_ptr<Scheduler> (*create)(const Config& config);
};
std::span<const SchedulerEntry> schedulers();
/// By class name, or by our short name (dpm_solver, flow_euler, scm). Fails: usage, with the list of names.
std::unique_ptr<Scheduler> create_scheduler(const std::string& name, const Config& config);

}  // namespace sana::engine
