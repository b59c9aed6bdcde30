// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a scheduler's name, the checkpoint's config, the person's parameters. out: the scheduler.

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "engine/scheduler/scheduler.h"

namespace sana::engine {

/// The schedulers by the names that a person types: the same factories as schedulers(), class_name is the short name.
std::span<const SchedulerEntry> scheduler_short_names();

/// Whether a model trained for one scheduler can be drawn with another: flow-matching models (velocity of
/// (1 - sigma) x0 + sigma z) and consistency models (SCM, trigflow) exclude each other.
bool can_replace(std::string_view trained_class, std::string_view wanted_class);

/// As create_scheduler, with parameters by the names of Scheduler::parameters().
/// Fails: usage, where a name is unknown or a value outside its range.
std::unique_ptr<Scheduler> create_scheduler(const std::string& name, const Config& config,
                                            const std::map<std::string, double>& parameters);

}  // namespace sana::engine
