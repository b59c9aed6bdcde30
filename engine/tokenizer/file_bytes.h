// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace sana::engine {

/// The whole content of a regular file.
/// Fails: model, naming the file, if it is missing, no regular file, unreadable or larger than `limit` bytes.
std::string read_file_bytes(const std::filesystem::path& file, std::size_t limit);

}  // namespace sana::engine
