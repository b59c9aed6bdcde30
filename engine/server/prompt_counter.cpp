// SPDX-License-Identifier: Apache-2.0
#include "engine/server/prompt_counter.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/image/utf8.h"
#include "engine/prompt/clean.h"

namespace sana::engine {
namespace {

/// How long the cleaned text is that comes from the first `end` bytes. The letter behind them keeps white space at
/// their end, which inside a text stays.
std::size_t cleaned_bytes(const std::string& text, std::size_t end) {
  return clean_prompt(text.substr(0, end) + "x").text.size() - 1;
}

/// The first place in `text` whose cleaned part holds `cleaned` bytes. Cleaning changes lengths, so it is searched for.
std::size_t original_place(const std::string& text, std::size_t cleaned) {
  std::vector<std::size_t> places{0};
  for (std::size_t at = 0; at < text.size();) {
    next_code_point(text, at);
    places.push_back(at);
  }
  return *std::ranges::partition_point(places, [&](std::size_t place) {
    return place < text.size() && cleaned_bytes(text, place) < cleaned;
  });
}

}  // namespace

PromptCounter::PromptCounter(std::shared_ptr<const Tokenizer> tokenizer, std::string instruction, int max_tokens)
    : tokenizer_(std::move(tokenizer)),
      instruction_(std::move(instruction)),
      instruction_tokens_(tokenizer_->encode(instruction_).ids.size()),
      max_tokens_(max_tokens) {}

PromptCount PromptCounter::count(const std::string& text, bool negative) const {
  const bool instructed = !negative && !instruction_.empty();
  const std::string before = instructed ? instruction_ : std::string();
  const std::size_t before_tokens = instructed ? instruction_tokens_ : 0;
  const Tokenizer::Encoding encoding = tokenizer_->encode(before + clean_prompt(text).text);
  // <bos> takes one place. Behind an instruction, so does the row of its last token, which may merge with the prompt.
  PromptCount count;
  count.limit = std::max(max_tokens_ - (instructed ? 2 : 1), 0);
  const std::size_t all = encoding.ids.size();
  count.tokens = static_cast<int>(all > before_tokens ? all - before_tokens : 0);
  const std::size_t read = before_tokens + static_cast<std::size_t>(count.limit);
  if (all <= read) return count;
  const std::size_t end = read == 0 ? 0 : encoding.spans[read - 1].second;
  count.cut_at = end <= before.size() ? 0 : original_place(text, end - before.size());
  return count;
}

}  // namespace sana::engine
