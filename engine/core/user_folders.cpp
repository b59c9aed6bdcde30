// SPDX-License-Identifier: Apache-2.0
#include "engine/core/user_folders.h"

#include <cstdlib>

namespace sana::engine {
namespace {

// Empty where the variable is unset or, as the specification wants, relative.
std::filesystem::path absolute_folder(const char* variable) {
  const char* value = std::getenv(variable);
  const std::filesystem::path folder = value != nullptr ? value : "";
  return folder.is_absolute() ? folder : std::filesystem::path();
}

}  // namespace

std::filesystem::path user_folder(const char* variable, const char* fallback) {
  std::filesystem::path folder = absolute_folder(variable);
  if (folder.empty())
    if (const std::filesystem::path home = absolute_folder("HOME"); !home.empty()) folder = home / fallback;
  return folder.empty() ? folder : folder / "org.sanastudio.SanaStudio";
}

}  // namespace sana::engine
