// SPDX-License-Identifier: Apache-2.0
#include "engine/tokenizer/gemma/added_tokens.h"

#include <algorithm>
#include <ranges>

namespace sana::engine {

AddedTokenFinder::AddedTokenFinder(std::vector<AddedToken> tokens) : tokens_(std::move(tokens)) {
  std::ranges::sort(tokens_, {}, &AddedToken::text);
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    auto& [begin, end] = first_[static_cast<unsigned char>(tokens_[i].text.front())];
    if (begin == end) begin = i;
    end = i + 1;
  }
}

std::optional<AddedTokenFinder::Match> AddedTokenFinder::find(std::string_view text, std::size_t from) const {
  const auto byte_at = [](std::size_t depth) {
    return [depth](const AddedToken& token) { return static_cast<unsigned char>(token.text[depth]); };
  };
  for (std::size_t at = from; at < text.size(); ++at) {
    auto [begin, end] = first_[static_cast<unsigned char>(text[at])];
    std::optional<Match> longest;
    // tokens_[begin, end) all begin with text[at, at + depth); a token of just that length sorts first.
    for (std::size_t depth = 1; begin < end; ++depth) {
      if (tokens_[begin].text.size() == depth) {
        longest = Match{.begin = at, .end = at + depth, .id = tokens_[begin].id};
        ++begin;
      }
      if (at + depth >= text.size() || begin == end) break;
      const auto rest = std::ranges::subrange(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                                              tokens_.begin() + static_cast<std::ptrdiff_t>(end));
      const auto same =
          std::ranges::equal_range(rest, static_cast<unsigned char>(text[at + depth]), {}, byte_at(depth));
      begin = static_cast<std::size_t>(same.begin() - tokens_.begin());
      end = static_cast<std::size_t>(same.end() - tokens_.begin());
    }
    if (longest) return longest;
  }
  return std::nullopt;
}

}  // namespace sana::engine
