// SPDX-License-Identifier: Apache-2.0
#include "app/cli/targets.h"

#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace sana::app {
namespace {

TEST(TargetsUnit, NamesComeFromThePrompt) {
  EXPECT_EQ(name_from_prompt("a fox on a light blue background"), "a-fox-on-a-light-blue-background");
  EXPECT_EQ(name_from_prompt("  ../../etc/passwd\n"), "etc-passwd");
  EXPECT_EQ(name_from_prompt("一只猫,绿色背景"), "一只猫-绿色背景");
  EXPECT_EQ(name_from_prompt("🦊"), "🦊");
  EXPECT_EQ(name_from_prompt(""), "picture");
  EXPECT_EQ(name_from_prompt("\xFF\xFE ?!"), "picture");
}

TEST(TargetsUnit, LongNamesEndAtAWholeSign) {
  std::string prompt;
  for (int i = 0; i < 100; ++i) prompt += "猫";
  EXPECT_EQ(name_from_prompt(prompt).size(), 60U);
  EXPECT_EQ(name_from_prompt("a" + prompt).size(), 58U);
}

TEST(TargetsUnit, SeveralPicturesAreNumberedBeforeTheExtension) {
  TargetNames names("out.folder/dogs.png", 2);
  EXPECT_EQ(names.next("a", 1).file, "out.folder/dogs-1.png");
  EXPECT_EQ(names.next("a", 2).file, "out.folder/dogs-2.png");
  TargetNames bare("dogs", 2);
  EXPECT_EQ(bare.next("a", 1).file, "dogs-1");
  TargetNames single("dogs.png", 1);
  EXPECT_EQ(single.next("a", 1).file, "dogs.png");
}

TEST(TargetsUnit, NamesOfOursAreFreeAndDifferent) {
  const test::TemporaryFolder folder;
  TargetNames names(folder.path().string() + "/", 3);
  test::write_all(folder / "cat-1.png", "there");
  EXPECT_EQ(names.next("cat", 1).file.filename(), "cat-1-2.png");
  EXPECT_EQ(names.next("cat", 1).file.filename(), "cat-1-3.png");
  EXPECT_EQ(names.next("dog", 1).file.filename(), "dog-1.png");
  EXPECT_TRUE(names.next("dog", 1).is_ours);
}

}  // namespace
}  // namespace sana::app
