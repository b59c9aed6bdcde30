// SPDX-License-Identifier: Apache-2.0
#pragma once
// What several stages of the workbench read in the same way.

#include <string>
#include <vector>

#include "engine/checkpoint/model_folder.h"
#include "engine/core/component.h"
#include "tests/golden/workbench/golden_case.h"

namespace sana::golden {

inline engine::ComponentParts component_parts(const std::filesystem::path& folder, kernels::Backend& backend) {
  return {engine::Config::read(folder / "config.json"), engine::open_weights(folder), backend};
}

/// params.prompt, or the list in params.prompt_json.
std::vector<std::string> prompts_of(const GoldenCase& golden);
/// The instruction that a case asks for; "" for none.
std::string instruction_of(const GoldenCase& golden);

/// A parameter that may be the text "none".
inline std::optional<double> optional_number(const nlohmann::json& params, const std::string& key) {
  if (!params.contains(key) || params[key].is_string()) return std::nullopt;
  return params[key].get<double>();
}

}  // namespace sana::golden
