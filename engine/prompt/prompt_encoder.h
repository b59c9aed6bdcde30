// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a prompt, an instruction before it or none. out: the embeddings that the transformer attends to.

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/core/stage.h"
#include "engine/prompt/prefix_store.h"
#include "engine/text_encoder/text_encoder.h"
#include "engine/tokenizer/tokenizer.h"

namespace sana::engine {

/// The reference's selection without its padding: row 0 is <bos>, the rest are the prompt's tokens.
struct PromptEmbedding {
  std::vector<std::int32_t> ids;  ///< what the encoder read: <bos>, instruction, prompt
  Tensor rows;                    ///< (valid rows, channels)
  bool repaired = false;          ///< broken UTF-8 was replaced
  bool cut = false;               ///< the prompt was longer than the model reads
  bool remembered = false;        ///< nothing was computed
};

class PromptEncoder {
 public:
  /// `store` may be null: prefixes are then kept in memory only. All arguments outlive this object.
  PromptEncoder(const Tokenizer& tokenizer, TextEncoder& encoder, kernels::Backend& backend, PrefixStore* store);

  /// `instruction` stands directly before the cleaned prompt; "": none. max_tokens counts <bos> and the prompt.
  /// The latest embeddings are remembered, and every instruction's keys and values.
  /// Fails: usage (prompt too large), Cancelled.
  /// Source: diffusers SanaPipeline._get_gemma_prompt_embeds, encode_prompt.
  PromptEmbedding embed(const std::string& prompt, const std::string& instruction, int max_tokens,
                        std::stop_token stop = {});

 private:
  struct Prefix {
    std::vector<std::int32_t> ids;  // <bos> and the instruction, without its last token
    std::shared_ptr<const PrefixState> state;
    Tensor bos_row;  // (1, channels)
  };
  struct Remembered {
    std::string prompt, instruction;
    int max_tokens;
    PromptEmbedding embedding;
  };
  static constexpr std::size_t remembered_prompts = 32;

  Prefix& prefix_for(const std::string& instruction, std::stop_token stop);
  void restore_or_compute(Prefix& prefix, const std::string& instruction, std::stop_token stop);
  std::vector<std::int32_t> tokenize(const std::string& text) const;
  Tensor join_rows(const Tensor& first, const Tensor& rest);

  const Tokenizer& tokenizer_;
  TextEncoder& encoder_;
  Stage stage_;
  PrefixStore* store_;
  std::map<std::string, Prefix> prefixes_;
  std::list<Remembered> remembered_;  // newest first
};

}  // namespace sana::engine
