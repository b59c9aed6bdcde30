// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the window is told of a model: its defaults, what can be chosen, what it takes.

#include <filesystem>
#include <nlohmann/json.hpp>

#include "engine/pipeline/model.h"

namespace sana::engine {

/// What the model draws when nothing is chosen. Fails: as Model::complete().
GenerateRequest usual_request(Model& model);

/// The object of LOADED. Opens every component: names, shapes and sizes of all weights are checked, none is read.
/// Fails: as Model's functions do.
nlohmann::json describe_model(Model& model);

/// The object of INSPECTED: describe_model() where the folder can be drawn with, else what could be learnt of it, the
/// names of missing tensors and what is wrong ("problem", "hint"; both "" for a sound folder). Never throws for what
/// is in the folder.
nlohmann::json inspect_model(const std::filesystem::path& folder, kernels::Backend& backend);

}  // namespace sana::engine
