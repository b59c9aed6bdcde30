// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a component folder. out: which of its files hold the weights.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace sana::engine {

struct WeightFiles {
  std::vector<std::filesystem::path> files;             ///< in name order
  std::map<std::string, std::filesystem::path> shards;  ///< tensor -> file, from the index; empty without one
};

/// The requested variant, else the base, else the only variant that is there. Stems: diffusion_pytorch_model and model.
/// Sharded variants are found in both spellings (model.fp16-00001-of-00002 and model-00001-of-00002.fp16).
/// Fails: model, naming what is missing; not_supported where there is only a pickle.
WeightFiles find_weight_files(const std::filesystem::path& folder, const std::string& variant);

/// Whether the name is that of a pickle: .bin, .pth, .pt, .ckpt.
bool is_pickle(const std::filesystem::path& file);

/// Throws not_supported, naming the pickle.
[[noreturn]] void refuse_pickle(const std::filesystem::path& file);

}  // namespace sana::engine
