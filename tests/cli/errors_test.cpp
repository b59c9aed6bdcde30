// SPDX-License-Identifier: Apache-2.0
// Whatever is wrong: one sentence, the right exit code, nothing half-written.
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/cli/program.h"

namespace sana::test {
namespace {

using Words = std::vector<std::string>;

struct Wrong {
  const char* name;
  Words arguments;
  int exit;
  const char* sentence;
};

void PrintTo(const Wrong& wrong, std::ostream* stream) { *stream << wrong.name; }

class WrongArguments : public testing::TestWithParam<Wrong> {};

TEST_P(WrongArguments, EndInOneSentence) {
  TemporaryFolder folder;
  Words arguments = GetParam().arguments;
  expect_error(run_sana(arguments, {.folder = folder.path()}), GetParam().exit, GetParam().sentence);
  EXPECT_TRUE(folder.names().empty()) << folder.names().front();
  arguments.insert(arguments.begin() + 1, "--json");
  const Outcome outcome = run_sana(arguments, {.folder = folder.path()});
  EXPECT_EQ(outcome.exit, GetParam().exit);
  ASSERT_EQ(outcome.json_lines().size(), 1U) << outcome.out;
  const nlohmann::json error = outcome.json_lines()[0]["error"];
  EXPECT_EQ(error["exit"], GetParam().exit);
  EXPECT_NE(outcome.err.find(error["what"].get<std::string>()), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Errors, WrongArguments,
    testing::Values(Wrong{"width_0", {"draw", "a", "--width", "0"}, 2, "\"0\" of --width"},
                    Wrong{"height_minus_1", {"draw", "a", "--height", "-1"}, 2, "\"-1\" of --height"},
                    Wrong{"width_33", {"draw", "a", "--width", "33"}, 2, "33"},
                    Wrong{"width_billion", {"draw", "a", "--width", "1000000000"}, 2, "1000000000"},
                    Wrong{"height_beyond_64_bits", {"draw", "a", "--height", "99999999999999999999"}, 2, "--height"},
                    Wrong{"area", {"draw", "a", "--width", "65536", "--height", "65536"}, 2, "65536 x 65536"},
                    Wrong{"steps_0", {"draw", "a", "--steps", "0"}, 2, "\"0\" of --steps"},
                    Wrong{"steps_million", {"draw", "a", "--steps", "1000000"}, 2, "1000000"},
                    Wrong{"steps_word", {"draw", "a", "--steps", "many"}, 2, "many"},
                    Wrong{"guidance_nan", {"draw", "a", "--guidance", "nan"}, 2, "nan"},
                    Wrong{"guidance_negative", {"draw", "a", "--guidance", "-1"}, 2, "--guidance"},
                    Wrong{"seed_negative", {"draw", "a", "--seed", "-1"}, 2, "--seed"},
                    Wrong{"seed_65_bits", {"draw", "a", "--seed", "18446744073709551616"}, 2, "--seed"},
                    Wrong{"last_seed", {"draw", "a", "--seed", "18446744073709551615", "--count", "2"}, 2, "last seed"},
                    Wrong{"count_0", {"draw", "a", "--count", "0"}, 2, "--count"},
                    Wrong{"threads_0", {"draw", "a", "--threads", "0"}, 2, "--threads"},
                    Wrong{"bins_maybe", {"draw", "a", "--bins", "maybe"}, 2, "--bins"},
                    Wrong{"bins_without_table", {"draw", "a", "--bins", "on"}, 2, "trained sizes"},
                    Wrong{"precision", {"draw", "a", "--precision", "fp8"}, 2, "fp8"},
                    Wrong{"scheduler", {"draw", "a", "--scheduler", "magic"}, 2, "magic"},
                    Wrong{"scheduler_of_other_models", {"draw", "a", "--scheduler", "scm"}, 2, "SCMScheduler"},
                    Wrong{"progress", {"draw", "a", "--progress", "loud"}, 2, "loud"},
                    Wrong{"device", {"draw", "a", "--device", "quantum"}, 2, "quantum"},
                    Wrong{"jpeg", {"draw", "a", "-o", "a.JPG"}, 2, "PNG"},
                    Wrong{"unknown_option", {"draw", "a", "--colour", "red"}, 2, "--colour"},
                    Wrong{"value_missing", {"draw", "a", "--steps"}, 2, "--steps"},
                    Wrong{"nothing_to_draw", {"draw"}, 2, "nothing to draw"},
                    Wrong{"unknown_command", {"paint"}, 2, "\"paint\""},
                    Wrong{"model_name", {"draw", "a", "--model", "nobody"}, 3, "\"nobody\""},
                    Wrong{"model_path", {"draw", "a", "--model", "./nobody"}, 3, "./nobody"},
                    Wrong{"model_of_info", {"info", "nobody"}, 3, "\"nobody\""},
                    Wrong{"file_of_info", {"info", "nobody.png"}, 7, "nobody.png"},
                    Wrong{"missing_folder", {"draw", "a", "-o", "nowhere/a.png"}, 7, "nowhere/a.png"},
                    Wrong{"missing_output_folder", {"draw", "a", "-o", "nowhere/"}, 7, "nowhere"},
                    Wrong{"not_a_folder", {"draw", "a", "-o", "/dev/null/a.png"}, 7, "/dev/null/a.png"},
                    Wrong{"read_only", {"draw", "a", "-o", "/proc/a.png"}, 7, "/proc/a.png"},
                    Wrong{"full_disk", {"draw", "a", "--steps", "1", "-o", "/dev/full"}, 7, "No space left"},
                    Wrong{"preview_nowhere", {"draw", "a", "--preview", "nowhere/steps"}, 7, "nowhere/steps"},
                    Wrong{"prompts_missing", {"draw", "--prompts", "list.txt"}, 7, "list.txt"},
                    Wrong{"prompts_empty", {"draw", "--prompts", "/dev/null"}, 2, "no prompt"},
                    Wrong{"instruction_missing", {"draw", "a", "--instruction", "nowhere.txt"}, 7, "nowhere.txt"}),
    [](const auto& wrong) { return std::string(wrong.param.name); });

TEST(Errors, FullStandardOutput) {
  TemporaryFolder folder;
  expect_error(run_sana({"draw", "a", "--steps", "1", "-o", "-"}, {.folder = folder.path(), .output = "/dev/full"}), 7,
               "standard output");
  expect_error(run_sana({"info"}, {.folder = folder.path(), .output = "/dev/full"}), 7, "standard output");
}

TEST(Errors, ClosedStandardOutput) {
  TemporaryFolder folder;
  const Setting setting{.folder = folder.path(), .wrapper = {"/bin/sh", "-c", "exec \"$@\" >&-", "sh"}};
  expect_error(run_sana({"draw", "a", "--steps", "1", "-o", "-"}, setting), 7, "standard output");
  EXPECT_EQ(run_sana({"draw", "a", "--steps", "1", "-o", "a.png"}, setting).exit, 0);
  EXPECT_EQ(run_sana({"draw", "a", "--steps", "1", "-o", "b.png", "--json"}, setting).exit, 7);
  EXPECT_TRUE(read_all(folder / "a.png").ends_with("IEND\xAE\x42\x60\x82"));
}

TEST(Errors, DiskThatFillsWhileWriting) {
  TemporaryFolder folder;
  write_all(folder / "old.png", "precious");
  // A limit of 8 blocks of 512 bytes on every file: writing stops in the middle as on a full disk.
  const Setting setting{.folder = folder.path(), .wrapper = {"/bin/sh", "-c", "ulimit -f 8; exec \"$@\"", "sh"}};
  expect_error(run_sana({"draw", "a", "--steps", "1", "-o", "old.png"}, setting), 7, "old.png");
  expect_error(run_sana({"draw", "a", "--steps", "1", "-o", "new.png"}, setting), 7, "new.png");
  expect_error(run_sana({"draw", "a", "--steps", "1", "-o", "new.png", "--preview", "steps"}, setting), 7, "steps/");
  EXPECT_EQ(folder.names(), (Words{"old.png", "steps"}));
  EXPECT_TRUE(std::filesystem::is_empty(folder / "steps"));
  EXPECT_EQ(read_all(folder / "old.png"), "precious");
}

TEST(Errors, MemoryThatRunsOut) {
  TemporaryFolder folder;
  // A gigabyte of address space: enough to load the model, not for the activations of 16 million pixels.
  const Setting setting{.folder = folder.path(), .wrapper = {"/bin/sh", "-c", "ulimit -v 1000000; exec \"$@\"", "sh"}};
  expect_error(run_sana({"draw", "a", "--steps", "1", "--width", "4096", "--height", "4096", "-o", "a.png"}, setting),
               4, "memory");
  EXPECT_TRUE(folder.names().empty());
}

TEST(Errors, FolderWithoutPermission) {
  if (::geteuid() == 0) GTEST_SKIP() << "The superuser may write everywhere.";
  TemporaryFolder folder;
  std::filesystem::create_directory(folder / "locked");
  std::filesystem::permissions(folder / "locked", std::filesystem::perms{0555});
  expect_error(run_sana({"draw", "a", "-o", "locked/a.png"}, {.folder = folder.path()}), 7, "locked/a.png");
  EXPECT_TRUE(std::filesystem::is_empty(folder / "locked"));
}

TEST(Errors, EveryTargetIsTriedBeforeTheFirstPicture) {
  TemporaryFolder folder;
  std::filesystem::create_directory(folder / "x-2.png");  // in the way of the second picture
  const Outcome outcome = run_sana({"draw", "a", "b", "--steps", "1", "-o", "x.png"}, {.folder = folder.path()});
  expect_error(outcome, 7, "x-2.png");
  EXPECT_EQ(folder.names(), Words{"x-2.png"});
}

TEST(Errors, DamagedModels) {
  TemporaryFolder folder;
  const Setting setting{.folder = folder.path(), .environment = {"SANA_MODEL_PATH=" + (folder / "models").string()}};
  copy_model(folder / "models/short");
  const std::filesystem::path weights = folder / "models/short/transformer/diffusion_pytorch_model.safetensors";
  std::string bytes = read_all(weights);
  std::filesystem::remove(weights);
  write_all(weights, bytes.substr(0, bytes.size() / 2));
  expect_error(run_sana({"draw", "a", "--model", "short", "-o", "a.png"}, setting), 3, "short/transformer");

  copy_model(folder / "models/nan");
  const std::filesystem::path patched = folder / "models/nan/transformer/diffusion_pytorch_model.safetensors";
  std::filesystem::remove(patched);
  for (std::size_t i = bytes.size() - 4096; i < bytes.size(); i += 2) bytes.replace(i, 2, "\xff\x7f");  // fp16 NaN
  write_all(patched, bytes);
  const Outcome outcome = run_sana({"draw", "a", "--model", "nan", "--steps", "1", "-o", "a.png"}, setting);
  expect_error(outcome, 5, "not finite");
  EXPECT_EQ(folder.names(), Words{"models"});

  const Outcome list = run_sana({"models", "--json"}, setting);
  ASSERT_EQ(list.exit, 0) << list.err;
  const nlohmann::json models = list.json_lines()[0]["models"];
  ASSERT_EQ(models.size(), 3U) << models;
  EXPECT_EQ(models[1]["name"], "short");
  EXPECT_EQ(models[1]["usable"], false);
  EXPECT_TRUE(models[1]["reason"].get<std::string>().ends_with('.'));
  EXPECT_EQ(models[2]["default"], true);
  EXPECT_EQ(models[2]["usable"], true);
}

}  // namespace
}  // namespace sana::test
