// SPDX-License-Identifier: Apache-2.0
#pragma once
// tokenizer.json as it is written, read in one pass without a document tree (the published one has 17 MB).

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/tokenizer/gemma/vocabulary.h"

namespace sana::engine {

struct TokenizerJson {
  std::vector<AddedToken> added;
  std::vector<std::pair<std::string, std::int32_t>> vocabulary;  ///< in the order of the file
  /// What the merges make, in the order of their ranks; neighbours that make the same piece are one entry.
  std::vector<std::string> merged;
  /// The small values outside those lists by their path, as text: "normalizer.content", "model.byte_fallback".
  std::map<std::string, std::string> settings;

  std::string setting(const std::string& path) const;  ///< "" if absent or null
};

enum class TokenizerJsonPart : std::uint8_t { everything, added_tokens };

/// added_tokens stops after that list: a damage behind it goes unnoticed.
/// Fails: model, naming `file`, if it is no JSON, deeper than 32, or a list holds something of the wrong type;
/// not_supported if an added token asks for stripped or whole words.
TokenizerJson read_tokenizer_json(std::string_view bytes, const std::filesystem::path& file, TokenizerJsonPart part);

}  // namespace sana::engine
