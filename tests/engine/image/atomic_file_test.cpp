// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "engine/image/atomic_file.h"
#include "tests/engine/image/sample_picture.h"

namespace sana::engine::testing {
namespace {

using Bytes = std::vector<std::uint8_t>;

const Bytes before = {'o', 'l', 'd'};
const Bytes after(100'000, 7);

/// Lets every file of this process grow to `bytes` only, as a full disk would.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit now = before_;
    now.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

/// Gives up root's right to write everywhere for a while.
class PlainUser {
 public:
  PlainUser() : is_changed_(::geteuid() == 0 && ::seteuid(65534) == 0) {}
  ~PlainUser() {
    if (is_changed_ && ::seteuid(0) != 0) ::_exit(1);
  }
  PlainUser(const PlainUser&) = delete;
  PlainUser& operator=(const PlainUser&) = delete;

 private:
  bool is_changed_;
};

void expect_refused(const std::filesystem::path& target, const std::string& reason) {
  const Error error = error_of([&] { write_file(target, after); });
  EXPECT_EQ(error.kind, ErrorKind::file);
  EXPECT_EQ(error.what, "Cannot write " + target.string() + ": " + reason + ".");
  EXPECT_FALSE(error.hint.empty());
}

TEST(AtomicFile, WritesAndReplaces) {
  const Folder folder;
  const auto target = folder.path() / "a.png";
  write_file(target, before);
  EXPECT_EQ(read_file(target, 100), before);
  write_file(target, after);
  EXPECT_EQ(read_file(target, 1'000'000), after);
  EXPECT_EQ(folder.entries(), 1);
}

TEST(AtomicFile, NothingIsSeenBeforeCommit) {
  const Folder folder;
  const auto target = folder.path() / "a.png";
  write_file(target, before);
  {
    AtomicFile file(target), second(target);
    file.write(after);
    second.write(after);
    EXPECT_EQ(read_file(target, 100), before);
    EXPECT_EQ(folder.entries(), 3);
  }
  EXPECT_EQ(read_file(target, 100), before);
  EXPECT_EQ(folder.entries(), 1);
}

TEST(AtomicFile, AbandonRemovesTheUnfinishedFile) {
  const Folder folder;
  AtomicFile file(folder.path() / "a.png");
  file.write(after);
  file.abandon();
  EXPECT_EQ(folder.entries(), 0);
  file.abandon();
}

TEST(AtomicFile, AbandonAfterCommitKeepsTheFile) {
  const Folder folder;
  AtomicFile file(folder.path() / "a.png");
  file.commit();
  file.abandon();
  EXPECT_EQ(folder.entries(), 1);
}

TEST(AtomicFile, AFullDiskLeavesTheOldFile) {
  const Folder folder;
  const auto target = folder.path() / "a.png";
  write_file(target, before);
  {
    const FileSizeLimit limit(50'000);
    expect_refused(target, "File too large");
  }
  EXPECT_EQ(read_file(target, 100), before);
  EXPECT_EQ(folder.entries(), 1);
}

TEST(AtomicFile, TheReasonIsTheSystems) {
  const Folder folder;
  expect_refused(folder.path() / "none" / "a.png", "No such file or directory");
  expect_refused(folder.path(), "Is a directory");
  expect_refused(folder.path() / "", "Is a directory");
  expect_refused("", "No such file or directory");
  expect_refused(folder.path() / std::string(300, 'n'), "File name too long");
  write_file(folder.path() / "file", before);
  expect_refused(folder.path() / "file" / "a.png", "Not a directory");
  expect_refused("/dev/full", "No space left on device");
  EXPECT_EQ(folder.entries(), 1);
}

TEST(AtomicFile, WriteProtectionIsRespected) {
  const Folder folder;
  const auto target = folder.path() / "a.png";
  write_file(target, before);
  ::chmod(target.c_str(), 0444);
  ::chmod(folder.path().c_str(), 0777);
  {
    const PlainUser user;
    expect_refused(target, "Permission denied");
  }
  ::chmod(folder.path().c_str(), 0555);
  {
    const PlainUser user;
    expect_refused(folder.path() / "b.png", "Permission denied");
  }
  ::chmod(folder.path().c_str(), 0755);
  EXPECT_EQ(read_file(target, 100), before);
}

TEST(AtomicFile, LinksAreFollowedAndModesKept) {
  const Folder folder;
  const auto target = folder.path() / "a.png", link = folder.path() / "link";
  write_file(target, before);
  ::chmod(target.c_str(), 0640);
  std::filesystem::create_symlink("a.png", link);
  write_file(link, after);
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_EQ(read_file(target, 1'000'000), after);
  EXPECT_EQ(std::filesystem::status(target).permissions(), std::filesystem::perms(0640));
}

TEST(AtomicFile, DevicesAreWrittenDirectly) {
  write_file("/dev/null", after);
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST(AtomicFile, LongNamesGetAShorterTemporaryOne) {
  const Folder folder;
  write_file(folder.path() / std::string(255, 'n'), after);
  EXPECT_EQ(folder.entries(), 1);
}

TEST(ReadFile, RefusesWhatIsTooLarge) {
  const Folder folder;
  write_file(folder.path() / "a", after);
  EXPECT_EQ(read_file(folder.path() / "a", after.size()), after);
  EXPECT_EQ(error_of([&] { read_file(folder.path() / "a", after.size() - 1); }).kind, ErrorKind::file);
}

}  // namespace
}  // namespace sana::engine::testing
