// SPDX-License-Identifier: Apache-2.0
#pragma once
// What files must and must not say.

#include "tests/arch/source.h"

namespace sana::arch {

/// Machine paths, registries' host names and notes to oneself.
Violations forbidden_words(const std::vector<SourceFile>& files);

/// File names with a word that says nothing, such as "helper".
/// Calls that stall the window, style sheets, colours outside ui/style, and widget files that grew too long.
Violations window_habits(const std::vector<SourceFile>& files);
Violations vague_names(const std::vector<SourceFile>& files);

/// The licence line first; `#pragma once` in every header.
Violations missing_openings(const std::vector<SourceFile>& files);

/// Each stage's header says first what goes in and what comes out.
Violations silent_stages(const std::vector<SourceFile>& files);

/// Folders of engine/ that README.md's tables do not name, and the reverse.
Violations unlisted_components(const std::vector<SourceFile>& files);

}  // namespace sana::arch
