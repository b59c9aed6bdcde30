// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A model that is not there: any folder is one. "broken" cannot be opened, "noguidance" knows no guidance.

#include <nlohmann/json.hpp>
#include <string>

namespace sana::fake_engine {

bool is_broken(const std::string& folder);
nlohmann::json describe(const std::string& folder);
/// describe(), with what is wrong with a broken folder.
nlohmann::json inspect(const std::string& folder);
/// The recipe as drawn: every value that was left to the model filled in, without uid and created.
nlohmann::json completed(nlohmann::json recipe, const nlohmann::json& model);
/// {"tokens","limit","cut_at"}: a token a word, and one at the start.
nlohmann::json count_tokens(const std::string& text);

}  // namespace sana::fake_engine
