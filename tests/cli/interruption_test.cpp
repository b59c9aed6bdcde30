// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <unistd.h>

#include <csignal>

#include "app/cli/interruption.h"
#include "engine/core/error.h"
#include "tests/cli/program.h"

namespace sana::test {
namespace {

using Words = std::vector<std::string>;

void expect_only_whole_files(const TemporaryFolder& folder) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    if (!entry.is_regular_file()) continue;
    EXPECT_EQ(entry.path().extension(), ".png");
    EXPECT_TRUE(read_all(entry.path()).contains("IEND")) << entry.path();
  }
}

// A picture of a thousand steps does not end before the signal arrives.
TEST(Interruption, EndsTheProgramWithoutAHalfFile) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    for (const char* moment : {"understand", "\"draw\",\"done\":1,", "\"draw\",\"done\":4,"}) {
      TemporaryFolder folder;
      RunningSana sana(
          {"draw", "a panda", "-o", "p.png", "--steps", "1000", "--preview", "steps", "--progress", "json"},
          {.folder = folder.path()});
      ASSERT_TRUE(sana.wait_for(moment)) << sana.finish().err;
      sana.send(signal);
      const Outcome outcome = sana.finish();
      EXPECT_EQ(outcome.exit, 130) << outcome.err;
      EXPECT_FALSE(std::filesystem::exists(folder / "p.png"));
      expect_only_whole_files(folder);
    }
  }
}

TEST(Interruption, KeepsWhatIsFinished) {
  TemporaryFolder folder;
  RunningSana sana({"draw", "a panda", "-o", "p.png", "--steps", "4", "--count", "10000", "--progress", "json"},
                   {.folder = folder.path()});
  ASSERT_TRUE(sana.wait_for("\"picture\",\"picture\":2,")) << sana.finish().err;
  sana.send(SIGINT);
  EXPECT_EQ(sana.finish().exit, 130);
  EXPECT_TRUE(std::filesystem::exists(folder / "p-1.png"));
  EXPECT_TRUE(std::filesystem::exists(folder / "p-2.png"));
  expect_only_whole_files(folder);
}

TEST(InterruptionUnit, WritesWholeFilesAndFindsOutWhatCannotBeWritten) {
  TemporaryFolder folder;
  app::Interruption interruption;
  const std::vector<std::uint8_t> bytes{1, 2, 3};
  interruption.require_writable(folder / "a");
  EXPECT_TRUE(folder.names().empty());
  interruption.write_file(folder / "a", bytes);
  interruption.require_writable(folder / "a");
  EXPECT_EQ(read_all(folder / "a"), "\1\2\3");
  EXPECT_EQ(folder.names(), Words{"a"});
  EXPECT_THROW(interruption.require_writable(folder / "missing/a"), engine::Exception);
  EXPECT_THROW(interruption.write_file(folder / "missing/a", bytes), engine::Exception);
  interruption.require_writable("/dev/full");  // a device says so when it is written
}

TEST(InterruptionUnitDeathTest, SignalEndsTheProcess) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        app::Interruption interruption;
        ::kill(::getpid(), SIGTERM);
        for (;;) ::pause();
      },
      testing::ExitedWithCode(130), "cancelled");
}

}  // namespace
}  // namespace sana::test
