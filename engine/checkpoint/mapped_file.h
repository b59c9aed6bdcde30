// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a file's path. out: its bytes, mapped read-only.

#include <cstddef>
#include <filesystem>
#include <span>

namespace sana::engine {

/// The whole of a regular file; the addresses stay the same as long as it lives.
/// The size is that at opening. A file that another program shortens afterwards ends the process with SIGBUS when a
/// lost page is read: there is no way to notice this beforehand, and replacing a file by renaming does no harm.
class MappedFile {
 public:
  /// Fails: model, naming the file, if it is missing, no regular file or cannot be mapped.
  explicit MappedFile(const std::filesystem::path& file);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::span<const std::byte> bytes() const { return {begin_, size_}; }
  /// Gives the resident pages back; they are read again when touched.
  void release_pages();

 private:
  const std::byte* begin_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace sana::engine
