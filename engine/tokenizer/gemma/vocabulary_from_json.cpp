// SPDX-License-Identifier: Apache-2.0
#include "engine/tokenizer/gemma/vocabulary_from_json.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace sana::engine {
namespace {

using IdsByText = std::unordered_map<std::string_view, std::size_t>;

constexpr std::string_view word_separator = "\u2581";
constexpr std::string_view tab_byte = "<0x09>";

void check_settings(const TokenizerJson& json, const std::filesystem::path& file) {
  struct Expectation {
    const char* path;
    std::string_view value;
  };
  static constexpr auto expected = std::to_array<Expectation>({
      {"model.type", "BPE"},
      {"model.byte_fallback", "true"},
      {"normalizer.type", "Replace"},
      {"normalizer.pattern.String", " "},
      {"normalizer.content", word_separator},
      {"model.continuing_subword_prefix", ""},
      {"model.end_of_word_suffix", ""},
  });
  for (const auto& [path, value] : expected) {
    const std::string got = json.setting(path);
    if (got != value) throw not_supported(file, std::string(path) + " is \"" + got + "\"");
  }
  if (json.setting("model.ignore_merges") == "true") throw not_supported(file, "model.ignore_merges is true");
  const std::string dropout = json.setting("model.dropout");
  if (!dropout.empty() && dropout != "0" && dropout != "0.0") throw not_supported(file, "model.dropout is " + dropout);
  // After the normaliser there is no space left to split at.
  const std::string split = json.setting("pre_tokenizer.type");
  if (!split.empty() && (split != "Split" || json.setting("pre_tokenizer.pattern.String") != " ")) {
    throw not_supported(file, "pre_tokenizer.type is " + split);
  }
}

/// Ids 0, 1, 2, ... without gap or repetition.
std::vector<Piece> dense_pieces(TokenizerJson& json, const std::filesystem::path& file) {
  if (json.vocabulary.empty()) throw damaged(file, "it has no vocabulary");
  std::vector<Piece> pieces(json.vocabulary.size());
  std::vector<bool> taken(pieces.size());
  for (auto& [text, number] : json.vocabulary) {
    const auto id = static_cast<std::size_t>(number);
    if (id >= pieces.size() || taken[id]) {
      throw damaged(file, "token " + std::to_string(id) + " is listed twice or leaves a gap");
    }
    taken[id] = true;
    pieces[id].text = std::move(text);
  }
  return pieces;
}

void set_reserved_types(std::vector<Piece>& pieces, const IdsByText& ids, const TokenizerJson& json,
                        const ReservedTokens& reserved) {
  for (const AddedToken& token : json.added) {
    const auto found = ids.find(token.text);
    if (found == ids.end()) continue;
    const bool control = token.text == reserved.bos || token.text == reserved.eos || token.text == reserved.pad;
    pieces[found->second].type = control ? PieceType::control : PieceType::user_defined;
  }
  if (const auto found = ids.find(reserved.unknown); found != ids.end()) {
    pieces[found->second].type = PieceType::unknown;
  }
}

void set_byte_types(std::vector<Piece>& pieces, const IdsByText& ids) {
  for (Piece& piece : pieces) {
    if (piece.type == PieceType::normal && byte_of_piece(piece.text) >= 0) piece.type = PieceType::byte;
  }
  // The converter stores the tab's byte as the tab itself.
  const auto tab = ids.find("\t");
  if (tab == ids.end() || ids.contains(tab_byte)) return;
  Piece& piece = pieces[tab->second];
  if (piece.type == PieceType::normal) piece.type = PieceType::byte;
}

bool is_single_character(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }) == 1;
}

void set_scores(std::vector<Piece>& pieces, const IdsByText& ids, const std::vector<std::string>& merged,
                const std::filesystem::path& file) {
  std::vector<bool> scored(pieces.size());
  for (std::size_t rank = 0; rank < merged.size(); ++rank) {
    const auto found = ids.find(merged[rank]);
    if (found == ids.end()) throw damaged(file, "merge " + std::to_string(rank) + " makes no piece of the vocabulary");
    const std::size_t id = found->second;
    // Runs of added tokens are found by their text; their merges come first and are interleaved.
    if (pieces[id].type != PieceType::normal) continue;
    if (scored[id]) throw not_supported(file, "the merges of piece " + std::to_string(id) + " are not together");
    scored[id] = true;
    pieces[id].score = -1.0F - static_cast<float>(rank);
  }
  for (std::size_t id = 0; id < pieces.size(); ++id) {
    if (pieces[id].type != PieceType::normal || scored[id] || is_single_character(pieces[id].text)) continue;
    throw not_supported(file, "no merge makes piece " + std::to_string(id));
  }
}

}  // namespace

Vocabulary vocabulary_from_json(TokenizerJson json, const ReservedTokens& reserved, const std::filesystem::path& file) {
  check_settings(json, file);
  Vocabulary vocabulary{.pieces = dense_pieces(json, file), .added = {}};
  ReservedTokens names = reserved;
  if (const std::string unknown = json.setting("model.unk_token"); !unknown.empty()) names.unknown = unknown;
  IdsByText ids;
  ids.reserve(vocabulary.pieces.size());
  for (std::size_t id = 0; id < vocabulary.pieces.size(); ++id) {
    if (!ids.emplace(vocabulary.pieces[id].text, id).second) {
      throw damaged(file, "piece " + std::to_string(id) + " repeats an earlier one");
    }
  }
  set_reserved_types(vocabulary.pieces, ids, json, names);
  set_byte_types(vocabulary.pieces, ids);
  set_scores(vocabulary.pieces, ids, json.merged, file);
  for (Piece& piece : vocabulary.pieces) {
    if (piece.type == PieceType::byte && piece.text == "\t") piece.text = tab_byte;
  }
  vocabulary.added = std::move(json.added);
  check_pieces(vocabulary.pieces, file);
  return vocabulary;
}

}  // namespace sana::engine
