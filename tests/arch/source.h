// SPDX-License-Identifier: Apache-2.0
#pragma once
// The files that people write, without golden numbers, resources, licence texts and build folders.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sana::arch {

struct SourceFile {
  std::string path;  ///< from the root, with '/'
  std::string text;
  std::vector<std::string> lines;  ///< of text, without line ends

  bool is_header() const { return path.ends_with(".h"); }
  bool is_cxx() const { return is_header() || path.ends_with(".cpp") || path.ends_with(".cu"); }
  bool is_under(std::string_view folder) const { return path.starts_with(folder); }
};

SourceFile make_source(std::string path, std::string text);

/// Every such file under root, in path order.
std::vector<SourceFile> read_tree(const std::filesystem::path& root);

enum class Blank { comments, comments_and_literals };

/// The text with comments, and on request the insides of string and character literals, replaced by blanks; line
/// ends stay, so positions and line numbers are those of the text.
std::string blanked(std::string_view text, Blank what);

std::vector<std::string> split_lines(std::string_view text);
std::string_view trimmed(std::string_view text);

/// One thing that breaks a rule: "path:line: sentence".
using Violations = std::vector<std::string>;

std::string at(const SourceFile& file, std::size_t line, std::string_view sentence);

}  // namespace sana::arch
