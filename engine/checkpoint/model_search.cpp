// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <set>

#include "engine/checkpoint/model_folder.h"
#include "engine/core/user_folders.h"

namespace sana::engine {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

bool is_model(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "model_index.json", error);
}

/// <prefix>/share/sana-studio/models for a program in <prefix>/bin, else the models of the source tree.
fs::path installed_models() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  fs::path installed = program.parent_path().parent_path() / "share/sana-studio/models";
  std::error_code missing;
  if (error || !fs::is_directory(installed, missing)) {
    // A program that was moved away from its tree keeps the installed place for its messages.
    if (fs::is_directory(SANA_SOURCE_MODELS, missing)) return SANA_SOURCE_MODELS;
  }
  return installed;
}

}  // namespace

std::vector<fs::path> model_search_path() {
  std::vector<fs::path> folders;
  const std::string listed = environment("SANA_MODEL_PATH");
  for (std::size_t begin = 0; begin < listed.size();) {
    const std::size_t end = std::min(listed.find(':', begin), listed.size());
    if (end > begin) folders.emplace_back(listed.substr(begin, end - begin));
    begin = end + 1;
  }
  if (const fs::path own = user_folder("XDG_DATA_HOME", ".local/share"); !own.empty()) folders.push_back(own / "models");
  folders.push_back(installed_models());
  return folders;
}

fs::path find_model(const std::string& path_or_name) {
  const bool is_path = path_or_name.find('/') != std::string::npos || path_or_name == "." || path_or_name == "..";
  if (!path_or_name.empty() && (is_path || is_model(path_or_name))) return path_or_name;
  std::set<std::string> installed;
  std::string looked_in;
  for (const fs::path& folder : model_search_path()) {
    if (!path_or_name.empty() && is_model(folder / path_or_name)) return folder / path_or_name;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
      if (is_model(entry->path())) installed.insert(entry->path().filename().string());
    looked_in += (looked_in.empty() ? "" : ", ") + folder.string();
  }
  // A file or folder of that name in the working directory: opening it says what is wrong with it.
  std::error_code error;
  if (!path_or_name.empty() && fs::exists(path_or_name, error)) return path_or_name;
  std::string names;
  for (const std::string& name : installed) names += (names.empty() ? "" : ", ") + name;
  throw Exception(ErrorKind::model,
                  "There is no model named \"" + path_or_name + "\"; " +
                      (names.empty() ? "no models are installed" : "installed are " + names) + ".",
                  "Give the path of a model's folder, or put it into one of: " + looked_in + ".");
}

}  // namespace sana::engine
