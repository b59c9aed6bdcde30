// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/tokenizer/gemma/vocabulary.h"

namespace sana::engine {

/// Finds added tokens in text: the leftmost one, of those that begin there the longest.
/// Source: tokenizers AddedVocabulary (Aho-Corasick, LeftmostLongest).
class AddedTokenFinder {
 public:
  struct Match {
    std::size_t begin = 0, end = 0;
    std::int32_t id = 0;
  };

  AddedTokenFinder() = default;
  /// Texts are not empty and all different.
  explicit AddedTokenFinder(std::vector<AddedToken> tokens);

  /// The first match at or after `from`.
  std::optional<Match> find(std::string_view text, std::size_t from) const;

 private:
  std::vector<AddedToken> tokens_;                                // sorted by text
  std::array<std::pair<std::size_t, std::size_t>, 256> first_{};  // the tokens that begin with a byte
};

}  // namespace sana::engine
