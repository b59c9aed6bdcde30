// SPDX-License-Identifier: Apache-2.0
// Source: tokenizers Tokenizer.encode, transformers GemmaTokenizer.
#include "engine/tokenizer/gemma/gemma_tokenizer.h"

#include <sentencepiece_processor.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/tokenizer/file_bytes.h"
#include "engine/tokenizer/gemma/added_tokens.h"
#include "engine/tokenizer/gemma/sentencepiece_model.h"
#include "engine/tokenizer/gemma/tokenizer_json.h"
#include "engine/tokenizer/gemma/vocabulary.h"
#include "engine/tokenizer/gemma/vocabulary_from_json.h"

namespace sana::engine {
namespace {

constexpr std::size_t max_file_bytes = std::size_t{64} << 20;
constexpr const char* model_name = "tokenizer.model";
constexpr const char* json_name = "tokenizer.json";

/// Ids of the reserved pieces by name, -1 where there is none.
ReservedIds reserved_ids(const Vocabulary& vocabulary, const ReservedTokens& names) {
  const auto id_of = [&](const std::string& name) -> std::int32_t {
    const auto found = std::ranges::find(vocabulary.added, name, &AddedToken::text);
    return found == vocabulary.added.end() ? -1 : found->id;
  };
  const auto unknown = std::ranges::find(vocabulary.pieces, PieceType::unknown, &Piece::type);
  return {.unknown = static_cast<std::int32_t>(unknown - vocabulary.pieces.begin()),
          .bos = id_of(names.bos),
          .eos = id_of(names.eos),
          .pad = id_of(names.pad)};
}

class GemmaTokenizer final : public Tokenizer {
 public:
  GemmaTokenizer(const Vocabulary& vocabulary, const ReservedTokens& names, const std::filesystem::path& file)
      : ids_(reserved_ids(vocabulary, names)), vocab_size_(static_cast<int>(vocabulary.pieces.size())) {
    if (ids_.bos < 0 || ids_.pad < 0) throw damaged(file, "it has no token " + (ids_.bos < 0 ? names.bos : names.pad));
    std::vector<AddedToken> raw, normalized;
    for (const AddedToken& token : vocabulary.added) {
      vocab_size_ = std::max(vocab_size_, token.id + 1);
      (token.normalized ? normalized : raw).push_back(token);
    }
    raw_tokens_ = AddedTokenFinder(std::move(raw));
    normalized_tokens_ = AddedTokenFinder(std::move(normalized));
    const auto status = processor_.LoadFromSerializedProto(write_sentencepiece_model(vocabulary.pieces, ids_));
    if (!status.ok()) throw damaged(file, "SentencePiece refuses it (" + status.ToString() + ")");
  }

  Encoding encode(std::string_view utf8) const override {
    Encoding out;
    split(raw_tokens_, utf8, 0, out, [&](std::string_view segment, std::size_t offset) {
      split(normalized_tokens_, segment, offset, out,
            [&](std::string_view rest, std::size_t begin) { encode_segment(rest, begin, out); });
    });
    return out;
  }

  std::int32_t bos_id() const override { return ids_.bos; }
  std::int32_t pad_id() const override { return ids_.pad; }
  int vocab_size() const override { return vocab_size_; }

 private:
  /// Appends the tokens that `finder` finds and hands what lies between them to `between`. `offset` is where `text`
  /// begins in the whole text.
  template <class Between>
  static void split(const AddedTokenFinder& finder, std::string_view text, std::size_t offset, Encoding& out,
                    const Between& between) {
    std::size_t from = 0;
    while (from < text.size()) {
      const auto match = finder.find(text, from);
      const std::size_t until = match ? match->begin : text.size();
      if (until > from) between(text.substr(from, until - from), offset + from);
      if (!match) return;
      out.ids.push_back(match->id);
      out.spans.emplace_back(offset + match->begin, offset + match->end);
      from = match->end;
    }
  }

  void encode_segment(std::string_view segment, std::size_t offset, Encoding& out) const {
    sentencepiece::ImmutableSentencePieceText pieces;
    const auto status = processor_.Encode(segment, pieces.mutable_proto());
    if (!status.ok()) throw Bug("SentencePiece cannot encode a text: " + status.ToString());
    for (std::size_t i = 0; i < pieces.pieces_size(); ++i) {
      const auto piece = pieces.pieces(static_cast<int>(i));
      out.ids.push_back(static_cast<std::int32_t>(piece.id()));
      out.spans.emplace_back(offset + piece.begin(), offset + piece.end());
    }
  }

  ReservedIds ids_;
  int vocab_size_;
  AddedTokenFinder raw_tokens_, normalized_tokens_;
  sentencepiece::SentencePieceProcessor processor_;
};

/// A token's name in tokenizer_config.json is a string, or an object with the string under "content".
std::string token_name(const Config& config, const std::string& key, const std::string& fallback) {
  if (!config.has(key)) return fallback;
  const bool nested = config.json().at(key).is_object();
  return nested ? config.object(key).text("content", fallback) : config.text(key, fallback);
}

/// Tokens that are looked for in normalised text are found in the raw text as well unless they hold a space.
void check_normalized(const std::vector<AddedToken>& added, const std::filesystem::path& file) {
  for (const AddedToken& token : added) {
    const bool space = token.text.find(' ') != std::string::npos || token.text.find("\u2581") != std::string::npos;
    if (token.normalized && space) {
      throw not_supported(file, "added token " + std::to_string(token.id) + " is normalised and holds a space");
    }
  }
}

}  // namespace

std::unique_ptr<Tokenizer> create_gemma_tokenizer(const GemmaTokenizerFiles& files, const std::filesystem::path& folder,
                                                  const Config& config) {
  if (!config.flag("add_bos_token", true) || config.flag("add_eos_token", false)) {
    throw not_supported(config.place(), "texts that do not begin with <bos> or that end with <eos>");
  }
  if (!files.model && !files.json) {
    throw Exception(ErrorKind::model, folder.string() + " holds neither tokenizer.model nor tokenizer.json.",
                    "Download the model's files again.");
  }
  const ReservedTokens names{.bos = token_name(config, "bos_token", "<bos>"),
                             .eos = token_name(config, "eos_token", "<eos>"),
                             .pad = token_name(config, "pad_token", "<pad>"),
                             .unknown = token_name(config, "unk_token", "<unk>")};
  const std::filesystem::path model_file = folder / model_name, json_file = folder / json_name;
  TokenizerJson json;
  if (files.json) {
    const auto part = files.model ? TokenizerJsonPart::added_tokens : TokenizerJsonPart::everything;
    json = read_tokenizer_json(*files.json, json_file, part);
    check_normalized(json.added, json_file);
  }
  Vocabulary vocabulary;
  if (files.model) {
    vocabulary.pieces = read_sentencepiece_model(*files.model, model_file);
    vocabulary.added = files.json ? std::move(json.added) : added_tokens_of(vocabulary.pieces);
  } else {
    vocabulary = vocabulary_from_json(std::move(json), names, json_file);
  }
  const std::filesystem::path& file = files.json ? json_file : model_file;
  check_added_tokens(vocabulary, file);
  return std::make_unique<GemmaTokenizer>(vocabulary, names, file);
}

std::unique_ptr<Tokenizer> open_gemma_tokenizer(const std::filesystem::path& folder, const Config& config) {
  const auto read = [&](const char* name) -> std::optional<std::string> {
    std::error_code ignored;
    if (!std::filesystem::exists(folder / name, ignored)) return std::nullopt;
    return read_file_bytes(folder / name, max_file_bytes);
  };
  return create_gemma_tokenizer({.model = read(model_name), .json = read(json_name)}, folder, config);
}

}  // namespace sana::engine
