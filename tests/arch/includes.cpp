// SPDX-License-Identifier: Apache-2.0
#include "tests/arch/includes.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <optional>
#include <set>

namespace sana::arch {
namespace {

struct Include {
  std::string target;
  bool quoted = false;
  std::size_t line = 0;
};

std::vector<Include> includes_of(const SourceFile& file) {
  std::vector<Include> found;
  std::vector<std::string> lines = split_lines(blanked(file.text, Blank::comments));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = trimmed(lines[i]);
    if (!line.starts_with('#')) continue;
    line = trimmed(line.substr(1));
    if (!line.starts_with("include")) continue;
    line = trimmed(line.substr(7));
    if (line.empty() || (line[0] != '"' && line[0] != '<')) continue;
    std::size_t end = line.find(line[0] == '"' ? '"' : '>', 1);
    if (end != std::string_view::npos) found.push_back({std::string(line.substr(1, end - 1)), line[0] == '"', i + 1});
  }
  return found;
}

constexpr auto layers = std::to_array<std::string_view>({"kernels/", "engine/", "ui/", "app/"});

std::optional<std::size_t> layer_of(std::string_view path) {
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (path.starts_with(layers[i])) return i;
  }
  return std::nullopt;
}

/// A library by the start of its headers' names, and one folder that may include it. Several rows may name one.
struct LibraryRule {
  std::string_view header, folder;
};
constexpr auto library_rules = std::to_array<LibraryRule>({
    {"dnnl", "kernels/cpu/"},
    {"oneapi/dnnl", "kernels/cpu/"},
    {"hwy/", "kernels/cpu/"},
    {"omp.h", "kernels/cpu/"},
    {"cuda", "kernels/cuda/"},
    {"cublas", "kernels/cuda/"},
    {"cudnn", "kernels/cuda/"},
    {"sentencepiece", "engine/tokenizer/"},
    {"unicode/", "engine/prompt/"},
    {"unicode/utf8.h", "engine/"},  // stepping over UTF-8: macros, nothing to link
    {"png", "engine/image/"},
    {"zlib.h", "engine/image/"},
    {"zlib.h", "ui/exchange/"},
    {"jpeglib.h", "ui/exchange/"},
    {"openssl/", "engine/"},
    {"nlohmann/", "engine/"},
    {"nlohmann/", "app/"},
    {"CLI/", "app/"},
});

/// `sana --version` says the version of each library, which their headers know.
constexpr std::string_view names_all_libraries = "app/cli/version.cpp";

bool is_qt(std::string_view target) {
  return target.starts_with("Qt") || (target.size() > 1 && target[0] == 'Q' && std::isupper(target[1]) != 0);
}

/// Standard C++ headers have no ending; the C library's and the kernel's are named here.
bool is_system(std::string_view target) {
  static constexpr auto headers = std::to_array<std::string_view>(
      {"cpuid.h", "cxxabi.h", "dlfcn.h", "errno.h", "fcntl.h", "immintrin.h", "malloc.h", "poll.h", "pthread.h",
       "sched.h", "signal.h", "stdlib.h", "string.h", "termios.h", "unistd.h"});
  return target.starts_with("sys/") || target.starts_with("linux/") || target.find_first_of("./") == std::string::npos ||
         std::ranges::find(headers, target) != headers.end();
}

/// Empty if `file` may include the library header `target`, else the sentence that says why not.
std::string library_objection(const SourceFile& file, const std::string& target) {
  if (is_qt(target)) {
    bool allowed = file.is_under("ui/") || file.is_under("app/studio/") || file.is_under("tests/ui/");
    return allowed ? "" : "Qt belongs into ui, app/studio and their tests.";
  }
  std::string folders;
  for (const LibraryRule& rule : library_rules) {
    if (!target.starts_with(rule.header)) continue;
    if (file.is_under(rule.folder) || file.path == names_all_libraries) return "";
    folders += (folders.empty() ? "" : ", ") + std::string(rule.folder);
  }
  if (!folders.empty()) return "only " + folders + " may include <" + target + ">.";
  return is_system(target) ? "" : "<" + target + "> is of no library that the tree uses (tests/arch/includes.cpp).";
}

using Check = std::function<std::string(const SourceFile&, const Include&)>;

Violations check_includes(const std::vector<SourceFile>& files, const Check& check) {
  Violations violations;
  for (const SourceFile& file : files) {
    if (!file.is_cxx()) continue;
    for (const Include& include : includes_of(file)) {
      std::string objection = check(file, include);
      if (!objection.empty()) violations.push_back(at(file, include.line, objection));
    }
  }
  return violations;
}

}  // namespace

Violations upward_includes(const std::vector<SourceFile>& files) {
  std::set<std::string, std::less<>> paths;
  for (const SourceFile& file : files) paths.insert(file.path);
  return check_includes(files, [&](const SourceFile& file, const Include& include) -> std::string {
    if (!include.quoted) return "";
    // The code that Qt's moc makes of the file itself.
    if (include.target.ends_with(".moc") && file.is_under("tests/ui/")) return "";
    if (!paths.contains(include.target)) return "\"" + include.target + "\" is not a path from the root of the tree.";
    auto own = layer_of(file.path);
    auto other = layer_of(include.target);
    if (!own) return "";
    if (!other) return "a layer includes \"" + include.target + "\", which is in none.";
    return *other > *own ? "includes \"" + include.target + "\" of a higher layer." : "";
  });
}

Violations misplaced_libraries(const std::vector<SourceFile>& files) {
  return check_includes(files, [](const SourceFile& file, const Include& include) -> std::string {
    bool in_layer = layer_of(file.path).has_value();
    if (include.quoted || (!in_layer && !is_qt(include.target))) return "";
    return library_objection(file, include.target);
  });
}

}  // namespace sana::arch
