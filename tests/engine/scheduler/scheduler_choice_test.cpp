// SPDX-License-Identifier: Apache-2.0
// Names, replacement of a checkpoint's scheduler, parameters, and configs that are no flow.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/scheduler/selection.h"
#include "tests/engine/scheduler/calls.h"

namespace sana::engine {
namespace {

const nlohmann::json dpm_keys{{"_class_name", "DPMSolverMultistepScheduler"},
                              {"prediction_type", "flow_prediction"},
                              {"use_flow_sigmas", true},
                              {"flow_shift", 6.0}};

Config config_of(const nlohmann::json& json) { return Config::parse(json.dump(), "folder/scheduler_config.json"); }

Config with_key(const std::string& key, const nlohmann::json& value) {
  nlohmann::json json = dpm_keys;
  json[key] = value;
  return config_of(json);
}

double parameter(const Scheduler& scheduler, const std::string& name) {
  for (const SchedulerParameter& one : scheduler.parameters())
    if (one.name == name) return one.value;
  return NAN;
}

TEST(SchedulerChoice, EveryClassHasOneShortName) {
  ASSERT_EQ(schedulers().size(), scheduler_short_names().size());
  for (const SchedulerEntry& entry : scheduler_short_names())
    EXPECT_NE(create_scheduler(std::string(entry.class_name), Config()), nullptr) << entry.class_name;
}

TEST(SchedulerChoice, AnotherFlowSchedulerKeepsTheShift) {
  const auto euler = create_scheduler("flow_euler", config_of(dpm_keys));
  EXPECT_EQ(parameter(*euler, "flow_shift"), 6);
  const auto dpm = create_scheduler(
      "dpm_solver", config_of({{"_class_name", "FlowMatchEulerDiscreteScheduler"}, {"shift", 4.0}}));
  EXPECT_EQ(parameter(*dpm, "flow_shift"), 4);
  EXPECT_EQ(parameter(*dpm, "solver_order"), 2);
}

TEST(SchedulerChoice, ConsistencyAndFlowExcludeEachOther) {
  const Config scm = config_of({{"_class_name", "SCMScheduler"}, {"prediction_type", "trigflow"}});
  EXPECT_EQ(kind_thrown([&] { create_scheduler("dpm_solver", scm); }), ErrorKind::usage);
  EXPECT_EQ(kind_thrown([&] { create_scheduler("SCMScheduler", config_of(dpm_keys)); }), ErrorKind::usage);
  EXPECT_NE(create_scheduler("scm", scm), nullptr);
  EXPECT_FALSE(can_replace("SCMScheduler", "FlowMatchEulerDiscreteScheduler"));
  EXPECT_TRUE(can_replace("DPMSolverMultistepScheduler", "FlowMatchEulerDiscreteScheduler"));
}

TEST(SchedulerChoice, UnknownNamesAreTheWishsOrTheModelsFault) {
  EXPECT_EQ(kind_thrown([] { create_scheduler("ddim", config_of(dpm_keys)); }), ErrorKind::usage);
  const Config foreign = config_of({{"_class_name", "DDIMScheduler"}});
  EXPECT_EQ(kind_thrown([&] { create_scheduler("DDIMScheduler", foreign); }), ErrorKind::model);
  EXPECT_EQ(kind_thrown([&] { create_scheduler("flow_euler", foreign); }), ErrorKind::model);
}

TEST(SchedulerChoice, ParametersAreCheckedByNameAndRange) {
  const auto chosen = create_scheduler("dpm_solver", config_of(dpm_keys),
                                       {{"solver_order", 3}, {"solver_type", 1}, {"algorithm_type", 1}});
  EXPECT_EQ(parameter(*chosen, "solver_order"), 3);
  EXPECT_EQ(parameter(*chosen, "solver_type"), 1);
  EXPECT_EQ(parameter(*chosen, "flow_shift"), 6);
  EXPECT_TRUE(chosen->is_stochastic());
  const auto refused = [](const std::string& name, double value) {
    return kind_thrown([&] { create_scheduler("dpm_solver", config_of(dpm_keys), {{name, value}}); }) ==
           ErrorKind::usage;
  };
  EXPECT_TRUE(refused("eta", 1));
  EXPECT_TRUE(refused("solver_order", 2.5));
  EXPECT_TRUE(refused("solver_order", 4));
  EXPECT_TRUE(refused("flow_shift", NAN));
  EXPECT_TRUE(refused("flow_shift", 0));
}

TEST(SchedulerChoice, ConfigsThatAreNoFlowNameTheKey) {
  const std::pair<std::string, nlohmann::json> wrong[] = {
      {"use_flow_sigmas", false},        {"prediction_type", "epsilon"},  {"thresholding", true},
      {"use_karras_sigmas", true},       {"use_exponential_sigmas", true}, {"use_beta_sigmas", true},
      {"use_lu_lambdas", true},          {"rescale_betas_zero_snr", true}, {"algorithm_type", "dpmsolver"},
      {"solver_type", "bh2"},            {"final_sigmas_type", "small"},  {"solver_order", 4},
      {"flow_shift", 0.0},               {"num_train_timesteps", 1}};
  for (const auto& [key, value] : wrong) {
    try {
      create_scheduler("dpm_solver", with_key(key, value));
      ADD_FAILURE() << key << " was accepted";
    } catch (const Exception& exception) {
      EXPECT_EQ(exception.error().kind, ErrorKind::model);
      EXPECT_NE(exception.error().what.find(key), std::string::npos) << exception.error().what;
      EXPECT_NE(exception.error().what.find("scheduler_config.json"), std::string::npos);
    }
  }
}

TEST(SchedulerChoice, TooManyStepsForTheLowestLevelAreRefused) {
  const auto scheduler = create_scheduler("dpm_solver", with_key("final_sigmas_type", "sigma_min"));
  EXPECT_NEAR(scheduler->schedule(ask(50)).sigmas.back(), 0.01000133, 1e-8);
  EXPECT_EQ(kind_thrown([&] { scheduler->schedule(ask(1000)); }), ErrorKind::usage);
}

}  // namespace
}  // namespace sana::engine
