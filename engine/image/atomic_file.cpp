// SPDX-License-Identifier: Apache-2.0
#include "engine/image/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "engine/core/error.h"

namespace sana::engine {
namespace {

std::string hint_for(int reason) {
  switch (reason) {
    case ENOSPC:
    case EDQUOT: return "Free some space or choose another folder.";
    case EACCES:
    case EPERM:
    case EROFS: return "Choose a place that you may write to.";
    case ENOENT:
    case ENOTDIR: return "Create the folder first.";
    case EISDIR: return "Name a file, not a folder.";
    case ENAMETOOLONG: return "Choose a shorter name.";
    default: return "Try again, or choose another folder.";
  }
}

std::string reason_text(int reason) { return std::generic_category().message(reason); }

/// `<name><suffix>`, with the name cut where the file system's limit on names asks for it.
std::filesystem::path beside(const std::filesystem::path& target, const std::string& suffix) {
  const std::string name = target.filename().string();
  return target.parent_path() / (name.substr(0, NAME_MAX - suffix.size()) + suffix);
}

}  // namespace

AtomicFile::AtomicFile(const std::filesystem::path& target) : shown_(target) {
  struct stat status {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (!exists && errno != ENOENT) fail(errno);
  if (exists && S_ISDIR(status.st_mode)) fail(EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    direct_ = true;
    file_ = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
    if (file_ < 0) fail(errno);
    return;
  }
  if (exists) {
    // Renaming over a write-protected file would succeed; its owner meant that it should not.
    if (::faccessat(AT_FDCWD, target.c_str(), W_OK, AT_EACCESS) != 0) fail(errno);
    mode_ = status.st_mode & 07777U;
  }
  std::error_code error;
  if (target.empty()) fail(ENOENT);
  target_ = std::filesystem::absolute(target, error);
  if (!error) target_ = std::filesystem::weakly_canonical(target_, error);
  if (error) fail(error.value());
  if (target_.filename().empty()) fail(EISDIR);
  open_beside_target();
}

AtomicFile::~AtomicFile() {
  abandon();
  if (file_ >= 0) ::close(file_);
}

void AtomicFile::open_beside_target() {
  constexpr int attempts = 100;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    std::string suffix(1, '.');
    suffix.append(std::to_string(::getpid())).append(1, '-').append(std::to_string(attempt)).append(".part");
    const auto part = beside(target_, suffix);
    if (part.native().size() > PATH_MAX) fail(ENAMETOOLONG);
    std::memcpy(part_, part.c_str(), part.native().size() + 1);
    file_ = ::open(part_, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file_ >= 0) break;
    if (errno != EEXIST) fail(errno);
  }
  if (file_ < 0) fail(EEXIST);
  unfinished_ = true;
  if (mode_ != 0 && ::fchmod(file_, mode_) != 0) fail(errno);
}

void AtomicFile::write(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

void AtomicFile::commit() {
  SANA_CHECK(file_ >= 0, shown_.string());
  if (!direct_ && ::fdatasync(file_) != 0) fail(errno);
  const int closing = std::exchange(file_, -1);
  if (::close(closing) != 0) fail(errno);
  if (direct_) return;
  if (::rename(part_, target_.c_str()) != 0) fail(errno);
  unfinished_ = false;
  sync_folder();
}

void AtomicFile::abandon() noexcept {
  if (!unfinished_.exchange(false)) return;
  const int kept = errno;
  ::unlink(part_);
  errno = kept;
}

void AtomicFile::sync_folder() const {
  // A folder that may be entered but not read cannot be opened; the file is in place all the same.
  const int folder = ::open(target_.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  const int reason = ::fsync(folder) == 0 ? 0 : errno;
  ::close(folder);
  // Some file systems do not sync folders and say EINVAL.
  if (reason != 0 && reason != EINVAL) {
    throw Exception(ErrorKind::file, shown_.string() + " is written, but its folder could not be flushed to disk: " +
                                         reason_text(reason) + ".", "Check the disk.");
  }
}

void AtomicFile::fail(int reason) {
  abandon();
  if (file_ >= 0) ::close(std::exchange(file_, -1));
  throw Exception(ErrorKind::file, "Cannot write " + shown_.string() + ": " + reason_text(reason) + ".",
                  hint_for(reason));
}

void write_file(const std::filesystem::path& target, std::span<const std::uint8_t> bytes) {
  AtomicFile file(target);
  file.write(bytes);
  file.commit();
}

std::vector<std::uint8_t> read_file(const std::filesystem::path& file, std::size_t limit) {
  const auto fail = [&](const std::string& why, const char* hint) {
    throw Exception(ErrorKind::file, "Cannot read " + file.string() + ": " + why + ".", hint);
  };
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail(reason_text(errno), "Check the name.");
  std::vector<std::uint8_t> bytes;
  std::uint8_t piece[1 << 16];
  int reason = 0;
  for (;;) {
    const auto count = ::read(descriptor, piece, sizeof piece);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) reason = errno;
    if (count <= 0) break;
    bytes.insert(bytes.end(), piece, piece + count);
    if (bytes.size() > limit) break;
  }
  ::close(descriptor);
  if (reason != 0) fail(reason_text(reason), "Check the name.");
  if (bytes.size() > limit) fail("it is larger than " + std::to_string(limit) + " bytes", "Choose another file.");
  return bytes;
}

}  // namespace sana::engine
