// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tokenizer folders for the tests: the reference ones, and changed copies that vanish with the test.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace sana::tests {

std::filesystem::path golden_folder();
std::filesystem::path small_tokenizer();
/// The published Gemma-2 tokenizer; its licence keeps it out of the repository, so it may be missing.
std::filesystem::path published_tokenizer();
bool has_published_tokenizer();

std::string read_text(const std::filesystem::path& file);
nlohmann::json read_json(const std::filesystem::path& file);

/// A folder of its own with copies of another one's files; removed at the end.
class FolderCopy {
 public:
  /// Copies all files except `without`.
  explicit FolderCopy(const std::filesystem::path& source, const std::string& without = {});
  FolderCopy(const FolderCopy&) = delete;
  FolderCopy& operator=(const FolderCopy&) = delete;
  ~FolderCopy();

  const std::filesystem::path& path() const { return path_; }
  void write(const std::string& name, const std::string& bytes) const;
  void remove(const std::string& name) const;

 private:
  std::filesystem::path path_;
};

}  // namespace sana::tests
