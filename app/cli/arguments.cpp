// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

#include "app/cli/console.h"
#include "engine/core/error.h"

namespace sana::app {
namespace {

[[noreturn]] void refuse(std::string_view name, const std::string& text, const std::string& wanted) {
  constexpr std::size_t shown = 40;
  const std::string value = text.size() > shown ? text.substr(0, shown) + "…" : text;
  throw engine::Exception(engine::ErrorKind::usage,
                          "The value \"" + value + "\" of " + std::string(name) + " makes no sense.",
                          "Give " + wanted + ".");
}

std::string shortest(double value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

/// False unless all of the text is one number of the type.
template <class T>
bool read_number(const std::string& text, T& value) {
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && stop == end;
}

/// The library's sentences lack their full stop and may hold line breaks.
std::string sentence(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.pop_back();
  return text + ".";
}

/// The library takes "--negative=" for an option whose value follows.
Arguments with_empty_values(const Arguments& arguments) {
  Arguments separate;
  const auto operands = std::ranges::find(arguments, "--");
  for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
    const bool is_empty_value = argument < operands && argument->size() > 3 && argument->starts_with("--") &&
                                argument->find('=') == argument->size() - 1;
    separate.push_back(is_empty_value ? argument->substr(0, argument->size() - 1) : *argument);
    if (is_empty_value) separate.emplace_back();
  }
  return separate;
}

class UsageLine : public CLI::Formatter {
 public:
  explicit UsageLine(std::string usage) : usage_(std::move(usage)) {}
  std::string make_usage(const CLI::App*, std::string) const override { return "usage: " + usage_ + "\n"; }

 private:
  std::string usage_;
};

[[noreturn]] void refuse_arguments(const CLI::App& options, const std::string& what) {
  throw engine::Exception(
      engine::ErrorKind::usage, sentence(what),
      "\"sana help " + options.get_name() + "\" lists the options; a text that starts with a dash goes behind \"--\".");
}

}  // namespace

CommandLine::CommandLine(const std::string& name, const std::string& operand_names, const std::string& description)
    : options(description, name) {
  const std::string gap = operand_names.empty() ? "" : " ";
  options.formatter(std::make_shared<UsageLine>("sana " + name + gap + operand_names + " [options]"));
  options.get_formatter()->column_width(30);
  options.allow_extras();
  options.set_help_flag("-h,--help", "this text");
}

Parsed CommandLine::parse(const Arguments& arguments, std::size_t most) {
  Arguments reversed = with_empty_values(arguments);
  std::ranges::reverse(reversed);
  try {
    options.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    print(options.help());
    return Parsed::helped;
  } catch (const CLI::ParseError& error) {
    refuse_arguments(options, error.what());
  }
  bool may_be_option = true;
  for (std::string& operand : options.remaining()) {
    if (may_be_option && operand == "--") {
      may_be_option = false;
      continue;
    }
    if (may_be_option && operand.size() > 1 && operand.front() == '-')
      refuse_arguments(options, "There is no option \"" + operand + "\" of sana " + options.get_name());
    operands.push_back(std::move(operand));
  }
  if (operands.size() > most) refuse_arguments(options, "\"" + operands[most] + "\" is one argument too many");
  return Parsed::go_on;
}

std::int64_t whole_number(std::string_view name, const std::string& text, std::int64_t low, std::int64_t high) {
  std::int64_t value = 0;
  if (!read_number(text, value) || value < low || value > high)
    refuse(name, text, "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return value;
}

double real_number(std::string_view name, const std::string& text, double low, double high) {
  double value = 0;
  if (!read_number(text, value) || !(value >= low && value <= high))
    refuse(name, text, "a number from " + shortest(low) + " to " + shortest(high));
  return value;
}

std::uint64_t seed_number(std::string_view name, const std::string& text) {
  std::uint64_t value = 0;
  if (!read_number(text, value)) refuse(name, text, "a whole number from 0 to 18446744073709551615");
  return value;
}

bool on_or_off(std::string_view name, const std::string& text) {
  if (text != "on" && text != "off") refuse(name, text, "on or off");
  return text == "on";
}

bool wants_json(const Arguments& arguments) {
  const auto end = std::ranges::find(arguments, "--");
  return std::find(arguments.begin(), end, "--json") != end;
}

}  // namespace sana::app
