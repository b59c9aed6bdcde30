// SPDX-License-Identifier: Apache-2.0
#include "app/cli/targets.h"

#include "engine/image/utf8.h"

namespace sana::app {
namespace {

namespace fs = std::filesystem;

fs::path with_number(const fs::path& file, std::size_t number) {
  fs::path name = file.stem();
  name += "-" + std::to_string(number);
  name += file.extension();
  return file.parent_path() / name;
}

/// What may stand in a file name without being misread by a shell, a terminal or a person.
bool is_plain(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  const bool is_space_or_control = c < 0xA1 || c == 0x1680 || (c >= 0x2000 && c <= 0x206F && c != 0x200D) ||
                                   c == 0x3000 || c == 0xFEFF || c == 0xFFFD || c >= 0xE0000;
  return !is_space_or_control;
}

bool is_taken(const fs::path& file) {
  std::error_code error;
  return fs::exists(fs::symlink_status(file, error));
}

}  // namespace

std::string name_from_prompt(std::string_view prompt) {
  constexpr std::size_t longest = 60;
  std::string name;
  bool pending_dash = false;
  for (std::size_t at = 0; at < prompt.size();) {
    const std::size_t begin = at;
    if (!is_plain(engine::next_code_point(prompt, at))) {
      pending_dash = !name.empty();
      continue;
    }
    if (name.size() + (pending_dash ? 1 : 0) + (at - begin) > longest) break;
    if (pending_dash) name += '-';
    pending_dash = false;
    name += prompt.substr(begin, at - begin);
  }
  return name.empty() ? "picture" : name;
}

fs::path free_name(const fs::path& wanted, const std::set<fs::path>& given) {
  fs::path name = wanted;
  for (std::size_t number = 2; is_taken(name) || given.contains(name); ++number) name = with_number(wanted, number);
  return name;
}

TargetNames::TargetNames(const std::optional<std::string>& output, std::size_t pictures) : pictures_(pictures) {
  if (!output) return;
  std::error_code error;
  const bool is_folder = *output != "-" && (output->ends_with('/') || fs::is_directory(*output, error));
  if (is_folder) folder_ = *output;
  else file_ = *output;
}

Target TargetNames::next(std::string_view prompt, std::uint64_t seed) {
  ++number_;
  if (file_) return {pictures_ == 1 ? *file_ : with_number(*file_, number_)};
  const fs::path name = folder_ / (name_from_prompt(prompt) + "-" + std::to_string(seed) + ".png");
  return {*given_.insert(free_name(name, given_)).first, true};
}

}  // namespace sana::app
