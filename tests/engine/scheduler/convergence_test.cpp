// SPDX-License-Identifier: Apache-2.0
// Every registered scheduler without noise, in every order and variant, solves a smooth flow to its order.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/scheduler/selection.h"
#include "tests/engine/scheduler/calls.h"
#include "tests/golden/workbench/trajectory.h"

namespace sana::engine {
namespace {

double velocity(double x, double sigma) { return 0.5 * x - 0.25 * std::sin(3 * x) + 0.1 * sigma; }

/// Classical Runge-Kutta with steps so small that its error is rounding.
double exact_end(double x, double from, double to) {
  constexpr int steps = 4000;
  const double h = (to - from) / steps;
  for (int i = 0; i < steps; ++i) {
    const double sigma = from + i * h;
    const double k1 = velocity(x, sigma), k2 = velocity(x + h / 2 * k1, sigma + h / 2);
    const double k3 = velocity(x + h / 2 * k2, sigma + h / 2), k4 = velocity(x + h * k3, sigma + h);
    x += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
  }
  return x;
}

double end_error(const Scheduler& scheduler, int steps) {
  const std::vector<double> start{1, -0.5, 0.25, 2};
  const Schedule schedule = scheduler.schedule(ask(steps));
  golden::Trajectory<double> state(start);
  for (const SchedulerStep& step : schedule.steps) {
    std::vector<double> v;
    for (const double x : state.x) v.push_back(velocity(x, step.sigma));
    state.advance(step, v, {});
  }
  double worst = 0;
  for (std::size_t i = 0; i < start.size(); ++i) {
    const double exact = exact_end(start[i], schedule.sigmas.front(), schedule.sigmas.back());
    worst = std::max(worst, std::abs(state.x[i] - exact));
  }
  return worst;
}

using Parameters = std::map<std::string, double>;

/// Every combination of the scheduler's whole-numbered and named parameters.
std::vector<Parameters> variants(const Scheduler& scheduler) {
  std::vector<Parameters> all{{}};
  for (const SchedulerParameter& one : scheduler.parameters()) {
    if (!one.integer && one.choices.empty()) continue;
    std::vector<Parameters> longer;
    for (const Parameters& parameters : all)
      for (double value = one.low; value <= one.high; ++value) {
        longer.push_back(parameters);
        longer.back()[one.name] = value;
      }
    all = longer;
  }
  return all;
}

TEST(Convergence, EverySchedulerReachesItsOrder) {
  int checked = 0;
  for (const SchedulerEntry& entry : schedulers()) {
    const std::string name(entry.class_name);
    for (const Parameters& parameters : variants(*create_scheduler(name, Config()))) {
      const auto scheduler = create_scheduler(name, Config(), parameters);
      if (scheduler->is_stochastic()) continue;
      // Order 3 as published has half the weight on its curvature and one step of lower order at each end: order 2.
      const auto found = parameters.find("solver_order");
      const double order = found == parameters.end() ? 1 : std::min(found->second, 2.0);
      double measured = 0;
      for (const int steps : {400, 1600})
        measured = std::max(measured, std::log2(end_error(*scheduler, steps) / end_error(*scheduler, 2 * steps)));
      // 0.25: towards sigma 0 the steps in lambda do not shrink, so that order 2 errs by log(N) / N^2, whose slope at
      // these N is 1.75; Euler's lowest level stays at 0.009, which shows from 1600 steps on. A lost order shows as 1.
      EXPECT_GT(measured, order - 0.25) << name;
      // Twice what the schedulers reach; a wrong limit would be an error that does not fall at all.
      EXPECT_LT(end_error(*scheduler, 3200), order == 1 ? 3e-4 : 6e-6) << name;
      ++checked;
    }
  }
  EXPECT_GE(checked, 7);  // three orders in two variants, and Euler
}

}  // namespace
}  // namespace sana::engine
