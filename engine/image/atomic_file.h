// SPDX-License-Identifier: Apache-2.0
#pragma once
// A file that appears whole or not at all.

#include <atomic>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace sana::engine {

/// Writes `<name>.<pid>-<n>.part` beside the target; commit() renames it. Symbolic links are followed; an existing
/// file's mode is kept. A target that exists and is no regular file (/dev/null, a pipe) is written directly.
/// Every function but abandon() fails: file, with path and the system's reason; the temporary file is then gone.
class AtomicFile {
 public:
  explicit AtomicFile(const std::filesystem::path& target);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(std::span<const std::uint8_t> bytes);
  /// Bytes to disk, name in place, folder to disk. Call once, last.
  void commit();
  /// Removes the unfinished file; nothing happens after commit(). Async-signal-safe, so that a handler that knows
  /// this object can call it; other calls must not follow it then.
  void abandon() noexcept;

 private:
  void open_beside_target();
  void sync_folder() const;
  [[noreturn]] void fail(int reason);

  std::filesystem::path shown_;   // as the caller named it, for messages
  std::filesystem::path target_;  // absolute, links resolved
  int file_ = -1;
  bool direct_ = false;
  unsigned mode_ = 0;  // 0: as the umask says
  std::atomic<bool> unfinished_ = false;
  // A fixed buffer: a signal handler may read it at any moment.
  char part_[PATH_MAX + 1] = {};
};

/// The whole of `bytes` at `target`, or an unchanged target. Fails: file.
void write_file(const std::filesystem::path& target, std::span<const std::uint8_t> bytes);

/// The whole file. Fails: file, also where it is larger than `limit` bytes.
std::vector<std::uint8_t> read_file(const std::filesystem::path& file, std::size_t limit);

}  // namespace sana::engine
