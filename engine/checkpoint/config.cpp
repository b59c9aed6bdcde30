// SPDX-License-Identifier: Apache-2.0
#include "engine/checkpoint/config.h"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/checkpoint/json_text.h"
#include "engine/core/error.h"

namespace sana::engine {
namespace {

using Json = nlohmann::json;

constexpr std::size_t largest_config = std::size_t{16} << 20;

/// The value of a present, non-null key.
const Json* value_of(const Json& object, const std::string& key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

/// Integers as written, and floats that hold one exactly (2.0).
std::optional<std::int64_t> as_integer(const Json& value) {
  constexpr double exact = 9007199254740992.0;  // 2^53
  if (value.is_number_unsigned()) {
    const auto wide = value.get<std::uint64_t>();
    if (wide > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
    return static_cast<std::int64_t>(wide);
  }
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (!value.is_number_float()) return std::nullopt;
  const double number = value.get<double>();
  if (!(std::abs(number) <= exact) || number != std::trunc(number)) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

std::optional<std::vector<std::int64_t>> as_integers(const Json& value) {
  if (!value.is_array()) return std::nullopt;
  std::vector<std::int64_t> integers;
  for (const Json& element : value) {
    const std::optional<std::int64_t> integer = as_integer(element);
    if (!integer) return std::nullopt;
    integers.push_back(*integer);
  }
  return integers;
}

}  // namespace

Config::Config() : json_(std::make_shared<const Json>(Json::object())) {}

Config Config::parse(std::string_view text, std::string place) {
  Json tree = parse_json(text, place, NonFinite::accept);
  if (!tree.is_object())
    throw Exception(ErrorKind::model, place + " holds no JSON object.", "Check that it is the file its name says.");
  Config config;
  config.json_ = std::make_shared<const Json>(std::move(tree));
  config.place_ = std::move(place);
  return config;
}

Config Config::read(const std::filesystem::path& file) { return parse(read_text(file, largest_config), file.string()); }

bool Config::has(const std::string& key) const { return value_of(*json_, key) != nullptr; }

std::int64_t Config::integer(const std::string& key, std::int64_t fallback) const {
  const Json* value = value_of(*json_, key);
  if (!value) return fallback;
  const std::optional<std::int64_t> integer = as_integer(*value);
  if (!integer) fail(key, "must be an integer");
  return *integer;
}

std::int64_t Config::integer_in(const std::string& key, std::int64_t fallback, std::int64_t low,
                                std::int64_t high) const {
  const std::int64_t value = integer(key, fallback);
  if (value < low || value > high)
    fail(key, "is " + std::to_string(value) + " and must be between " + std::to_string(low) + " and " +
                  std::to_string(high));
  return value;
}

double Config::number(const std::string& key, double fallback) const {
  const Json* value = value_of(*json_, key);
  if (!value) return fallback;
  if (!value->is_number()) fail(key, "must be a number");
  return value->get<double>();
}

bool Config::flag(const std::string& key, bool fallback) const {
  const Json* value = value_of(*json_, key);
  if (!value) return fallback;
  if (!value->is_boolean()) fail(key, "must be true or false");
  return value->get<bool>();
}

std::string Config::text(const std::string& key, const std::string& fallback) const {
  const Json* value = value_of(*json_, key);
  if (!value) return fallback;
  if (!value->is_string()) fail(key, "must be a text");
  return value->get<std::string>();
}

std::vector<std::int64_t> Config::integers(const std::string& key, const std::vector<std::int64_t>& fallback) const {
  const Json* value = value_of(*json_, key);
  if (!value) return fallback;
  std::optional<std::vector<std::int64_t>> integers = as_integers(*value);
  if (!integers) fail(key, "must be a list of integers");
  return *std::move(integers);
}

std::vector<std::string> Config::texts(const std::string& key, const std::vector<std::string>& fallback,
                                       std::size_t repeat) const {
  const Json* value = value_of(*json_, key);
  if (!value) return fallback;
  if (value->is_string()) return std::vector<std::string>(repeat, value->get<std::string>());
  if (!value->is_array()) fail(key, "must be a list of texts");
  std::vector<std::string> texts;
  for (const Json& element : *value) {
    if (!element.is_string()) fail(key, "must be a list of texts");
    texts.push_back(element.get<std::string>());
  }
  return texts;
}

std::vector<std::vector<std::int64_t>> Config::nested_integers(const std::string& key) const {
  const Json* value = value_of(*json_, key);
  if (!value) return {};
  if (!value->is_array()) fail(key, "must be a list of lists of integers");
  std::vector<std::vector<std::int64_t>> lists;
  for (const Json& element : *value) {
    std::optional<std::vector<std::int64_t>> integers = as_integers(element);
    if (!integers) fail(key, "must be a list of lists of integers");
    lists.push_back(*std::move(integers));
  }
  return lists;
}

Config Config::object(const std::string& key) const {
  Config nested;
  nested.place_ = place_ + ": " + key;
  const Json* value = value_of(*json_, key);
  if (!value) return nested;
  if (!value->is_object()) fail(key, "must be an object");
  nested.json_ = std::shared_ptr<const Json>(json_, value);
  return nested;
}

void Config::fail(const std::string& key, const std::string& what) const {
  throw Exception(ErrorKind::model, place_ + ": " + key + " " + what + ".",
                  "Download the file again, or correct this value.");
}

}  // namespace sana::engine
