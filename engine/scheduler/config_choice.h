// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reading the named choices and switches of a scheduler_config.json.

#include <initializer_list>
#include <string>
#include <vector>

#include "engine/checkpoint/config.h"

namespace sana::engine {

/// Index of the key's text among `choices`; an absent key counts as `fallback`.
/// Fails: model, naming the key, its text and the choices.
int choice_of(const Config& config, const std::string& key, const std::string& fallback,
              const std::vector<std::string>& choices);

/// For switches of the reference that lead away from flow matching. Fails: model, naming the first key that is true.
void refuse_switches(const Config& config, std::initializer_list<const char*> keys);

/// A number in low..high. Fails: model, naming the key and the range.
double number_in(const Config& config, const std::string& key, double fallback, double low, double high);

}  // namespace sana::engine
