// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "engine/tokenizer/gemma/tokenizer_json.h"
#include "engine/tokenizer/gemma/vocabulary.h"

namespace sana::engine {

/// The names of the reserved tokens, as tokenizer_config.json gives them.
struct ReservedTokens {
  std::string bos, eos, pad, unknown;
};

/// The vocabulary of a tokenizer.json as SentencePiece sees it: bos, eos and pad are control pieces, the other added
/// tokens user-defined; a merged piece scores minus its place in the merge list.
/// Relies on what the published converter writes: a merge for every split of a piece into two pieces.
/// Fails: model, naming `file`; not_supported where SentencePiece could not give the same ids (another normaliser, a
/// piece that no merge makes, merges of one piece that are not together).
/// Source: transformers GemmaConverter.
Vocabulary vocabulary_from_json(TokenizerJson json, const ReservedTokens& reserved, const std::filesystem::path& file);

}  // namespace sana::engine
