// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where this application keeps a person's files.

#include <filesystem>

namespace sana::engine {

/// <variable>/org.sanastudio.SanaStudio, or <home>/<fallback>/org.sanastudio.SanaStudio where the variable is unset
/// or relative; empty where there is no home either.
///   variable  "XDG_DATA_HOME", "XDG_CACHE_HOME", …;  fallback  ".local/share", ".cache", …
/// Source: XDG base directory specification.
std::filesystem::path user_folder(const char* variable, const char* fallback);

}  // namespace sana::engine
