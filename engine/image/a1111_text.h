// SPDX-License-Identifier: Apache-2.0
#pragma once
// The `parameters` text that most picture programs read: prompt, negative prompt, one line of "Key: value" pairs.
// It is for them; our own way back is the JSON recipe, because this text cannot hold every prompt.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/request.h"

namespace sana::engine {

/// prompt, `Negative prompt: …` unless empty, then Steps, Sampler, CFG scale, Seed, Size, Model hash (the first ten
/// digits of the identity), Model and Version. Values with comma, colon, quote or newline are JSON strings.
std::string a1111_text(const Picture& picture);

struct A1111Parameters {
  std::string prompt, negative;
  std::vector<std::pair<std::string, std::string>> fields;  ///< in their order, unquoted

  /// The value of the first field of this name, or null.
  const std::string* find(std::string_view key) const;
};

/// Never fails: text without a last line of at least three pairs is all prompt.
A1111Parameters parse_a1111(std::string_view text);

/// What of foreign parameters this engine can draw with, and a sentence for each that it cannot.
struct A1111Request {
  GenerateRequest request;
  std::vector<std::string> notes;
};
A1111Request request_from_a1111(const A1111Parameters& parameters);

}  // namespace sana::engine
