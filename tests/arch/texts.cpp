// SPDX-License-Identifier: Apache-2.0
#include "tests/arch/texts.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace sana::arch {
namespace {

/// The roles of the story that have an interface of their own.
constexpr auto stages = std::to_array<std::string_view>(
    {"tokenizer", "text_encoder", "scheduler", "transformer", "controlnet", "preview", "autoencoder"});

/// Written in two halves, so that this list does not find itself.
std::vector<std::string> forbidden() {
  constexpr auto halves = std::to_array<std::pair<std::string_view, std::string_view>>({{"/wo", "rk/"},
                                                                                       {"/ro", "ot/"},
                                                                                       {"TO", "DO"},
                                                                                       {"FIX", "ME"},
                                                                                       {"pypi", ".org"},
                                                                                       {"hf", ".co"},
                                                                                       {"huggingface", ".co"},
                                                                                       {"docker", ".io"},
                                                                                       {"ghcr", ".io"},
                                                                                       {"crates", ".io"},
                                                                                       {"npmjs", ".com"},
                                                                                       {"deb.debian", ".org"}});
  std::vector<std::string> words;
  for (auto [first, second] : halves) words.push_back(std::string(first) + std::string(second));
  return words;
}

std::set<std::string> words_of_name(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  name = name.substr(0, name.find('.'));
  std::set<std::string> words;
  while (!name.empty()) {
    std::size_t end = std::min(name.find('_'), name.size());
    words.emplace(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return words;
}

/// The names after "`engine/" in the rows of a Markdown text's tables.
std::set<std::string> listed_folders(const SourceFile& markdown) {
  constexpr std::string_view opening = "`engine/";
  std::set<std::string> folders;
  for (const std::string& line : markdown.lines) {
    if (!line.starts_with('|')) continue;
    for (std::size_t found = line.find(opening); found != std::string::npos; found = line.find(opening, found + 1)) {
      std::string name = line.substr(found + opening.size());
      name = name.substr(0, name.find_first_of("`/"));
      if (!name.contains('.')) folders.insert(name);
    }
  }
  return folders;
}

std::set<std::string> engine_folders(const std::vector<SourceFile>& files) {
  constexpr std::string_view engine = "engine/";
  std::set<std::string> folders;
  for (const SourceFile& file : files) {
    if (!file.is_under(engine)) continue;
    std::string_view below = std::string_view(file.path).substr(engine.size());
    if (std::size_t slash = below.find('/'); slash != std::string_view::npos) folders.emplace(below.substr(0, slash));
  }
  return folders;
}

}  // namespace

Violations forbidden_words(const std::vector<SourceFile>& files) {
  Violations violations;
  const std::vector<std::string> words = forbidden();
  for (const SourceFile& file : files) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      for (const std::string& word : words) {
        if (file.lines[i].contains(word)) violations.push_back(at(file, i + 1, "says \"" + word + "\"."));
      }
    }
  }
  return violations;
}

Violations window_habits(const std::vector<SourceFile>& files) {
  struct Rule {
    std::string_view call, reason;
  };
  constexpr auto rules = std::to_array<Rule>({
      {"setStyleSheet(", "uses a style sheet; looks belong into ui/style."},
      {"processEvents(", "runs the loop from inside."},
      {"QThread::sleep(", "sleeps."},
      {"QThread::msleep(", "sleeps."},
      {"QEventLoop ", "nests a loop."},
      {".then(", "races with the end of the future in Qt 6.4; use ui/models/when_done.h."},
      {"QMessageBox::", "opens a modal box; a banner or ui/dialogs says it."},
  });
  constexpr std::size_t widget_lines = 300;
  constexpr auto without_widgets = std::to_array<std::string_view>({"ui/bridge/", "ui/library/", "ui/exchange/", "ui/models/"});
  Violations violations;
  for (const SourceFile& file : files) {
    if (!file.is_cxx() || !(file.is_under("ui/") || file.is_under("app/studio/"))) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string_view line = file.lines[i];
      for (const Rule& rule : rules)
        if (line.contains(rule.call)) violations.push_back(at(file, i + 1, std::string(rule.reason)));
      const std::size_t colour = line.find("QColor(\"#");
      if (colour != std::string_view::npos && !file.is_under("ui/style/"))
        violations.push_back(at(file, i + 1, "names a colour; colours are tokens of ui/style."));
    }
    const bool has_widgets = std::ranges::none_of(without_widgets, [&](auto folder) { return file.is_under(folder); });
    if (has_widgets && file.lines.size() > widget_lines)
      violations.push_back(at(file, widget_lines + 1, "is longer than a file with widgets may be."));
  }
  return violations;
}

Violations vague_names(const std::vector<SourceFile>& files) {
  constexpr auto vague = std::to_array<std::string_view>(
      {"fast", "new", "util", "utils", "helper", "helpers", "manager", "data", "misc"});
  Violations violations;
  for (const SourceFile& file : files) {
    for (const std::string& word : words_of_name(file.path)) {
      if (std::ranges::find(vague, word) != vague.end()) violations.push_back(at(file, 1, "is named \"" + word + "\"."));
    }
  }
  return violations;
}

Violations missing_openings(const std::vector<SourceFile>& files) {
  Violations violations;
  for (const SourceFile& file : files) {
    bool is_script = file.path.ends_with(".sh") || file.path.ends_with("/run");
    bool is_cmake = file.path.ends_with("CMakeLists.txt") || file.path.ends_with(".cmake");
    if (!file.is_cxx() && !is_script && !is_cmake) continue;
    std::size_t first = is_script ? 1 : 0;
    if (file.lines.size() <= first || !file.lines[first].contains("SPDX-License-Identifier: ")) {
      violations.push_back(at(file, first + 1, "has no licence line here."));
    }
    // Highway includes its "-inl.h" once a target, under a guard of its own.
    if (file.is_header() && !file.path.ends_with("-inl.h") && std::ranges::find(file.lines, "#pragma once") == file.lines.end()) {
      violations.push_back(at(file, 1, "has no #pragma once."));
    }
  }
  return violations;
}

Violations silent_stages(const std::vector<SourceFile>& files) {
  Violations violations;
  for (std::string_view stage : stages) {
    std::string folder = "engine/" + std::string(stage) + "/";
    std::string header = folder + std::string(stage) + ".h";
    if (std::ranges::none_of(files, [&](const SourceFile& file) { return file.is_under(folder); })) continue;
    auto found = std::ranges::find(files, header, &SourceFile::path);
    if (found == files.end()) {
      violations.push_back(header + ":1: is missing.");
      continue;
    }
    // The first comment after the licence, up to the first line that is none.
    std::string comment;
    for (std::size_t i = 1; i < found->lines.size(); ++i) {
      bool is_comment = found->lines[i].starts_with("//");
      if (is_comment) comment += found->lines[i] + " ";
      else if (!comment.empty()) break;
    }
    if (!comment.contains("in: ") || !comment.contains("out: ")) {
      violations.push_back(at(*found, 3, "does not begin with \"in: ... out: ...\"."));
    }
  }
  return violations;
}

Violations unlisted_components(const std::vector<SourceFile>& files) {
  auto readme = std::ranges::find(files, "README.md", &SourceFile::path);
  if (readme == files.end()) return {"README.md:1: is missing."};
  std::set<std::string> listed = listed_folders(*readme);
  std::set<std::string> present = engine_folders(files);
  Violations violations;
  for (const std::string& folder : present) {
    if (!listed.contains(folder)) violations.push_back("engine/" + folder + ":1: is in no table of README.md.");
  }
  for (const std::string& folder : listed) {
    if (!present.contains(folder)) violations.push_back("README.md:1: names engine/" + folder + ", which is not there.");
  }
  return violations;
}

}  // namespace sana::arch
