// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: sana_studio.json. out: what the model says of itself and its defaults.

#include "engine/checkpoint/model_folder.h"

namespace sana::engine {

inline constexpr const char* card_name = "sana_studio.json";

/// Every key is optional, unknown keys are ignored.
/// Fails: model, naming the key that has a wrong type or a value out of range.
ModelCard read_card(const Config& config);

}  // namespace sana::engine
