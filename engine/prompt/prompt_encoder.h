// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a prompt, an instruction before it or none. out: the embeddings that the transformer attends to.

#include <cstdint>
#include <list>
#include <memory>
#include <span>
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
  /// `store` may be null: prefixes are then kept in memory only. All arguments outlive this object, but see detach().
  PromptEncoder(const Tokenizer& tokenizer, TextEncoder& encoder, kernels::Backend& backend, PrefixStore* store);

  /// `instruction` stands directly before the cleaned prompt; "": none. max_tokens counts <bos> and the prompt.
  /// The latest embeddings are remembered, and the latest instructions' keys and values.
  /// Fails: usage (prompt too large); unusable, if the encoder's numbers are not finite; Cancelled.
  /// Source: diffusers SanaPipeline._get_gemma_prompt_embeds, encode_prompt.
  PromptEmbedding embed(const std::string& prompt, const std::string& instruction, int max_tokens,
                        std::stop_token stop = {});
  /// Whether embed() would compute nothing.
  bool remembers(const std::string& prompt, const std::string& instruction, int max_tokens) const;

  /// The encoder goes: prefixes are forgotten, embeddings stay; embed() of anything else needs attach() first.
  void detach();
  void attach(TextEncoder& encoder) { encoder_ = &encoder; }

 private:
  struct Prefix {
    std::string instruction;
    std::vector<std::int32_t> ids;  // <bos> and the instruction, without its last token
    std::shared_ptr<const PrefixState> state;
    Tensor bos_row;  // (1, channels)
  };
  struct Remembered {
    std::string prompt, instruction;
    int max_tokens;
    PromptEmbedding embedding;
    bool is_for(const std::string& text, const std::string& before, int limit) const {
      return max_tokens == limit && prompt == text && instruction == before;
    }
  };
  static constexpr std::size_t remembered_prompts = 32, kept_prefixes = 4;

  const Prefix& prefix_for(const std::string& instruction, std::stop_token stop);
  void restore_or_compute(Prefix& prefix, std::stop_token stop);
  Tensor encode_after(const Prefix& prefix, std::span<const std::int32_t> ids, std::stop_token stop);
  void require_finite(const Tensor& rows) const;
  std::vector<std::int32_t> tokenize(const std::string& text) const;
  Tensor join_rows(const Tensor& first, const Tensor& rest, std::stop_token stop);

  const Tokenizer& tokenizer_;
  TextEncoder* encoder_;
  Stage stage_;
  PrefixStore* store_;
  std::list<Prefix> prefixes_;        // latest used first
  std::list<Remembered> remembered_;  // latest used first
};

}  // namespace sana::engine
