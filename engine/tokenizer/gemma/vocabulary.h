// SPDX-License-Identifier: Apache-2.0
#pragma once
// What both forms of the tokenizer's files are read into, and the checks that they must pass before the SentencePiece
// library sees them (it trusts its model).

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"

namespace sana::engine {

/// The numbers are those of SentencePiece's ModelProto.
enum class PieceType : std::uint8_t { normal = 1, unknown = 2, control = 3, user_defined = 4, byte = 6 };

struct Piece {
  std::string text;
  float score = 0;  ///< the pair whose union has the highest score is merged first; 0 where it does not matter
  PieceType type = PieceType::normal;
};

/// A token that is cut out of the text before anything else.
struct AddedToken {
  std::string text;
  std::int32_t id = 0;
  bool normalized = false;  ///< looked for after the others, in what these leave
};

struct Vocabulary {
  std::vector<Piece> pieces;  ///< index = id
  std::vector<AddedToken> added;
};

inline constexpr std::size_t max_pieces = 1U << 20;
inline constexpr std::size_t max_piece_bytes = 1024;

/// The byte that a piece "<0xXX>" stands for, or -1.
int byte_of_piece(std::string_view text);

/// The pieces are valid UTF-8, not empty, not longer than max_piece_bytes and all different; scores are finite; one
/// piece is unknown; each of the 256 bytes has its piece.
/// Fails: model, naming `file` and the first piece that breaks a rule.
void check_pieces(const std::vector<Piece>& pieces, const std::filesystem::path& file);

/// Exactly the tokens that the pieces' types name: control, unknown and user_defined.
std::vector<AddedToken> added_tokens_of(const std::vector<Piece>& pieces);

/// Added tokens within the pieces equal them, no id and no text appears twice.
/// Fails: model, naming `file` and the token.
void check_added_tokens(const Vocabulary& vocabulary, const std::filesystem::path& file);

/// An Exception of kind model that names the file.
Exception damaged(const std::filesystem::path& file, const std::string& what);
/// The same for what is understood but not built.
Exception not_supported(const std::filesystem::path& file, const std::string& what);

}  // namespace sana::engine
