// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a prompt as it is being typed. out: how many tokens it has and where the model stops reading.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "engine/tokenizer/tokenizer.h"

namespace sana::engine {

struct PromptCount {
  int tokens = 0, limit = 0;          ///< of the person's own text: neither <bos> nor the instruction counts
  std::optional<std::size_t> cut_at;  ///< byte of the text behind which nothing is read; absent if all is
};

/// Counts as PromptEncoder::embed() does. May be used by several threads at once.
class PromptCounter {
 public:
  /// `instruction` stands before the prompt, "" for none; max_tokens as in GenerateRequest.
  PromptCounter(std::shared_ptr<const Tokenizer> tokenizer, std::string instruction, int max_tokens);
  /// Fails: usage, for a prompt that is too large.
  PromptCount count(const std::string& text, bool negative) const;

 private:
  std::shared_ptr<const Tokenizer> tokenizer_;
  std::string instruction_;
  std::size_t instruction_tokens_;
  int max_tokens_;
};

}  // namespace sana::engine
