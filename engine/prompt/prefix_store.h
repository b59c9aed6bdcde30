// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: what an instruction left in the text encoder. out: the same at the next start, from the cache folder.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace sana::engine {

struct StoredPrefix {
  std::vector<float> key_values;  ///< as PrefixState::values()
  std::vector<float> bos_row;     ///< (channels)
};

/// One file an instruction in a folder of its own, named by a hash of model, text and token ids (a model's identity
/// does not cover its tokenizer's files). A cache: whatever is missing, damaged or cannot be written is computed again,
/// silently. Only the files used last are kept.
class PrefixStore {
 public:
  /// `model_key` names model, precision and device: values of one do not fit another.
  PrefixStore(std::filesystem::path folder, std::string model_key);
  /// Empty vectors where there is nothing usable.
  StoredPrefix load(const std::string& instruction, std::span<const std::int32_t> ids) const;
  void save(const std::string& instruction, std::span<const std::int32_t> ids, const StoredPrefix& prefix) const;

  static constexpr std::size_t kept_files = 16;  ///< some 60 MB each with the published text encoder

 private:
  std::filesystem::path file_for(const std::string& instruction, std::span<const std::int32_t> ids) const;
  void remove_oldest() const;

  std::filesystem::path folder_;
  std::string model_key_;
};

/// $XDG_CACHE_HOME or ~/.cache, then /org.sanastudio.SanaStudio; empty if neither is set.
std::filesystem::path default_cache_folder();

}  // namespace sana::engine
