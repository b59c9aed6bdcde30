// SPDX-License-Identifier: Apache-2.0
#pragma once
// Functions, variables and macros of C++ text, found by matching brackets: a heuristic, no parser.

#include "tests/arch/source.h"

namespace sana::arch {

struct Function {
  std::string path, name;
  std::size_t line = 0;   ///< where its declaration begins
  std::size_t lines = 0;  ///< from there to the closing brace; 0: declared only
  std::size_t parameters = 0;
};

struct Structure {
  std::vector<Function> functions;  ///< lambdas count as part of the function around them
  Violations mutable_globals;       ///< at namespace scope, static members, static and thread_local locals
  Violations macros;                ///< function-like
};

/// Adds what is in one file.
void add_structure(const SourceFile& file, Structure& structure);

}  // namespace sana::arch
