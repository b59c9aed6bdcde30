// SPDX-License-Identifier: Apache-2.0
#include "engine/prompt/prefix_store.h"

#include <gtest/gtest.h>

#include <chrono>

#include "tests/engine/checkpoint/scratch_folder.h"

namespace sana::engine {
namespace {

namespace fs = std::filesystem;

const std::vector<std::int32_t> ids = {2, 10, 11};
const StoredPrefix prefix{{1, 2, 3, 4}, {5, 6}};

bool is_empty(const StoredPrefix& stored) { return stored.key_values.empty() && stored.bos_row.empty(); }

TEST(PrefixStore, GivesBackWhatItWasGiven) {
  const ScratchFolder scratch;
  const PrefixStore store(scratch.path() / "deep" / "prefixes", "model");
  EXPECT_TRUE(is_empty(store.load("Draw: ", ids)));
  store.save("Draw: ", ids, prefix);
  const StoredPrefix stored = PrefixStore(scratch.path() / "deep" / "prefixes", "model").load("Draw: ", ids);
  EXPECT_EQ(stored.key_values, prefix.key_values);
  EXPECT_EQ(stored.bos_row, prefix.bos_row);
}

TEST(PrefixStore, AnotherModelTextOrTokenIsAnotherPrefix) {
  const ScratchFolder scratch;
  PrefixStore(scratch.path(), "model").save("Draw: ", ids, prefix);
  EXPECT_TRUE(is_empty(PrefixStore(scratch.path(), "another").load("Draw: ", ids)));
  const PrefixStore store(scratch.path(), "model");
  EXPECT_TRUE(is_empty(store.load("Draw:", ids)));
  EXPECT_TRUE(is_empty(store.load("Draw: ", std::vector<std::int32_t>{2, 10, 12})));
  EXPECT_TRUE(is_empty(store.load("Draw: ", std::vector<std::int32_t>{2, 10})));
  EXPECT_FALSE(is_empty(store.load("Draw: ", ids)));
}

TEST(PrefixStore, AnyTruncatedOrFlippedFileIsIgnored) {
  const ScratchFolder scratch;
  const PrefixStore store(scratch.path(), "model");
  store.save("", ids, prefix);
  const std::string name = fs::directory_iterator(scratch.path())->path().filename().string();
  const std::string good = bytes_of(scratch.path() / name);
  for (std::size_t i = 0; i < good.size(); ++i) {
    scratch.write(name, good.substr(0, i));
    EXPECT_TRUE(is_empty(store.load("", ids))) << i;
    std::string flipped = good;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x40);
    scratch.write(name, flipped);
    EXPECT_TRUE(is_empty(store.load("", ids))) << i;
  }
  scratch.write(name, good);
  EXPECT_FALSE(is_empty(store.load("", ids)));
}

TEST(PrefixStore, AFolderThatCannotBeUsedIsHarmless) {
  const ScratchFolder scratch;
  const PrefixStore store(scratch.write("file", "x") / "prefixes", "model");
  EXPECT_NO_THROW(store.save("", ids, prefix));
  EXPECT_TRUE(is_empty(store.load("", ids)));
}

TEST(PrefixStore, KeepsTheFilesUsedLast) {
  const ScratchFolder scratch;
  const PrefixStore store(scratch.path(), "model");
  const auto old = fs::file_time_type::clock::now() - std::chrono::hours(2);
  store.save("first", ids, prefix);
  fs::last_write_time(fs::directory_iterator(scratch.path())->path(), old);
  const fs::path foreign = scratch.write("foreign.txt", "left alone");
  fs::last_write_time(foreign, old);
  for (std::size_t i = 1; i < PrefixStore::kept_files; ++i) store.save(std::to_string(i), ids, prefix);
  EXPECT_FALSE(is_empty(store.load("first", ids)));  // used again
  for (const fs::directory_entry& entry : fs::directory_iterator(scratch.path()))
    EXPECT_TRUE(entry.path() == foreign || entry.last_write_time() > old + std::chrono::hours(1)) << entry.path();
  store.save("one more", ids, prefix);
  EXPECT_FALSE(is_empty(store.load("one more", ids)));
  EXPECT_TRUE(fs::exists(foreign));
  const auto files = std::distance(fs::directory_iterator(scratch.path()), fs::directory_iterator());
  EXPECT_EQ(static_cast<std::size_t>(files), PrefixStore::kept_files + 1);
}

}  // namespace
}  // namespace sana::engine
