// SPDX-License-Identifier: Apache-2.0
#pragma once
// What `sana info` prints about a file and about a model.

#include <filesystem>

namespace sana::app {

struct InfoOutput {
  bool json = false;  ///< one object instead of text
};

/// A PNG with its texts, or a JSON recipe. Fails: file; model or not_supported for a file of weights.
void print_file_info(const std::filesystem::path& file, const InfoOutput& output);
/// Fails: model.
void print_model_info(const std::filesystem::path& folder, const InfoOutput& output);

}  // namespace sana::app
