// SPDX-License-Identifier: Apache-2.0
// Models that are wrong, incomplete or give nonsense.
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "tests/engine/checkpoint/scratch_folder.h"
#include "tests/engine/pipeline/drawing.h"

namespace sana::engine {
namespace {

namespace fs = std::filesystem;

constexpr float nan = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();

class DamagedModel : public testing::Test {
 protected:
  void use(const std::string& name) {
    folder_ = name.empty() ? scratch_.copy(builtin_model(), "model") : scratch_.copy(golden_model(name), "model");
  }
  fs::path weights(const std::string& role) const {
    return folder_ / role / (role == "text_encoder" ? "model.safetensors" : "diffusion_pytorch_model.safetensors");
  }
  /// Opens and draws; the error of whichever fails.
  Error outcome(const GenerateRequest& request) {
    const auto engine = std::move(*Engine::create({}));
    const auto opened = engine->open(folder_);
    if (!opened) return opened.error();
    return refusal(*engine, request);
  }

  ScratchFolder scratch_;
  fs::path folder_;
};

TEST_F(DamagedModel, NotFiniteInTheTransformer) {
  for (const float value : {nan, infinity}) {
    use("");
    patch_tensor(weights("transformer"), "transformer_blocks.3.attn1.to_q.weight", 17, 1, value);
    expect_refusal(outcome(fox(2)), ErrorKind::unusable, {"not finite", "step 1", "damaged"});
  }
}

TEST_F(DamagedModel, NotFiniteInTheTextEncoder) {
  use("");
  patch_tensor(weights("text_encoder"), "layers.1.mlp.down_proj.weight", 5, 1, nan);
  expect_refusal(outcome(fox(2)), ErrorKind::unusable, {"text encoder", "not finite"});
}

TEST_F(DamagedModel, NotFiniteInTheAutoencoder) {
  use("");
  patch_tensor(weights("vae"), "decoder.conv_in.weight", 0, 1, nan);
  expect_refusal(outcome(fox(2)), ErrorKind::unusable, {"picture", "not finite"});
}

TEST_F(DamagedModel, NotFiniteInWhatAnInstructionLeavesIsNotKept) {
  use("pipeline_base");
  const fs::path cache = scratch_.path() / "cache";
  patch_tensor(weights("text_encoder"), "layers.0.mlp.down_proj.weight", 0, 1, nan);
  GenerateRequest request = tiny_request();
  request.instruction = GenerateRequest::Instruction::published;
  const auto engine = engine_with(folder_, {.options = {.cache_folder = cache}});
  expect_refusal(refusal(*engine, request), ErrorKind::unusable, {"text encoder"});
  EXPECT_FALSE(fs::exists(cache / "prefixes"));
}

TEST_F(DamagedModel, AConstantAndABlackPicture) {
  use("pipeline_base");
  const auto config = nlohmann::json::parse(bytes_of(folder_ / "vae" / "config.json"));
  const std::size_t width = config.at("decoder_block_out_channels").at(0).get<std::size_t>();
  patch_tensor(weights("vae"), "decoder.conv_out.weight", 0, width * 9 * 3, 0);
  patch_tensor(weights("vae"), "decoder.conv_out.bias", 0, 3, 0);
  expect_refusal(outcome(tiny_request()), ErrorKind::unusable, {"single colour"});
  patch_tensor(weights("vae"), "decoder.conv_out.bias", 0, 3, -1);
  expect_refusal(outcome(tiny_request()), ErrorKind::unusable, {"black"});
}

TEST_F(DamagedModel, UnknownClassesInTheIndex) {
  for (const auto& [known, role] : std::vector<std::pair<std::string, std::string>>{
           {"SanaPipeline", ""}, {"Gemma2Model", "text_encoder"}, {"SanaTransformer2DModel", "transformer"},
           {"AutoencoderDC", "vae"}}) {
    use("pipeline_base");
    replace_text(folder_ / "model_index.json", "\"" + known + "\"", "\"Imaginary\"");
    expect_refusal(outcome(tiny_request()), ErrorKind::model, {"Imaginary", "model_index.json", known});
    EXPECT_TRUE(outcome(tiny_request()).what.find(role) != std::string::npos || role.empty());
  }
}

TEST_F(DamagedModel, UnknownClassesInTheConfigs) {
  const std::vector<std::array<std::string, 3>> places = {
      {"text_encoder/config.json", "Gemma2Model", "Gemma2"},
      {"transformer/config.json", "SanaTransformer2DModel", "SanaTransformer2DModel"},
      {"vae/config.json", "AutoencoderDC", "AutoencoderDC"},
      {"scheduler/scheduler_config.json", "DPMSolverMultistepScheduler", "dpm_solver"}};
  for (const auto& [file, known, listed] : places) {
    use("pipeline_base");
    replace_text(folder_ / file, "\"" + known + "\"", "\"Imaginary\"");
    expect_refusal(outcome(tiny_request()), ErrorKind::model, {"Imaginary", file, listed});
  }
}

TEST_F(DamagedModel, AnotherSchedulerInTheIndexThanInItsConfig) {
  use("pipeline_base");
  replace_text(folder_ / "model_index.json", "DPMSolverMultistepScheduler", "Imaginary");
  EXPECT_EQ(draw(*engine_with(folder_), tiny_request()).request.scheduler, "DPMSolverMultistepScheduler");
}

TEST_F(DamagedModel, EveryWrongTensorIsNamedAtOnce) {
  use("pipeline_base");
  // Same lengths, so that the offsets of the header still hold.
  replace_text(weights("transformer"), "\"caption_norm.weight\"", "\"caption_norm.height\"");
  replace_text(weights("transformer"), "\"proj_out.bias\"", "\"proj_out.bath\"");
  expect_refusal(outcome(tiny_request()), ErrorKind::model,
                 {"missing caption_norm.weight", "extra caption_norm.height", "missing proj_out.bias",
                  "extra proj_out.bath", "4 differences", "transformer"});
  use("pipeline_base");
  replace_text(folder_ / "transformer" / "config.json", "\"mlp_ratio\": 2.5", "\"mlp_ratio\": 3.5");
  const Error error = outcome(tiny_request());
  expect_refusal(error, ErrorKind::model, {"misshapen transformer_blocks.0.ff.conv_inverted.weight", "instead of"});
  EXPECT_NE(error.what.find("misshapen transformer_blocks.1.ff.conv_depth.bias"), std::string::npos) << error.what;
}

TEST_F(DamagedModel, ATokenizerWithMoreTokensThanTheEncoder) {
  use("pipeline_base");
  for (const fs::directory_entry& file : fs::directory_iterator(builtin_model() / "tokenizer"))
    scratch_.copy(file.path(), "model/tokenizer/" + file.path().filename().string());
  expect_refusal(outcome(tiny_request()), ErrorKind::model, {"tokenizer", "4096", "1024"});
}

TEST_F(DamagedModel, MissingParts) {
  for (const char* part : {"model_index.json", "tokenizer", "transformer/config.json", "vae", "scheduler"}) {
    use("pipeline_base");
    fs::remove_all(folder_ / part);
    expect_refusal(outcome(tiny_request()), ErrorKind::model, {fs::path(part).begin()->string()});
    fs::remove_all(folder_);
  }
}

}  // namespace
}  // namespace sana::engine
