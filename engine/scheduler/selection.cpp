// SPDX-License-Identifier: Apache-2.0
#include "engine/scheduler/selection.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/core/error.h"

namespace sana::engine {
namespace {

constexpr double published_flow_shift = 3.0;

const SchedulerEntry* find_entry(std::span<const SchedulerEntry> entries, std::string_view name) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [name](const SchedulerEntry& entry) { return entry.class_name == name; });
  return found == entries.end() ? nullptr : &*found;
}

/// By class name or short name; always the entry with the class name. Null if there is none.
const SchedulerEntry* find_scheduler(std::string_view name) {
  const auto classes = schedulers();
  if (const SchedulerEntry* entry = find_entry(classes, name)) return entry;
  const SchedulerEntry* alias = find_entry(scheduler_short_names(), name);
  if (alias == nullptr) return nullptr;
  const auto same = [alias](const SchedulerEntry& entry) { return entry.create == alias->create; };
  return &*std::find_if(classes.begin(), classes.end(), same);
}

std::string known_names() {
  std::string names;
  for (const SchedulerEntry& entry : scheduler_short_names())
    names += (names.empty() ? "" : ", ") + std::string(entry.class_name);
  return names;
}

/// The checkpoint's config with the keys that another scheduler reads under another name, or not by default.
Config converted(const Config& config, std::string_view wanted_class) {
  nlohmann::json json = config.json();
  const double shift = config.number("shift", published_flow_shift);
  json["_class_name"] = wanted_class;
  json["flow_shift"] = config.number("flow_shift", shift);
  if (wanted_class == "SCMScheduler") {
    json["prediction_type"] = "trigflow";
  } else {
    json["prediction_type"] = "flow_prediction";
    json["use_flow_sigmas"] = true;
  }
  return Config::parse(json.dump(), config.place());
}

Config with_parameters(const Config& config, const Scheduler& scheduler,
                       const std::map<std::string, double>& parameters) {
  nlohmann::json json = config.json();
  const std::vector<SchedulerParameter> known = scheduler.parameters();
  for (const auto& [name, value] : parameters) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&key = name](const SchedulerParameter& one) { return one.name == key; });
    if (found == known.end()) {
      std::string names;
      for (const SchedulerParameter& one : known) names += (names.empty() ? "" : ", ") + one.name;
      throw Exception(ErrorKind::usage, "This scheduler has no parameter \"" + name + "\".", "It has: " + names + ".");
    }
    const bool whole = found->integer || !found->choices.empty();
    if (!(value >= found->low && value <= found->high) || (whole && value != std::floor(value))) {
      std::ostringstream text;
      text << "Use a " << (whole ? "whole number" : "number") << " from " << found->low << " to " << found->high << ".";
      throw Exception(ErrorKind::usage, "The scheduler's parameter \"" + name + "\" is out of range.", text.str());
    }
    if (!found->choices.empty()) json[name] = found->choices[static_cast<std::size_t>(value)];
    else if (found->integer) json[name] = static_cast<std::int64_t>(value);
    else json[name] = value;
  }
  return Config::parse(json.dump(), config.place());
}

}  // namespace

bool can_replace(std::string_view trained_class, std::string_view wanted_class) {
  constexpr std::string_view consistency = "SCMScheduler";
  return (trained_class == consistency) == (wanted_class == consistency);
}

std::unique_ptr<Scheduler> create_scheduler(const std::string& name, const Config& config) {
  const std::string trained = config.class_name();
  const SchedulerEntry* wanted = find_scheduler(name);
  if (wanted == nullptr && name == trained)
    throw Exception(ErrorKind::model, config.place() + ": the scheduler class \"" + name + "\" is not known.",
                    "Known schedulers: " + known_names() + ".");
  if (wanted == nullptr)
    throw Exception(ErrorKind::usage, "There is no scheduler \"" + name + "\".", "Use one of: " + known_names() + ".");
  if (wanted->class_name == trained) return wanted->create(config);
  if (trained.empty()) return wanted->create(converted(config, wanted->class_name));

  const SchedulerEntry* own = find_scheduler(trained);
  if (own == nullptr)
    throw Exception(ErrorKind::model, config.place() + ": the scheduler class \"" + trained + "\" is not known.",
                    "Known schedulers: " + known_names() + ".");
  if (!can_replace(trained, wanted->class_name))
    throw Exception(ErrorKind::usage, "This model was trained for " + trained + " and cannot be drawn with " +
                                          std::string(wanted->class_name) + ".",
                    "Leave the scheduler out to use the model's own.");
  own->create(config);  // refuses a checkpoint that is no flow model after all
  return wanted->create(converted(config, wanted->class_name));
}

std::unique_ptr<Scheduler> create_scheduler(const std::string& name, const Config& config,
                                            const std::map<std::string, double>& parameters) {
  auto scheduler = create_scheduler(name, config);
  if (parameters.empty()) return scheduler;
  return create_scheduler(name, with_parameters(config, *scheduler, parameters));
}

}  // namespace sana::engine
