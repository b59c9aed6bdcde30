// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who may include whom.

#include "tests/arch/source.h"

namespace sana::arch {

/// Includes that climb a layer (kernels < engine < ui < app), or are not written from the root of the tree.
Violations upward_includes(const std::vector<SourceFile>& files);

/// Libraries included outside the folders that wrap them, Qt below ui among them.
Violations misplaced_libraries(const std::vector<SourceFile>& files);

}  // namespace sana::arch
