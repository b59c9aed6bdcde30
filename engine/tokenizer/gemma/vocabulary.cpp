// SPDX-License-Identifier: Apache-2.0
#include "engine/tokenizer/gemma/vocabulary.h"

#include <unicode/utf8.h>

#include <array>
#include <charconv>
#include <cmath>
#include <unordered_set>

namespace sana::engine {
namespace {

bool is_utf8(std::string_view text) {
  std::int32_t position = 0;
  const auto size = static_cast<std::int32_t>(text.size());
  while (position < size) {
    UChar32 code_point = 0;
    U8_NEXT(text.data(), position, size, code_point);
    if (code_point < 0) return false;
  }
  return true;
}

/// What is wrong with one piece's text, or "".
std::string fault_of_text(std::string_view text) {
  if (text.empty()) return "is empty";
  if (text.size() > max_piece_bytes) return "is " + std::to_string(text.size()) + " bytes long";
  if (!is_utf8(text)) return "is no valid UTF-8";
  return {};
}

}  // namespace

Exception damaged(const std::filesystem::path& file, const std::string& what) {
  return Exception(ErrorKind::model, file.string() + " is damaged: " + what + ".", "Download the model's files again.");
}

Exception not_supported(const std::filesystem::path& file, const std::string& what) {
  return Exception(ErrorKind::not_supported, file.string() + " asks for what is not supported: " + what + ".",
                   "Use the tokenizer that the model was published with.");
}

int byte_of_piece(std::string_view text) {
  if (text.size() != 6 || !text.starts_with("<0x") || text[5] != '>') return -1;
  int value = -1;
  const auto [end, error] = std::from_chars(text.data() + 3, text.data() + 5, value, 16);
  return error == std::errc() && end == text.data() + 5 ? value : -1;
}

void check_pieces(const std::vector<Piece>& pieces, const std::filesystem::path& file) {
  if (pieces.empty()) throw damaged(file, "it holds no pieces");
  if (pieces.size() > max_pieces) throw damaged(file, "it holds more than " + std::to_string(max_pieces) + " pieces");
  std::unordered_set<std::string_view> texts;
  texts.reserve(pieces.size());
  std::array<bool, 256> bytes{};
  std::size_t unknown = 0;
  for (std::size_t id = 0; id < pieces.size(); ++id) {
    const Piece& piece = pieces[id];
    const auto fail = [&](const std::string& what) {
      return damaged(file, "piece " + std::to_string(id) + " " + what);
    };
    if (const std::string fault = fault_of_text(piece.text); !fault.empty()) throw fail(fault);
    if (!std::isfinite(piece.score)) throw fail("has a score that is no number");
    if (!texts.insert(piece.text).second) throw fail("repeats an earlier one");
    if (piece.type == PieceType::unknown) ++unknown;
    // The library keeps these in a table of zero-terminated strings.
    if (piece.type == PieceType::user_defined && piece.text.find('\0') != std::string::npos) {
      throw fail("contains a zero byte");
    }
    if (piece.type != PieceType::byte) continue;
    const int byte = byte_of_piece(piece.text);
    if (byte < 0 || bytes[static_cast<std::size_t>(byte)]) throw fail("is no byte piece, or stands for one twice");
    bytes[static_cast<std::size_t>(byte)] = true;
  }
  if (unknown != 1) throw damaged(file, "it has " + std::to_string(unknown) + " unknown pieces instead of one");
  for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
    if (!bytes[byte]) throw damaged(file, "byte " + std::to_string(byte) + " has no piece");
  }
}

std::vector<AddedToken> added_tokens_of(const std::vector<Piece>& pieces) {
  std::vector<AddedToken> added;
  for (std::size_t id = 0; id < pieces.size(); ++id) {
    const PieceType type = pieces[id].type;
    if (type == PieceType::normal || type == PieceType::byte) continue;
    added.push_back({.text = pieces[id].text, .id = static_cast<std::int32_t>(id)});
  }
  return added;
}

void check_added_tokens(const Vocabulary& vocabulary, const std::filesystem::path& file) {
  std::unordered_set<std::string_view> texts;
  std::unordered_set<std::int32_t> ids;
  for (const AddedToken& token : vocabulary.added) {
    const auto fail = [&](const std::string& what) {
      return damaged(file, "added token " + std::to_string(token.id) + " " + what);
    };
    if (const std::string fault = fault_of_text(token.text); !fault.empty()) throw fail(fault);
    if (token.id < 0 || static_cast<std::size_t>(token.id) >= max_pieces) throw fail("is out of range");
    if (!texts.insert(token.text).second || !ids.insert(token.id).second) throw fail("is listed twice");
    const auto id = static_cast<std::size_t>(token.id);
    if (id < vocabulary.pieces.size() && vocabulary.pieces[id].text != token.text) {
      throw fail("is another piece of the vocabulary");
    }
  }
}

}  // namespace sana::engine
