// SPDX-License-Identifier: Apache-2.0
#pragma once
// Folders and files that a test makes, and the error that it expects.

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/error.h"

namespace sana::engine {

/// A folder of this test alone, gone after it.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// Writes a file, folders included.
  std::filesystem::path write(const std::string& name, const std::string& bytes) const;
  /// Copies a file or folder tree, writable whatever the original is.
  std::filesystem::path copy(const std::filesystem::path& from, const std::string& name) const;

 private:
  std::filesystem::path path_;
};

std::string bytes_of(const std::filesystem::path& file);

/// A safetensors file of these fp32 tensors of rank 1, without padding of the header.
std::string safetensors_of(const std::vector<std::pair<std::string, std::vector<float>>>& tensors);
/// The same from a header and a buffer.
std::string safetensors_from(const std::string& header, const std::string& buffer);

/// The folder with cases/ and models/.
std::filesystem::path golden();

/// The error that `action` throws; a test failure and an empty error if it throws none.
Error error_of(const std::function<void()>& action);

/// Expects an error of this kind whose sentence holds every one of these words.
void expect_error(ErrorKind kind, std::span<const std::string> words, const std::function<void()>& action);
inline void expect_error(ErrorKind kind, const std::vector<std::string>& words, const std::function<void()>& action) {
  expect_error(kind, std::span<const std::string>(words), action);
}

}  // namespace sana::engine
