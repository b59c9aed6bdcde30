// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a published checkpoint's short name and a role. out: the config.json that it has, without any download.

#include <string>
#include <string_view>
#include <vector>

#include "engine/checkpoint/config.h"

namespace sana::engine {

/// sana-0.6b, sana-1.6b, sana-4.8b, sana-1.5-1.6b, sana-2k, sana-4k, sprint-0.6b, sprint-1.6b.
std::vector<std::string> published_names();

/// role: transformer, vae (DC-AE of Sana 1.1), text_encoder (Gemma-2 2B), scheduler, model_index (without tokenizer).
/// `layers` > 0 replaces the depth of the transformer or text encoder.
/// Fails: usage, listing the names, for an unknown name; Bug for an unknown role.
Config published_config(std::string_view name, std::string_view role, int layers = 0);

}  // namespace sana::engine
