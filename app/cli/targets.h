// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where pictures go: the names that a person asked for, or free ones made from prompt and seed.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace sana::app {

struct Target {
  std::filesystem::path file;  ///< "-": standard output
  bool is_ours = false;        ///< the name was made here: an existing file is never replaced

  bool is_standard_output() const { return file == "-"; }
};

/// Letters, digits and signs of any script, the rest as single dashes; at most 60 bytes, "picture" where nothing is
/// left.
std::string name_from_prompt(std::string_view prompt);

/// Gives out the names of one run, none of them twice.
class TargetNames {
 public:
  /// `output` as typed behind -o; `pictures` in all.
  TargetNames(const std::optional<std::string>& output, std::size_t pictures);
  Target next(std::string_view prompt, std::uint64_t seed);

 private:
  std::optional<std::filesystem::path> file_;
  std::filesystem::path folder_;  // for names of ours
  std::size_t pictures_, number_ = 0;
  std::set<std::filesystem::path> given_;
};

/// `wanted`, or with -2, -3, … before its extension the first name that no file has and that is not in `given`.
std::filesystem::path free_name(const std::filesystem::path& wanted, const std::set<std::filesystem::path>& given = {});

}  // namespace sana::app
