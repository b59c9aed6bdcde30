// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a prompt as a person typed it. out: the text that is tokenized.

#include <string>
#include <string_view>

namespace sana::engine {

struct CleanedText {
  std::string text;       ///< valid UTF-8
  bool repaired = false;  ///< broken bytes became U+FFFD; the person should be told
};

/// Replaces each maximal part of a broken sequence by U+FFFD.
/// Source: The Unicode Standard, U+FFFD Substitution of Maximal Subparts.
CleanedText repair_utf8(std::string_view bytes);

/// Repairs, lower-cases with the full Unicode mapping in the root locale (final sigma included), then strips white
/// space at both ends. Zero-width characters and the byte-order mark are no white space.
/// Fails: usage, for a prompt above 16 MiB.
/// Source: diffusers SanaPipeline._text_preprocessing with clean_caption=False; Python str.lower, str.strip.
CleanedText clean_prompt(std::string_view prompt);

}  // namespace sana::engine
