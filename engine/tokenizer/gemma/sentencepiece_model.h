// SPDX-License-Identifier: Apache-2.0
#pragma once
// The few fields of SentencePiece's ModelProto that a Gemma tokenizer needs, read and written in protobuf wire format.
// Source: sentencepiece_model.proto (pieces 1, trainer_spec 2, normalizer_spec 3).

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/tokenizer/gemma/vocabulary.h"

namespace sana::engine {

/// Ids of the reserved pieces, -1 where there is none.
struct ReservedIds {
  std::int32_t unknown = 0, bos = 1, eos = 2, pad = -1;
};

/// The pieces of a tokenizer.model, checked by check_pieces.
/// Fails: model, naming `file`, if the bytes are damaged; not_supported if it is no byte-pair model with byte fallback
/// and identity normalisation.
std::vector<Piece> read_sentencepiece_model(std::string_view bytes, const std::filesystem::path& file);

/// A byte-pair ModelProto: byte fallback, identity normalisation, spaces become U+2581, no dummy prefix, all white
/// space kept.
std::string write_sentencepiece_model(const std::vector<Piece>& pieces, const ReservedIds& ids);

}  // namespace sana::engine
