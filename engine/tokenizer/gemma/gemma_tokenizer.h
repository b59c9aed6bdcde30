// SPDX-License-Identifier: Apache-2.0
#pragma once
// Gemma's tokenizer: added tokens are cut out of the text first, SentencePiece encodes what lies between.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "engine/tokenizer/tokenizer.h"

namespace sana::engine {

/// The contents of a tokenizer's folder; one of the two is there. tokenizer.model has the pieces where it is there,
/// tokenizer.json the added tokens.
struct GemmaTokenizerFiles {
  std::optional<std::string> model;  ///< tokenizer.model
  std::optional<std::string> json;   ///< tokenizer.json
};

/// `folder` is only for messages. Fails: as open_tokenizer.
std::unique_ptr<Tokenizer> create_gemma_tokenizer(const GemmaTokenizerFiles& files, const std::filesystem::path& folder,
                                                  const Config& config);

/// Reads the files of a folder. Fails: as open_tokenizer.
std::unique_ptr<Tokenizer> open_gemma_tokenizer(const std::filesystem::path& folder, const Config& config);

}  // namespace sana::engine
