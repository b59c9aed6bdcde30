// SPDX-License-Identifier: Apache-2.0
#include "engine/tokenizer/gemma/tokenizer_json.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace sana::engine {
namespace {

constexpr std::size_t max_depth = 32;
constexpr std::size_t max_settings = 512;
constexpr std::size_t max_merged = 4 * max_pieces;

enum class Place : std::uint8_t { other, root, added_list, added_token, model, vocabulary, merges, merge_pair };

/// A container that is open, and the key that was read last in it.
struct Level {
  Place place = Place::other;
  std::string key;
};

/// Receives the parser's events. Returning false stops the parser.
class Reader final : public nlohmann::json_sax<nlohmann::json> {
 public:
  Reader(const std::filesystem::path& file, TokenizerJsonPart part) : file_(file), part_(part) {}

  TokenizerJson take() { return std::move(result_); }
  bool stopped() const { return stopped_; }
  const std::string& fault() const { return fault_; }

  bool null() override { return scalar(""); }
  bool boolean(bool value) override {
    if (place() == Place::added_token) return token_flag(value);
    return scalar(value ? "true" : "false");
  }
  bool number_integer(std::int64_t value) override { return integer(value); }
  bool number_unsigned(std::uint64_t value) override {
    return integer(value < max_pieces ? static_cast<std::int64_t>(value) : -1);
  }
  bool number_float(double, const std::string& text) override { return scalar(text); }
  bool binary(nlohmann::json::binary_t&) override { return false; }

  bool string(std::string& value) override {
    switch (place()) {
      case Place::added_token:
        if (levels_.back().key == "content") token_.text = std::move(value);
        return true;
      case Place::merges:
        return merge_text(value);
      case Place::merge_pair:
        if (++pair_size_ > 2 || value.empty()) throw damaged(file_, "a merge is no pair of pieces");
        pair_ += value;
        return true;
      default:
        return scalar(value);
    }
  }

  bool key(std::string& name) override {
    levels_.back().key = std::move(name);
    return true;
  }

  bool start_object(std::size_t) override {
    const std::string_view name = levels_.empty() ? std::string_view() : levels_.back().key;
    Place inner = Place::other;
    if (levels_.empty()) inner = Place::root;
    if (place() == Place::root && name == "model") inner = Place::model;
    if (place() == Place::model && name == "vocab") inner = Place::vocabulary;
    if (place() == Place::added_list) {
      inner = Place::added_token;
      token_ = {};
      token_id_.reset();
    }
    return open(inner);
  }

  bool start_array(std::size_t) override {
    const std::string_view name = levels_.empty() ? std::string_view() : levels_.back().key;
    Place inner = Place::other;
    if (place() == Place::root && name == "added_tokens") inner = Place::added_list;
    if (place() == Place::model && name == "merges") inner = Place::merges;
    if (place() == Place::merges) {
      inner = Place::merge_pair;
      pair_.clear();
      pair_size_ = 0;
    }
    return open(inner);
  }

  bool end_object() override {
    if (place() == Place::added_token) finish_token();
    levels_.pop_back();
    return true;
  }

  bool end_array() override {
    const Place closed = place();
    levels_.pop_back();
    if (closed == Place::merge_pair) {
      if (pair_size_ != 2) throw damaged(file_, "a merge is no pair of pieces");
      add_merged(std::move(pair_));
    }
    stopped_ = closed == Place::added_list && part_ == TokenizerJsonPart::added_tokens;
    return !stopped_;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
    fault_ = "it is no JSON from byte " + std::to_string(position) + " on";
    return false;
  }

 private:
  Place place() const { return levels_.empty() ? Place::other : levels_.back().place; }

  bool open(Place inner) {
    const bool list_of_values = place() == Place::vocabulary || place() == Place::merge_pair;
    const bool wrong_kind = inner == Place::other && (place() == Place::merges || place() == Place::added_list);
    if (list_of_values || wrong_kind) throw damaged(file_, "a list of tokens holds something else");
    if (levels_.size() == max_depth) throw damaged(file_, "it is nested too deeply");
    levels_.push_back({.place = inner, .key = {}});
    return true;
  }

  bool scalar(const std::string& text) {
    switch (place()) {
      case Place::other:
      case Place::root:
      case Place::model:
        break;
      case Place::added_token:
        return true;
      default:
        throw damaged(file_, "a list of tokens holds something else");
    }
    if (result_.settings.size() == max_settings) return true;
    std::string path;
    for (const Level& level : levels_) path += (path.empty() ? "" : ".") + level.key;
    result_.settings[path] = text;
    return true;
  }

  bool integer(std::int64_t value) {
    const bool token_id = place() == Place::added_token && levels_.back().key == "id";
    if (!token_id && place() != Place::vocabulary) return scalar(std::to_string(value));
    if (value < 0 || value >= static_cast<std::int64_t>(max_pieces))
      throw damaged(file_, "a token's id is out of range");
    const auto id = static_cast<std::int32_t>(value);
    if (token_id) {
      token_id_ = id;
      return true;
    }
    if (result_.vocabulary.size() == max_pieces) throw damaged(file_, "its vocabulary is too large");
    result_.vocabulary.emplace_back(std::move(levels_.back().key), id);
    return true;
  }

  bool token_flag(bool value) {
    const std::string& name = levels_.back().key;
    if (name == "normalized") token_.normalized = value;
    const bool changes_text = name == "single_word" || name == "lstrip" || name == "rstrip";
    if (changes_text && value) throw not_supported(file_, "an added token with the option " + name);
    return true;
  }

  void finish_token() {
    if (!token_id_) throw damaged(file_, "an added token has no id");
    if (result_.added.size() == max_pieces) throw damaged(file_, "it has too many added tokens");
    token_.id = *token_id_;
    result_.added.push_back(std::move(token_));
  }

  /// A merge in the older spelling: both pieces with one space between them.
  bool merge_text(const std::string& text) {
    const std::size_t space = text.find(' ');
    if (space == 0 || space == std::string::npos || space + 1 == text.size() ||
        text.find(' ', space + 1) != std::string::npos) {
      throw damaged(file_, "a merge is no pair of pieces");
    }
    std::string joined = text;
    joined.erase(space, 1);
    add_merged(std::move(joined));
    return true;
  }

  void add_merged(std::string piece) {
    if (!result_.merged.empty() && result_.merged.back() == piece) return;
    if (result_.merged.size() == max_merged) throw damaged(file_, "it has too many merges");
    result_.merged.push_back(std::move(piece));
  }

  const std::filesystem::path& file_;
  TokenizerJsonPart part_;
  TokenizerJson result_;
  std::vector<Level> levels_;
  AddedToken token_;
  std::optional<std::int32_t> token_id_;
  std::string pair_;
  int pair_size_ = 0;
  bool stopped_ = false;
  std::string fault_;
};

}  // namespace

std::string TokenizerJson::setting(const std::string& path) const {
  const auto found = settings.find(path);
  return found == settings.end() ? std::string() : found->second;
}

TokenizerJson read_tokenizer_json(std::string_view bytes, const std::filesystem::path& file, TokenizerJsonPart part) {
  Reader reader(file, part);
  const bool complete = nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &reader);
  if (!complete && !reader.stopped()) throw damaged(file, reader.fault());
  return reader.take();
}

}  // namespace sana::engine
