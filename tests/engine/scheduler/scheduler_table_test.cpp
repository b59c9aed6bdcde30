// SPDX-License-Identifier: Apache-2.0
// Schedules against printed tables, and what each scheduler promises beyond the golden cases.
#include <gtest/gtest.h>

#include <cmath>

#include "engine/scheduler/dpm_solver/multistep.h"
#include "engine/scheduler/selection.h"
#include "tests/engine/scheduler/calls.h"
#include "tests/golden/workbench/trajectory.h"

namespace sana::engine {
namespace {

Schedule schedule_of(const std::string& name, const std::map<std::string, double>& parameters, int steps) {
  return create_scheduler(name, Config(), parameters)->schedule(ask(steps));
}

/// v = 0.5 x - 0.25 sin(3 x) + 0.1 t / 1000 with the model's time step t; the printed tables come from it.
std::vector<double> toy_result(const Schedule& schedule) {
  golden::Trajectory<double> state({1, -0.5, 0.25, 2});
  for (const SchedulerStep& step : schedule.steps) {
    std::vector<double> v;
    for (const double x : state.x) v.push_back(0.5 * x - 0.25 * std::sin(3 * x) + 0.1 * step.timestep / 1000);
    state.advance(step, v, {});
  }
  return state.x;
}

/// The tables have 7 decimals; the reference computes in fp32, a few ulp of numbers near 1 over the steps.
constexpr double table_error = 1e-6;

void expect_near(const std::vector<double>& got, const std::vector<double>& want) {
  ASSERT_EQ(got.size(), want.size());
  for (std::size_t i = 0; i < want.size(); ++i) EXPECT_NEAR(got[i], want[i], table_error) << i;
}

TEST(DpmSolver, LevelsAndTimestepsAreThoseOfTheTable) {
  const Schedule schedule = schedule_of("dpm_solver", {{"flow_shift", 6}}, 20);
  expect_near(schedule.sigmas, {0.9998332, 0.9911318, 0.9816395, 0.9712434, 0.9598079, 0.9471688, 0.9331258,
                                0.9174310, 0.8997748, 0.8797652, 0.8568978, 0.8305134, 0.7997332, 0.7633585,
                                0.7197118, 0.6663702, 0.5996999, 0.5139917, 0.3997332, 0.2398080, 0});
  EXPECT_EQ(schedule.timesteps, (std::vector<double>{999, 991, 981, 971, 959, 947, 933, 917, 899, 879, 856, 830, 799,
                                                     763, 719, 666, 599, 513, 399, 239}));
}

TEST(DpmSolver, SolvesTheToyFlowAsPrinted) {
  const std::map<std::string, double> shift{{"flow_shift", 3}};
  expect_near(toy_result(schedule_of("dpm_solver", shift, 4)), {0.6539486, -0.5516204, 0.2294792, 0.9275298});
  expect_near(toy_result(schedule_of("dpm_solver", shift, 10)), {0.6924095, -0.5385954, 0.2417768, 1.0267546});
  expect_near(toy_result(schedule_of("dpm_solver", shift, 20)), {0.6983457, -0.5361387, 0.2444611, 1.0521268});
  expect_near(toy_result(schedule_of("dpm_solver", {{"flow_shift", 3}, {"solver_order", 3}}, 20)),
              {0.6961671, -0.5367241, 0.2440203, 1.0492852});
}

TEST(DpmSolver, ManyStepsRepeatATimestepAndStillReachTheEnd) {
  for (const int steps : {501, 1000, 10000}) {
    const Schedule schedule = schedule_of("dpm_solver", {{"flow_shift", 3}}, steps);
    ASSERT_EQ(schedule.steps.size(), static_cast<std::size_t>(steps));
    EXPECT_EQ(schedule.timesteps[0], 999);
    EXPECT_EQ(schedule.timesteps[1], 999);
    EXPECT_TRUE(std::is_sorted(schedule.sigmas.rbegin(), schedule.sigmas.rend()));
    // The flow's end by Runge-Kutta; the integer time step, half a unit too low on average, and 501 steps leave 6e-5.
    EXPECT_NEAR(toy_result(schedule)[0], 0.6984827, 8e-5);
  }
}

TEST(DpmSolver, MuReplacesTheShiftOnlyWhereTheConfigSaysSo) {
  const char* flow = R"({"_class_name": "DPMSolverMultistepScheduler", "prediction_type": "flow_prediction",
                         "use_flow_sigmas": true, "flow_shift": 3, "use_dynamic_shifting": )";
  const auto dynamic = create_scheduler("dpm_solver", Config::parse(flow + std::string("true}"), "here"));
  const ScheduleOptions with_mu = ask(5, std::log(6.0));
  EXPECT_NEAR(dynamic->schedule(with_mu).sigmas[0], 0.9998332, table_error);
  EXPECT_NEAR(dynamic->schedule(ask(5)).sigmas[0], 0.9996665, table_error);
  const auto fixed = create_scheduler("dpm_solver", Config::parse(flow + std::string("false}"), "here"));
  EXPECT_EQ(kind_thrown([&] { fixed->schedule(with_mu); }), ErrorKind::usage);
  EXPECT_EQ(kind_thrown([&] { dynamic->schedule(ask(5, 1e9)); }), ErrorKind::usage);
}

/// Orders 2 (heun) and 3 integrate a clean estimate that is linear in lambda exactly.
TEST(Multistep, IsExactForALinearEstimate) {
  const std::vector<double> sigmas{0.95, 0.9, 0.7, 0.4};
  const auto lambda = [&](int i) { return std::log((1 - sigmas[static_cast<std::size_t>(i)]) /
                                                   sigmas[static_cast<std::size_t>(i)]); };
  const double a = 0.3, b = -0.7, x = 1.25, h = lambda(3) - lambda(2), alpha = 1 - 0.4;
  const auto estimate = [&](int i) { return a + b * (lambda(i) - lambda(2)); };
  // x' = (s'/s) x + alpha' integral of e^{tau - h} (a + b tau) over tau in 0..h
  const double decayed = std::exp(-h);
  const double exact = 0.4 / 0.7 * x + alpha * (a * (1 - decayed) + b * (h - 1 + decayed));
  for (const int order : {2, 3}) {
    SchedulerStep step;
    set_multistep_update(step, sigmas, 2, order, {Equation::ode, SecondOrderTerm::heun});
    const double got = step.next.x * x + step.next.m0 * estimate(2) + step.next.m1 * estimate(1) +
                       step.next.m2 * estimate(0);
    EXPECT_NEAR(got, exact, 1e-14) << order;  // a few ulp of double
  }
}

TEST(Multistep, PhiAgreesOnBothSidesOfItsSwitch) {
  for (const int n : {1, 2, 3})
    for (const double x : {-1.0, 1.0})
      EXPECT_NEAR(phi(n, x * (1 - 1e-9)), phi(n, x), 1e-8);  // the slope of phi is below 1 there
  EXPECT_DOUBLE_EQ(phi(2, -1e-9), 0.5 - 1e-9 / 6);
  EXPECT_DOUBLE_EQ(phi(3, 0), 1.0 / 6);
}

TEST(FlowEuler, ShiftsTwice) {
  expect_near(schedule_of("flow_euler", {{"flow_shift", 3}}, 20).sigmas,
              {1,         0.9818746, 0.9623857, 0.9413732, 0.9186515, 0.8940030, 0.8671719,
               0.8378547, 0.8056893, 0.7702392, 0.7309743, 0.6872439, 0.6382401, 0.5829480,
               0.5200741, 0.4479443, 0.3643522, 0.2663297, 0.1497872, 0.0089286, 0});
  expect_near(toy_result(schedule_of("flow_euler", {{"flow_shift", 3}}, 10)),
              {0.6782336, -0.5434111, 0.2368194, 1.0040110});
}

TEST(FlowEuler, DynamicShiftNeedsMu) {
  const auto config = [](const std::string& type) {
    return Config::parse(R"({"_class_name": "FlowMatchEulerDiscreteScheduler", "use_dynamic_shifting": true,
                             "time_shift_type": ")" + type + "\"}", "here");
  };
  const auto linear = create_scheduler("flow_euler", config("linear"));
  // sigma from linspace(1, 0.001, 3): mu / (mu + 1 / sigma - 1)
  expect_near(linear->schedule(ask(3, 2.0)).sigmas, {1, 2 / (1 + 1 / 0.5005), 2 / (1 + 1 / 0.001), 0});
  EXPECT_EQ(kind_thrown([&] { linear->schedule(ask(3)); }), ErrorKind::usage);
  EXPECT_EQ(kind_thrown([&] { linear->schedule(ask(3, -1.0)); }), ErrorKind::usage);
  const auto exponential = create_scheduler("flow_euler", config("exponential"));
  EXPECT_NEAR(exponential->schedule(ask(3, std::log(2.0))).sigmas[1], 2 / (1 + 1 / 0.5005), table_error);
}

TEST(FlowEuler, OneStepCannotBeStretchedToATerminalLevel) {
  const auto scheduler = create_scheduler(
      "flow_euler",
      Config::parse(R"({"_class_name": "FlowMatchEulerDiscreteScheduler", "shift_terminal": 0.1})", "here"));
  EXPECT_NEAR(scheduler->schedule(ask(4)).sigmas[3], 0.1, table_error);
  EXPECT_EQ(kind_thrown([&] { scheduler->schedule(ask(1)); }), ErrorKind::usage);
}

TEST(Scm, AnglesOfTheTable) {
  const auto scm = create_scheduler("scm", Config());
  expect_near(scm->schedule(ask(1)).timesteps, {1.5708, 0});
  expect_near(scm->schedule(ask(2)).timesteps, {1.5708, 1.3, 0});
  expect_near(scm->schedule(ask(4)).timesteps, {1.5708, 1.1781, 0.7854, 0.3927, 0});
  expect_near(scm->schedule(ask(2, {}, 0.0)).timesteps, {1.5708, 0.7854, 0});
}

TEST(Scm, FirstStepStartsFromTheFlowStateAtNoise) {
  const Schedule schedule = create_scheduler("scm", Config())->schedule(ask(2));
  const SchedulerStep& step = schedule.steps[1];
  EXPECT_EQ(schedule.initial_scale, 0.5);
  EXPECT_EQ(schedule.final_scale, 2);
  EXPECT_NEAR(step.timestep, 0.78270799, table_error);
  EXPECT_NEAR(step.input_scale, 0.81231004 / 0.5, table_error);
  // m_0 = cos x - sin G, G = sigma_data ((1 - 2 s) / d u + (1 - 2 s + 2 s^2) / d F), u = d x / sigma_data
  EXPECT_NEAR(step.denoised.x, 0.26749888 - 0.96355820 * -0.69605935 * 0.81231004, table_error);
  EXPECT_NEAR(step.denoised.v, -0.96355820 * 0.5 * 0.81231004, table_error);
  EXPECT_TRUE(step.draws_noise);
  EXPECT_EQ(step.next.z, 0);
}

TEST(Scm, RefusesAnglesThatMakeNoSense) {
  const auto scm = create_scheduler("scm", Config());
  const auto refused = [&scm](const ScheduleOptions& options) {
    return kind_thrown([&] { scm->schedule(options); }) == ErrorKind::usage;
  };
  EXPECT_TRUE(refused(ask(4, {}, 1.3)));
  EXPECT_TRUE(refused(ask(2, {}, 1.6)));
  EXPECT_TRUE(refused(ask(2, {}, NAN)));
  EXPECT_TRUE(refused(ask(1, {}, {}, 3.0)));
  EXPECT_TRUE(refused(ask(1, 1.0)));
}

TEST(Schedulers, RefuseImpossibleStepCounts) {
  for (const SchedulerEntry& entry : scheduler_short_names())
    for (const int steps : {-1, 0, 10001, 1000000}) {
      const auto scheduler = create_scheduler(std::string(entry.class_name), Config());
      EXPECT_EQ(kind_thrown([&] { scheduler->schedule(ask(steps)); }), ErrorKind::usage) << steps;
    }
}

}  // namespace
}  // namespace sana::engine
