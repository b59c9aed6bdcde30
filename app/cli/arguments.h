// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reading options: CLI11 splits them, the values are checked here so that each refusal is a whole sentence.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "app/cli/commands.h"

namespace sana::app {

enum class Parsed : std::uint8_t {
  go_on,
  helped,  ///< help was asked for and is printed: end with exit code 0
};

/// The options of one subcommand, as yet without any but --help. `operands` stands behind the name in the usage line.
struct CommandLine {
  CommandLine(const std::string& name, const std::string& operands, const std::string& description);

  CLI::App options;
  /// What is no option, in order, as it was typed. (The library's own positionals take "[a, b]" for a list.)
  std::vector<std::string> operands;

  /// Fails: usage, also where there are more operands than `most`.
  Parsed parse(const Arguments& arguments, std::size_t most);
};

/// Decimal numbers without anything around them. `name` is the option, for the message. Fails: usage.
std::int64_t whole_number(std::string_view name, const std::string& text, std::int64_t low, std::int64_t high);
double real_number(std::string_view name, const std::string& text, double low, double high);
std::uint64_t seed_number(std::string_view name, const std::string& text);
/// "on" or "off". Fails: usage.
bool on_or_off(std::string_view name, const std::string& text);

/// True if --json stands among the arguments, also where the others make no sense.
bool wants_json(const Arguments& arguments);

}  // namespace sana::app
