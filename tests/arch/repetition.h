// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/arch/source.h"

namespace sana::arch {

struct Repetition {
  std::size_t lines = 0;     ///< lines that say something, in all files
  std::size_t repeated = 0;  ///< of these, lines inside a block of six that stands elsewhere already
  Violations places;         ///< where each such stretch begins, and where it stood first
};

/// Compares blocks of six consecutive code lines. Comments, indentation, includes and lines of nothing but brackets
/// do not count as lines.
Repetition find_repetition(const std::vector<SourceFile>& files);

}  // namespace sana::arch
