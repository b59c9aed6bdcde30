// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: UTF-8 text. out: token ids and where in the text each of them comes from.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/checkpoint/config.h"

namespace sana::engine {

/// May be used by several threads at once.
class Tokenizer {
 public:
  struct Encoding {
    std::vector<std::int32_t> ids;
    /// [begin, end) bytes of the text, one entry for each id, ascending. Of the byte tokens that spell one character
    /// the last carries the character, the others are empty.
    std::vector<std::pair<std::size_t, std::size_t>> spans;
  };

  virtual ~Tokenizer() = default;
  /// Without <bos>. `utf8` is expected to be valid (see repair_utf8); broken bytes count as U+FFFD.
  virtual Encoding encode(std::string_view utf8) const = 0;
  virtual std::int32_t bos_id() const = 0;
  virtual std::int32_t pad_id() const = 0;
  /// One more than the largest id.
  virtual int vocab_size() const = 0;
};

struct TokenizerEntry {
  std::string_view class_name;
  /// `config`: the folder's tokenizer_config.json.
  std::unique_ptr<Tokenizer> (*create)(const std::filesystem::path& folder, const Config& config);
};
std::span<const TokenizerEntry> tokenizers();

/// Opens the tokenizer of a folder; tokenizer_config.json's tokenizer_class says which kind it is.
/// Fails: model, naming the file, where one is missing or damaged; not_supported for an unknown class or an option
/// that would change the ids.
std::unique_ptr<Tokenizer> open_tokenizer(const std::filesystem::path& folder);

}  // namespace sana::engine
