// SPDX-License-Identifier: Apache-2.0
#include "tests/arch/repetition.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>

namespace sana::arch {
namespace {

constexpr std::size_t block = 6;

struct CodeLine {
  std::string text;
  std::size_t number;
};

bool says_something(std::string_view line) {
  if (line.starts_with('#') || line.starts_with("namespace") || line.starts_with("using ")) return false;
  return std::ranges::any_of(line, [](unsigned char c) { return std::isalnum(c) != 0; });
}

std::vector<CodeLine> code_lines(const SourceFile& file) {
  std::vector<CodeLine> found;
  std::vector<std::string> lines = split_lines(blanked(file.text, Blank::comments));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = trimmed(lines[i]);
    if (says_something(line)) found.push_back({std::string(line), i + 1});
  }
  return found;
}

std::string block_text(const std::vector<CodeLine>& lines, std::size_t first) {
  std::string text;
  for (std::size_t i = first; i < first + block; ++i) text += lines[i].text + "\n";
  return text;
}

}  // namespace

Repetition find_repetition(const std::vector<SourceFile>& files) {
  Repetition result;
  std::unordered_map<std::string, std::string> first_places;
  for (const SourceFile& file : files) {
    if (!file.is_cxx()) continue;
    std::vector<CodeLine> lines = code_lines(file);
    result.lines += lines.size();
    std::size_t counted = 0;  // lines before this one are counted already
    for (std::size_t i = 0; i + block <= lines.size(); ++i) {
      std::string place = file.path + ":" + std::to_string(lines[i].number);
      auto [known, is_first] = first_places.try_emplace(block_text(lines, i), place);
      if (is_first) continue;
      if (i >= counted) result.places.push_back(place + ": stands already at " + known->second);
      result.repeated += i + block - std::max(i, counted);
      counted = i + block;
    }
  }
  return result;
}

}  // namespace sana::arch
