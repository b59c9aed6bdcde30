// SPDX-License-Identifier: Apache-2.0
// `--recipe` draws again what a file says, to the byte.
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace sana::test {
namespace {

TEST(Recipe, DrawsTheSameFileFromPngAndJson) {
  TemporaryFolder folder;
  const Setting setting{.folder = folder.path()};
  ASSERT_EQ(run_sana({"draw", "two dogs, \"big\"\nand 🦊", "-o", "a.png", "--seed", "18446744073709551615", "--steps",
                      "3", "--guidance", "3", "--negative", "red"},
                     setting)
                .exit,
            0);
  ASSERT_EQ(run_sana({"draw", "--recipe", "a.png", "-o", "b.png"}, setting).exit, 0);
  EXPECT_TRUE(read_all(folder / "a.png") == read_all(folder / "b.png"));
  const Outcome info = run_sana({"info", "a.png", "--json"}, setting);
  ASSERT_EQ(info.exit, 0) << info.err;
  write_all(folder / "a.json", info.json_lines()[0]["recipe"].dump());
  ASSERT_EQ(run_sana({"draw", "--recipe", "a.json", "-o", "c.png"}, setting).exit, 0);
  EXPECT_TRUE(read_all(folder / "a.png") == read_all(folder / "c.png"));
}

TEST(Recipe, OptionsOverrideIt) {
  TemporaryFolder folder;
  const Setting setting{.folder = folder.path()};
  ASSERT_EQ(run_sana({"draw", "a cat", "-o", "a.png", "--seed", "1", "--steps", "2"}, setting).exit, 0);
  ASSERT_EQ(run_sana({"draw", "a dog", "-o", "b.png", "--seed", "9", "--steps", "2"}, setting).exit, 0);
  ASSERT_EQ(run_sana({"draw", "a dog", "--recipe", "a.png", "--seed", "9", "-o", "c.png"}, setting).exit, 0);
  EXPECT_TRUE(read_all(folder / "b.png") == read_all(folder / "c.png"));
}

TEST(Recipe, AnotherModelIsNoted) {
  TemporaryFolder folder;
  const Setting setting{.folder = folder.path(), .environment = {"SANA_MODEL_PATH=" + (folder / "models").string()}};
  copy_model(folder / "models/other");
  const std::filesystem::path config = folder / "models/other/scheduler/scheduler_config.json";
  std::string text = read_all(config);
  write_all(config, text.insert(text.find('{') + 1, "\"note\": \"changed\","));
  ASSERT_EQ(run_sana({"draw", "a cat", "-o", "a.png", "--seed", "1", "--steps", "1"}, setting).exit, 0);
  const Outcome same = run_sana({"draw", "--recipe", "a.png", "-o", "b.png", "--json"}, setting);
  ASSERT_EQ(same.exit, 0) << same.err;
  EXPECT_TRUE(same.json_lines()[0]["notes"].empty()) << "the model of the same identity is found among the others";
  const Outcome other = run_sana({"draw", "--recipe", "a.png", "-o", "c.png", "--model", "other", "--json"}, setting);
  ASSERT_EQ(other.exit, 0) << other.err;
  ASSERT_EQ(other.json_lines()[0]["notes"].size(), 1U);
  EXPECT_TRUE(other.json_lines()[0]["notes"][0].get<std::string>().contains("another one"));
}

TEST(Recipe, MissingModelIsNotReplaced) {
  TemporaryFolder folder;
  write_all(folder / "r.json",
            R"({"format":"sana-recipe","version":1,"prompt":"a cat","seed":"1","model":{"id":"Nowhere"}})");
  const Outcome outcome = run_sana({"draw", "--recipe", "r.json", "-o", "x.png"}, {.folder = folder.path()});
  expect_error(outcome, 3, "\"Nowhere\"");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"r.json"});
}

TEST(Recipe, BrokenOnesAreRefused) {
  TemporaryFolder folder;
  const Setting setting{.folder = folder.path()};
  write_all(folder / "broken.json", "{\"format\":");
  expect_error(run_sana({"draw", "--recipe", "broken.json"}, setting), 7, "broken.json");
  write_all(folder / "steps.json", R"({"format":"sana-recipe","version":1,"prompt":"a","steps":0})");
  expect_error(run_sana({"draw", "--recipe", "steps.json"}, setting), 2, "steps");
  expect_error(run_sana({"draw", "--recipe", "missing.png"}, setting), 7, "missing.png");
  EXPECT_EQ(folder.names().size(), 2U);
}

TEST(Recipe, LongTextsSurvive) {
  TemporaryFolder folder;
  const Setting setting{.folder = folder.path()};
  std::string prompt =
      "\"quotes\", newlines\n\nemoji 👩‍🎨 and Steps: 1, Seed: 2, Size: 3x4\nNegative prompt: no\n";
  while (prompt.size() < 20'000) prompt += "word ";
  ASSERT_EQ(run_sana({"draw", prompt, "-o", "a.png", "--seed", "1", "--steps", "1"}, setting).exit, 0);
  const Outcome info = run_sana({"info", "a.png", "--json"}, setting);
  ASSERT_EQ(info.exit, 0) << info.err;
  EXPECT_EQ(info.json_lines()[0]["recipe"]["prompt"], prompt);
  EXPECT_TRUE(info.json_lines()[0]["parameters"].get<std::string>().starts_with(prompt));
}

TEST(Recipe, PromptOfAMegabyteIsReadAsFarAsTheModelGoes) {
  TemporaryFolder folder;
  const Setting setting{.folder = folder.path()};
  std::string prompt;
  while (prompt.size() < 1'000'000) prompt += "a fox and ";
  write_all(folder / "list.txt", prompt + "\n");
  const Outcome outcome =
      run_sana({"draw", "--prompts", "list.txt", "-o", "a.png", "--seed", "1", "--steps", "1", "--json"}, setting);
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  ASSERT_EQ(outcome.json_lines()[0]["notes"].size(), 1U);
  EXPECT_TRUE(outcome.json_lines()[0]["notes"][0].get<std::string>().contains("longer than"));
  const Outcome again = run_sana({"draw", "--recipe", "a.png", "-o", "b.png"}, setting);
  ASSERT_EQ(again.exit, 0) << again.err;
  EXPECT_TRUE(read_all(folder / "a.png") == read_all(folder / "b.png"));
  write_all(folder / "list.txt", prompt + prompt + prompt + "\n");
  expect_error(run_sana({"draw", "--prompts", "list.txt", "-o", "c.png"}, setting), 2, "2 MiB");
}

}  // namespace
}  // namespace sana::test
