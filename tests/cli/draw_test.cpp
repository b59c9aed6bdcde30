// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/cli/program.h"

namespace sana::test {
namespace {

using Words = std::vector<std::string>;

// Two steps show everything that is asked here, in a fraction of the time.
Outcome draw(const TemporaryFolder& folder, Words arguments) {
  arguments.insert(arguments.begin(), "draw");
  arguments.insert(arguments.end(), {"--steps", "2"});
  return run_sana(arguments, {.folder = folder.path()});
}

bool is_png(const std::string& bytes) { return bytes.starts_with("\x89PNG\r\n\x1a\n") && bytes.contains("IEND"); }

TEST(Draw, NamesThePictureAfterPromptAndSeed) {
  TemporaryFolder folder;
  const Outcome outcome = draw(folder, {"a Fox, on light-blue!", "--seed", "7"});
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(folder.names(), Words{"a-Fox-on-light-blue-7.png"});
  EXPECT_TRUE(is_png(read_all(folder / "a-Fox-on-light-blue-7.png")));
  EXPECT_NE(outcome.err.find("seed 7"), std::string::npos);
  EXPECT_EQ(outcome.out, "");
}

TEST(Draw, NeverReplacesAFileUnasked) {
  TemporaryFolder folder;
  write_all(folder / "fox-1.png", "precious");
  EXPECT_EQ(draw(folder, {"fox", "--seed", "1"}).exit, 0);
  EXPECT_EQ(read_all(folder / "fox-1.png"), "precious");
  EXPECT_TRUE(is_png(read_all(folder / "fox-1-2.png")));
  EXPECT_EQ(draw(folder, {"fox", "--seed", "1", "-o", "fox-1.png"}).exit, 0);
  EXPECT_TRUE(is_png(read_all(folder / "fox-1.png")));
}

TEST(Draw, SameRequestSameBytesForEveryNumberOfThreads) {
  TemporaryFolder folder;
  const Words request{"a panda", "--seed", "3"};
  const auto bytes_with = [&](const std::string& name, const Words& more) {
    Words words = request;
    words.insert(words.end(), {"-o", name});
    words.insert(words.end(), more.begin(), more.end());
    EXPECT_EQ(draw(folder, words).exit, 0);
    return read_all(folder / name);
  };
  const std::string first = bytes_with("first.png", {});
  EXPECT_TRUE(bytes_with("again.png", {}) == first);
  for (const char* threads : {"1", "2", "3"})
    EXPECT_TRUE(bytes_with(std::string("threads") + threads + ".png", {"--threads", threads}) == first) << threads;
}

TEST(Draw, EachPictureOfACountIsThatSeedAlone) {
  TemporaryFolder folder;
  ASSERT_EQ(draw(folder, {"two dogs", "--seed", "5", "--count", "3", "-o", "d.png"}).exit, 0);
  EXPECT_EQ(folder.names(), (Words{"d-1.png", "d-2.png", "d-3.png"}));
  for (const int i : {1, 2, 3}) {
    ASSERT_EQ(draw(folder, {"two dogs", "--seed", std::to_string(4 + i), "-o", "alone.png"}).exit, 0);
    EXPECT_TRUE(read_all(folder / "alone.png") == read_all(folder / ("d-" + std::to_string(i) + ".png"))) << i;
  }
}

TEST(Draw, ListOfPromptsIntoAFolder) {
  TemporaryFolder folder;
  std::filesystem::create_directory(folder / "out");
  write_all(folder / "list.txt", "\xEF\xBB\xBF# animals\na cat\r\n\n  \n🦊\n#a dog\n");
  const Outcome outcome = draw(folder, {"--prompts", "list.txt", "-o", "out/", "--seed", "0", "--json"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  const auto results = outcome.json_lines();
  ASSERT_EQ(results.size(), 2U);
  EXPECT_EQ(results[0]["file"], "out/a-cat-0.png");
  EXPECT_EQ(results[1]["file"], "out/🦊-0.png");
  EXPECT_EQ(results[1]["recipe"]["prompt"], "🦊");
  EXPECT_TRUE(is_png(read_all(folder / "out/🦊-0.png")));
}

TEST(Draw, StandardOutputIsThePicture) {
  TemporaryFolder folder;
  const Outcome outcome = draw(folder, {"a panda", "-o", "-", "--seed", "1"});
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_TRUE(is_png(outcome.out));
  EXPECT_TRUE(folder.names().empty());
  ASSERT_EQ(draw(folder, {"a panda", "-o", "file.png", "--seed", "1"}).exit, 0);
  EXPECT_TRUE(read_all(folder / "file.png") == outcome.out);
  EXPECT_EQ(draw(folder, {"a panda", "a cat", "-o", "-"}).exit, 2);
  EXPECT_EQ(draw(folder, {"a panda", "--count", "2", "-o", "-"}).exit, 2);
}

TEST(Draw, JsonSaysWhatWasDrawn) {
  TemporaryFolder folder;
  const Outcome outcome =
      draw(folder, {"a panda", "--seed", "4294967296", "-o", "p.png", "--json", "--progress", "json"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  const auto results = outcome.json_lines();
  ASSERT_EQ(results.size(), 1U);
  const nlohmann::json& result = results[0];
  EXPECT_EQ(result["file"], "p.png");
  EXPECT_EQ(result["seed"], 4294967296U);
  EXPECT_EQ(result["width"], 128);
  EXPECT_EQ(result["height"], 128);
  EXPECT_EQ(result["model"], "Emoji scenes 128");
  EXPECT_EQ(result["recipe"]["seed"], "4294967296");
  EXPECT_EQ(result["recipe"]["steps"], 2);
  EXPECT_FALSE(result["recipe"].contains("uid"));
  EXPECT_FALSE(result["recipe"].contains("created"));
  for (const char* stage : {"load", "understand", "draw", "develop", "write"})
    EXPECT_GE(result["seconds"][stage].get<double>(), 0) << stage;
  ASSERT_EQ(result["notes"].size(), 1U) << result["notes"];  // the seed is above 32 bits
  EXPECT_TRUE(result["notes"][0].get<std::string>().contains("32 bits"));
  // Standard error holds nothing but objects.
  std::istringstream lines(outcome.err);
  Words events;
  for (std::string line; std::getline(lines, line);) events.push_back(nlohmann::json::parse(line)["event"]);
  EXPECT_TRUE(std::ranges::count(events, "stage") >= 6) << outcome.err;
  EXPECT_EQ(std::ranges::count(events, "picture"), 1);
}

TEST(Draw, DicedSeedsStayBelow32BitsAndArePrinted) {
  TemporaryFolder folder;
  const Outcome outcome = draw(folder, {"a panda", "a cat", "--progress", "none", "--json"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  const auto results = outcome.json_lines();
  ASSERT_EQ(results.size(), 2U);
  EXPECT_LT(results[0]["seed"].get<std::uint64_t>(), std::uint64_t{1} << 32);
  EXPECT_EQ(results[0]["seed"], results[1]["seed"]);
  EXPECT_EQ(outcome.err, "");
}

TEST(Draw, EmptyPromptIsLegal) {
  TemporaryFolder folder;
  const Outcome outcome = draw(folder, {"", "--seed", "1", "--json"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(outcome.json_lines()[0]["recipe"]["prompt"], "");
  EXPECT_EQ(folder.names(), Words{"picture-1.png"});
}

TEST(Draw, PromptsAreTakenAsTheyAreTyped) {
  TemporaryFolder folder;
  const Words prompts{"[a, b]", "{\"a\": 1}", "a=b", "line one\nline two", "-starts with a dash"};
  Words arguments{"draw", "--json", "--negative=", "--steps", "1", "--seed", "1"};
  arguments.insert(arguments.end(), prompts.begin(), prompts.end() - 1);
  arguments.insert(arguments.end(), {"--", prompts.back()});
  const Outcome outcome = run_sana(arguments, {.folder = folder.path()});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  const auto results = outcome.json_lines();
  ASSERT_EQ(results.size(), prompts.size());
  for (std::size_t i = 0; i < prompts.size(); ++i) EXPECT_EQ(results[i]["recipe"]["prompt"], prompts[i]);
}

TEST(Draw, PreviewFolderHoldsAPictureOfEachStep) {
  TemporaryFolder folder;
  const Outcome outcome = draw(folder, {"a panda", "--seed", "1", "-o", "p.png", "--preview", "steps"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_TRUE(is_png(read_all(folder / "steps/p-step-01.png")));
  EXPECT_TRUE(is_png(read_all(folder / "steps/p-step-02.png")));
  ASSERT_EQ(draw(folder, {"a panda", "--seed", "1", "-o", "plain.png"}).exit, 0);
  EXPECT_TRUE(read_all(folder / "p.png") == read_all(folder / "plain.png")) << "looking on changes nothing";
}

TEST(Draw, OptionsReachTheRecipe) {
  TemporaryFolder folder;
  write_all(folder / "instruction.txt", "Say it plainly: \n");
  const Outcome outcome = draw(
      folder,
      {"a panda",         "--seed",       "1",          "--negative", "blue",        "--width",     "160",
       "--height",        "96",           "--guidance", "3.5",        "--scheduler", "flow_euler",  "--instruction",
       "instruction.txt", "--max-tokens", "20",         "--bins",     "off",         "--precision", "auto",
       "--tiling",        "--json"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  const nlohmann::json recipe = outcome.json_lines()[0]["recipe"];
  EXPECT_EQ(recipe["negative"], "blue");
  EXPECT_EQ(recipe["width"], 160);
  EXPECT_EQ(recipe["height"], 96);
  EXPECT_EQ(recipe["guidance_scale"], 3.5);
  EXPECT_EQ(recipe["scheduler"]["name"], "flow_euler");
  EXPECT_EQ(recipe["instruction"], "Say it plainly: ");
  EXPECT_EQ(recipe["max_tokens"], 20);
  EXPECT_EQ(recipe["binning"], false);
  EXPECT_EQ(recipe["precision"], "fp32");
  EXPECT_EQ(recipe["tiling"], true);
}

}  // namespace
}  // namespace sana::test
