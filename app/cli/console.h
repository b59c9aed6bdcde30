// SPDX-License-Identifier: Apache-2.0
#pragma once
// Standard output, which is the result and must arrive, and standard error, which is talk and may be lost.

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>

namespace sana::app {

/// To standard output, at once. Fails: file.
void print(std::string_view text);
void print_bytes(std::span<const std::uint8_t> bytes);
/// One line; ill-formed UTF-8 becomes U+FFFD. Fails: file.
void print_json(const nlohmann::ordered_json& json);

/// To standard error; what cannot be written there is dropped.
void say(std::string_view text) noexcept;
void say_json(const nlohmann::ordered_json& json);

/// Control characters but line feed and tab become U+FFFD, so that a foreign text cannot steer a terminal.
std::string printable(std::string_view text);
/// Each line of `text` with `indent` blanks before it, the last one ended.
std::string indented(std::string_view text, std::size_t indent);
/// "1.4 GiB", "31.2 MiB"
std::string bytes_text(std::size_t bytes);

bool is_terminal(int descriptor);
/// Columns of the terminal on standard error; 80 where it does not say.
int terminal_columns();

}  // namespace sana::app
