// SPDX-License-Identifier: Apache-2.0
#include "tests/arch/source.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <utility>

namespace sana::arch {
namespace {

bool is_skipped_folder(std::string_view path) {
  static constexpr auto skipped = std::to_array<std::string_view>({"tests/golden/models", "tests/golden/cases",
                                                                   "resources/models", "LICENSES", "out"});
  std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.starts_with(".") && name != ".ci") return true;
  if (!path.contains('/') && name.starts_with("build")) return true;
  return std::ranges::find(skipped, path) != skipped.end();
}

bool is_text(std::string_view path) {
  static constexpr auto endings = std::to_array<std::string_view>(
      {".h", ".cpp", ".cu", ".md", ".sh", ".txt", ".cmake", ".json", ".in", "run", ".clang-format", ".clang-tidy"});
  return std::ranges::any_of(endings, [&](std::string_view ending) { return path.ends_with(ending); });
}

/// Walks over one text and blanks as it goes.
class Blanker {
 public:
  Blanker(std::string_view text, Blank what) : text_(text), out_(text), what_(what) {}

  std::string run() {
    while (at_ < text_.size()) {
      if (here("//")) blank_until(text_.find('\n', at_));
      else if (here("/*")) blank_until(after(text_.find("*/", at_ + 2), 2));
      else if (here("R\"")) raw_string();
      else if (text_[at_] == '"') literal('"');
      else if (text_[at_] == '\'' && !is_digit_separator()) literal('\'');
      else ++at_;
    }
    return std::move(out_);
  }

 private:
  bool here(std::string_view token) const { return text_.substr(at_).starts_with(token); }
  static std::size_t after(std::size_t found, std::size_t length) {
    return found == std::string_view::npos ? found : found + length;
  }
  bool is_digit_separator() const {
    return at_ > 0 && std::isxdigit(static_cast<unsigned char>(text_[at_ - 1])) != 0 && at_ + 1 < text_.size() &&
           std::isxdigit(static_cast<unsigned char>(text_[at_ + 1])) != 0;
  }
  void blank_until(std::size_t end) {
    end = std::min(end, text_.size());
    for (; at_ < end; ++at_) {
      if (text_[at_] != '\n') out_[at_] = ' ';
    }
  }
  /// Leaves the quotes, blanks what is between where asked.
  void inside_until(std::size_t end) {
    if (what_ == Blank::comments_and_literals) blank_until(end);
    at_ = std::min(end, text_.size());
  }
  void literal(char quote) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') end += text_[end] == '\\' ? 2 : 1;
    ++at_;
    inside_until(end);
    ++at_;
  }
  void raw_string() {
    std::size_t open = text_.find('(', at_);
    if (open == std::string_view::npos) {
      at_ = text_.size();
      return;
    }
    std::string close = ")";
    close.append(text_.substr(at_ + 2, open - at_ - 2)).append(1, '"');
    std::size_t end = text_.find(close, open);
    at_ = open + 1;
    inside_until(end);
    at_ = std::min(after(end, close.size()), text_.size());
  }

  std::string_view text_;
  std::string out_;
  Blank what_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

SourceFile make_source(std::string path, std::string text) {
  SourceFile file{std::move(path), std::move(text), {}};
  file.lines = split_lines(file.text);
  return file;
}

std::vector<SourceFile> read_tree(const std::filesystem::path& root) {
  std::vector<SourceFile> files;
  auto entries = std::filesystem::recursive_directory_iterator(root);
  for (auto entry = begin(entries); entry != end(entries); ++entry) {
    std::string path = entry->path().lexically_relative(root).generic_string();
    if (entry->is_directory()) {
      if (is_skipped_folder(path)) entry.disable_recursion_pending();
    } else if (is_text(path)) {
      std::ifstream in(entry->path(), std::ios::binary);
      files.push_back(make_source(path, {std::istreambuf_iterator<char>(in), {}}));
    }
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

std::string blanked(std::string_view text, Blank what) { return Blanker(text, what).run(); }

std::string at(const SourceFile& file, std::size_t line, std::string_view sentence) {
  return file.path + ":" + std::to_string(line) + ": " + std::string(sentence);
}

}  // namespace sana::arch
