// SPDX-License-Identifier: Apache-2.0
#include "engine/checkpoint/json_text.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <vector>

#include "engine/core/error.h"

namespace sana::engine {
namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse(const std::string& place, const std::string& what) {
  throw Exception(ErrorKind::model, place + " cannot be read: " + what + ".",
                  "Download the file again; it is damaged or no JSON.");
}

/// A literal outside the standard, by its place among all numbers of the text.
struct Literal {
  std::size_t ordinal;
  double value;
};

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '-' || c == '.';
}

std::optional<double> literal_value(std::string_view word) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (word == "Infinity") return infinity;
  if (word == "-Infinity") return -infinity;
  if (word == "NaN") return std::numeric_limits<double>::quiet_NaN();
  return std::nullopt;
}

/// Replaces each such literal by a zero of the same length and notes which number of the text it is.
std::vector<Literal> replace_literals(std::string& text) {
  std::vector<Literal> literals;
  std::size_t numbers = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') {
      for (++i; i < text.size() && text[i] != '"'; ++i)
        if (text[i] == '\\') ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end == i) continue;
    if (const std::optional<double> value = literal_value({text.data() + i, end - i})) {
      literals.push_back({numbers++, *value});
      text.replace(i, end - i, '0' + std::string(end - i - 1, ' '));
    } else if (text[i] == '-' || (text[i] >= '0' && text[i] <= '9')) {
      ++numbers;
    }
    i = end - 1;
  }
  return literals;
}

/// Builds the tree; refuses what the library itself lets through.
class TreeBuilder final : public nlohmann::json_sax<Json> {
 public:
  TreeBuilder(std::string_view text, const std::string& place, std::vector<Literal> literals)
      : text_(text), place_(place), literals_(std::move(literals)) {}

  Json take() { return std::move(root_); }

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put_number(value); }
  bool number_unsigned(number_unsigned_t value) override { return put_number(value); }
  bool number_float(number_float_t value, const string_t&) override { return put_number(value); }
  bool string(string_t& value) override { return put(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    Json& object = *open_.back();
    if (object.contains(name)) refuse(place_, "the key " + Json(name).dump() + " occurs twice in one object");
    slot_ = &object[name];
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    refuse(place_, "it is no valid JSON at " + line_and_column(text_, position ? position - 1 : 0));
  }

 private:
  Json* insert(Json value) {
    Json* target = slot_;
    if (open_.empty()) target = &root_;
    else if (open_.back()->is_array()) target = &open_.back()->emplace_back();
    *target = std::move(value);
    return target;
  }
  bool put(Json value) { return insert(std::move(value)) != nullptr; }
  template <class Number>
  bool put_number(Number value) {
    const std::size_t ordinal = numbers_++;
    if (next_literal_ < literals_.size() && literals_[next_literal_].ordinal == ordinal)
      return put(literals_[next_literal_++].value);
    return put(value);
  }
  bool open(Json container) {
    if (open_.size() == json_depth)
      refuse(place_, "it is nested deeper than " + std::to_string(json_depth) + " levels");
    open_.push_back(insert(std::move(container)));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  std::string_view text_;
  const std::string& place_;
  std::vector<Literal> literals_;
  std::size_t next_literal_ = 0, numbers_ = 0;
  Json root_;
  std::vector<Json*> open_;  // containers not yet closed; only the innermost grows, so the others stay in place
  Json* slot_ = nullptr;     // where the value of the last key goes
};

}  // namespace

nlohmann::json parse_json(std::string_view text, const std::string& place, NonFinite non_finite) {
  // The library takes a NUL for the end of the text.
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
    refuse(place, "it holds a zero byte at " + line_and_column(text, nul));
  std::string replaced;
  std::vector<Literal> literals;
  if (non_finite == NonFinite::accept) {
    replaced = text;
    literals = replace_literals(replaced);
    text = replaced;
  }
  TreeBuilder builder(text, place, std::move(literals));
  if (!Json::sax_parse(text, &builder)) refuse(place, "it is no valid JSON");
  return builder.take();
}

std::string read_text(const std::filesystem::path& file, std::size_t limit) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status))
    throw Exception(ErrorKind::model, "The file " + file.string() + " is missing.",
                    "Download the model again, all of its files.");
  if (!std::filesystem::is_regular_file(status))
    throw Exception(ErrorKind::model, file.string() + " is no file.", "Download the model again.");
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (!error && size > limit)
    throw Exception(ErrorKind::model,
                    file.string() + " has " + std::to_string(size) + " bytes; at most " + std::to_string(limit) +
                        " are read from a file of this kind.",
                    "Check that this is the file that its name says.");
  std::ifstream stream(file, std::ios::binary);
  std::string text(error ? 0 : static_cast<std::size_t>(size), '\0');
  if (error || !stream || !stream.read(text.data(), static_cast<std::streamsize>(text.size())))
    throw Exception(ErrorKind::model, "The file " + file.string() + " cannot be read.",
                    "Check its permissions and the disk.");
  return text;
}

std::string line_and_column(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  return "line " + std::to_string(line) + ", column " + std::to_string(before.size() - line_begin + 1);
}

}  // namespace sana::engine
