// SPDX-License-Identifier: Apache-2.0
// tokenizer.model: the protobuf of SentencePiece.
#include "tests/fuzz/tokenizer_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  sana::fuzz::encode_with({.model = std::string(sana::fuzz::text_of(bytes, size)), .json = {}});
  return 0;
}
