// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace sana::test {
namespace {

TEST(Info, PictureSaysHowItWasDrawn) {
  TemporaryFolder folder;
  const Setting setting{.folder = folder.path()};
  ASSERT_EQ(run_sana({"draw", "a panda", "-o", "p.png", "--seed", "5", "--steps", "1"}, setting).exit, 0);
  const Outcome text = run_sana({"info", "p.png"}, setting);
  EXPECT_EQ(text.exit, 0) << text.err;
  for (const char* part :
       {"128 x 128", "parameters:", "Seed: 5", "recipe:", "\"seed\": \"5\"", "XMP:", "trainedAlgorithmicMedia"})
    EXPECT_NE(text.out.find(part), std::string::npos) << part << "\n" << text.out;
  const Outcome json = run_sana({"info", "--json", "p.png"}, setting);
  ASSERT_EQ(json.exit, 0) << json.err;
  const nlohmann::json info = json.json_lines()[0];
  EXPECT_EQ(info["kind"], "png");
  EXPECT_EQ(info["recipe"]["prompt"], "a panda");
  EXPECT_TRUE(info["xmp"].get<std::string>().contains("trainedAlgorithmicMedia"));
  EXPECT_TRUE(info["faults"].empty());
}

TEST(Info, DamagedFilesAreRefusedOrNoted) {
  TemporaryFolder folder;
  const Setting setting{.folder = folder.path()};
  ASSERT_EQ(run_sana({"draw", "a panda", "-o", "p.png", "--seed", "5", "--steps", "1"}, setting).exit, 0);
  const std::string bytes = read_all(folder / "p.png");
  write_all(folder / "half.png", bytes.substr(0, bytes.size() / 2));
  const Outcome half = run_sana({"info", "half.png", "--json"}, setting);
  ASSERT_EQ(half.exit, 0) << half.err;
  EXPECT_FALSE(half.json_lines()[0]["faults"].empty());
  write_all(folder / "text.png", "no picture");
  expect_error(run_sana({"info", "text.png"}, setting), 7, "text.png");
  write_all(folder / "w.pth", "pickle");
  expect_error(run_sana({"info", "w.pth"}, setting), 1, "w.pth");
}

TEST(Info, ModelSaysWhatItIs) {
  TemporaryFolder folder;
  const Setting setting{.folder = folder.path()};
  const Outcome json = run_sana({"info", "--json"}, setting);
  ASSERT_EQ(json.exit, 0) << json.err;
  const nlohmann::json info = json.json_lines()[0];
  EXPECT_EQ(info["name"], "Emoji scenes 128");
  EXPECT_EQ(info["class"], "SanaPipeline");
  EXPECT_EQ(info["identity"].get<std::string>().size(), 64U);
  EXPECT_EQ(info["defaults"]["width"], 128);
  EXPECT_EQ(info["defaults"]["steps"], 20);
  ASSERT_EQ(info["stages"].size(), 3U);
  for (const nlohmann::json& stage : info["stages"]) {
    EXPECT_GT(stage["parameters"], 1'000'000) << stage;
    EXPECT_EQ(stage["stored_types"], nlohmann::json{"F16"}) << stage;
    EXPECT_GT(stage["memory"]["weights_bytes"], stage["stored_bytes"]) << stage;
  }
  const Outcome text = run_sana({"info", SANA_BUILT_IN_MODEL}, setting);
  EXPECT_EQ(text.exit, 0) << text.err;
  for (const char* part : {"Gemma2Model", "SanaTransformer2DModel", "AutoencoderDC", "licence", "a panda", "fp32"})
    EXPECT_NE(text.out.find(part), std::string::npos) << part;
}

TEST(Info, HelpAndVersion) {
  TemporaryFolder folder;
  const Setting setting{.folder = folder.path()};
  const Outcome help = run_sana({"help"}, setting);
  EXPECT_EQ(help.exit, 0);
  for (const char* part : {"draw", "models", "Exit codes", "130"}) EXPECT_TRUE(help.out.contains(part)) << part;
  const Outcome draw = run_sana({"help", "draw"}, setting);
  EXPECT_EQ(draw.exit, 0);
  for (const char* option : {"--output",   "--model",     "--negative", "--width",     "--height",      "--steps",
                             "--guidance", "--seed",      "--count",    "--scheduler", "--instruction", "--max-tokens",
                             "--bins",     "--precision", "--preview",  "--prompts",   "--recipe",      "--tiling",
                             "--threads",  "--device",    "--progress", "--json"})
    EXPECT_TRUE(draw.out.contains(option)) << option;
  EXPECT_EQ(run_sana({"draw", "--help"}, setting).out, draw.out);
  EXPECT_EQ(run_sana({}, setting).exit, 2);
  const Outcome version = run_sana({"--version"}, setting);
  EXPECT_EQ(version.exit, 0);
  for (const char* part : {"Sana 0.", "SentencePiece", "ICU", "libpng", "nlohmann/json"})
    EXPECT_TRUE(version.out.contains(part)) << part;
  EXPECT_EQ(run_sana({"--version", "--json"}, setting).json_lines().size(), 1U);
  const nlohmann::json devices = run_sana({"devices", "--json"}, setting).json_lines()[0]["devices"];
  ASSERT_FALSE(devices.empty());
  EXPECT_EQ(devices[0]["default"], true);
}

}  // namespace
}  // namespace sana::test
