// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs the stage that a case names through the engine's own classes.

#include <filesystem>

#include "engine/scheduler/scheduler.h"
#include "tests/golden/workbench/golden_case.h"

namespace sana::golden {

struct Bench {
  kernels::Backend& backend;
  std::filesystem::path tokenizer;  ///< for tokenizer cases that name no model; may be empty
};

/// Thrown for what comes with a later part of the program.
struct NotSupported {
  std::string reason;
};

Arrays run_tokenizer(const GoldenCase& golden, Bench& bench);
/// The arguments that a case gives to a schedule.
engine::ScheduleOptions schedule_options(const GoldenCase& golden);
Arrays run_noise(const GoldenCase& golden);
Arrays run_scheduler(const GoldenCase& golden);
Arrays run_transformer(const GoldenCase& golden, Bench& bench);
Arrays run_autoencoder(const GoldenCase& golden, Bench& bench);
Arrays run_text_encoder(const GoldenCase& golden, Bench& bench);
Arrays run_prompt(const GoldenCase& golden, Bench& bench);
Arrays run_pipeline(const GoldenCase& golden, Bench& bench);
/// Lists of files that must be refused or must load; true if all did.
bool run_refusals(const GoldenCase& golden);

}  // namespace sana::golden
