// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: JSON text of unknown origin. out: a tree, or an error with line and column.

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace sana::engine {

/// Whether -Infinity, Infinity and NaN may stand where a number may.
enum class NonFinite : std::uint8_t { refuse, accept };

inline constexpr int json_depth = 64;

/// The text as a tree.
/// Fails: model, naming `place`, for anything that is not JSON (a NUL byte included), broken UTF-8, a nesting deeper
/// than json_depth and an object that repeats a key.
nlohmann::json parse_json(std::string_view text, const std::string& place, NonFinite non_finite);

/// The bytes of a regular file. Fails: model, naming it, if it is missing, unreadable or larger than `limit` bytes.
std::string read_text(const std::filesystem::path& file, std::size_t limit);

/// "line 3, column 7" of a byte offset.
std::string line_and_column(std::string_view text, std::size_t offset);

}  // namespace sana::engine
