// SPDX-License-Identifier: Apache-2.0
#pragma once
// Builds a tokenizer from files of others and lets it encode.

#include <memory>

#include "engine/tokenizer/gemma/gemma_tokenizer.h"
#include "tests/fuzz/outcome.h"

namespace sana::fuzz {

inline void encode_with(const engine::GemmaTokenizerFiles& files) {
  std::unique_ptr<engine::Tokenizer> tokenizer;
  const bool is_open = succeeds(
      [&] { tokenizer = engine::create_gemma_tokenizer(files, "input", engine::Config::parse("{}", "config")); });
  if (!is_open) return;
  const std::string_view text = "A fox,  <bos> on\n\n blue \xF0\x9F\xA6\x8A\xFF <start_of_turn>";
  const auto encoding = tokenizer->encode(text);
  require(encoding.ids.size() == encoding.spans.size(), "one span an id");
  for (const auto id : encoding.ids) require(id >= 0 && id < tokenizer->vocab_size(), "ids lie in the vocabulary");
  for (const auto& [begin, end] : encoding.spans) require(begin <= end && end <= text.size(), "spans lie in the text");
}

}  // namespace sana::fuzz
