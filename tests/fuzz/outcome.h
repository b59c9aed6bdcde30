// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a parser may do with bytes from anywhere: succeed, or throw an Error that a person can read.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "engine/core/error.h"

namespace sana::fuzz {

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

/// Ends the process where a promise does not hold, so that the fuzzer keeps the input.
inline void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "Broken promise: %s\n", promise);
  std::abort();
}

/// Runs `work`. Bytes of others must not lead to a Bug, nor to any exception of the libraries underneath.
/// Returns whether it succeeded.
template <class Work>
bool succeeds(Work&& work) {
  try {
    work();
    return true;
  } catch (const engine::Exception& exception) {
    const engine::Error& error = exception.error();
    require(error.kind != engine::ErrorKind::bug, error.what.c_str());
    require(!error.what.empty(), "an error says what happened");
    return false;
  }
}

}  // namespace sana::fuzz
