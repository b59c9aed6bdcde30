// SPDX-License-Identifier: Apache-2.0
#pragma once
// A component's config.json, read with types and ranges checked; tolerates the literals -Infinity, Infinity and NaN.

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sana::engine {

/// Cheap to copy. Every getter takes the fallback for an absent key; null counts as absent.
/// Fails: model, naming file and key, where a value has the wrong type.
class Config {
 public:
  Config();  ///< empty object
  /// Fails: model, naming `place`, if the text is no JSON object, is deeper than 64 or repeats a key.
  static Config parse(std::string_view text, std::string place);
  /// Fails: model if the file is missing, unreadable, larger than 16 MiB or no JSON object.
  static Config read(const std::filesystem::path& file);

  /// The key "_class_name", or "".
  std::string class_name() const { return text("_class_name", ""); }
  /// Present and not null.
  bool has(const std::string& key) const;
  std::int64_t integer(const std::string& key, std::int64_t fallback) const;
  /// An integer in low..high; fails also outside that range.
  std::int64_t integer_in(const std::string& key, std::int64_t fallback, std::int64_t low, std::int64_t high) const;
  double number(const std::string& key, double fallback) const;
  bool flag(const std::string& key, bool fallback) const;
  std::string text(const std::string& key, const std::string& fallback) const;
  std::vector<std::int64_t> integers(const std::string& key, const std::vector<std::int64_t>& fallback) const;
  /// A list of strings; one string counts as a list of `repeat` equal ones.
  std::vector<std::string> texts(const std::string& key, const std::vector<std::string>& fallback,
                                 std::size_t repeat = 1) const;
  /// A list of lists of integers.
  std::vector<std::vector<std::int64_t>> nested_integers(const std::string& key) const;
  /// A nested object; empty if absent.
  Config object(const std::string& key) const;

  const nlohmann::json& json() const { return *json_; }
  const std::string& place() const { return place_; }
  /// Throws model: "<place>: <key> <what>."
  [[noreturn]] void fail(const std::string& key, const std::string& what) const;

 private:
  std::shared_ptr<const nlohmann::json> json_;
  std::string place_;
};

}  // namespace sana::engine
