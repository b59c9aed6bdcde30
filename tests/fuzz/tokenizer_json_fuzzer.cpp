// SPDX-License-Identifier: Apache-2.0
// tokenizer.json, as the only file of the tokenizer.
#include "tests/fuzz/tokenizer_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  sana::fuzz::encode_with({.model = {}, .json = std::string(sana::fuzz::text_of(bytes, size))});
  return 0;
}
