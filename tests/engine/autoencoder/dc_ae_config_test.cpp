// SPDX-License-Identifier: Apache-2.0
// Configurations that cannot be built are refused with the key's name, before any memory is asked for.

#include <gtest/gtest.h>

#include "tests/engine/autoencoder/tiny_dc_ae.h"

namespace sana::engine {
namespace {

struct Refused {
  std::string key;
  nlohmann::json value;
  ErrorKind kind = ErrorKind::model;
};

class RefusedConfig : public testing::TestWithParam<Refused> {};

TEST_P(RefusedConfig, NamesTheKey) {
  nlohmann::json config = tiny_dc_ae_config();
  config[GetParam().key] = GetParam().value;
  const auto backend = kernels::create_backend("reference");
  try {
    build(config, *backend, std::make_shared<FilledWeights>());
    FAIL() << config.dump();
  } catch (const Exception& exception) {
    EXPECT_EQ(exception.error().kind, GetParam().kind) << exception.what();
    EXPECT_NE(exception.error().what.find(GetParam().key), std::string::npos) << exception.what();
    EXPECT_NE(exception.error().what.find("vae/config.json"), std::string::npos) << exception.what();
  }
}

std::vector<Refused> refused() {
  const nlohmann::json none = nlohmann::json::array();
  return {
      {"encoder_block_out_channels", none},
      {"encoder_block_out_channels", {8, 16, 32, 32, 64, 0}},
      {"encoder_block_out_channels", {8, 16, 32, 32, 64, std::int64_t{1} << 40}},
      {"encoder_block_out_channels", {8, 16, 32, 32, 64, -64}},
      {"encoder_block_out_channels", {8, 24, 32, 32, 64, 64}},
      {"encoder_block_out_channels", {8, 8, 8, 8, 8, 8, 8, 8, 8}},
      {"decoder_block_out_channels", {8, 16, 32, 32, 64, 60}},
      {"encoder_layers_per_block", {1, 1, 1}},
      {"encoder_layers_per_block", {1, 0, 1, 1, 1, 1}},
      {"decoder_layers_per_block", {1, 1, 1, 1, 1, 1000000000}},
      {"decoder_layers_per_block", {-1, 1, 1, 1, 1, 1}},
      {"decoder_layers_per_block", "many"},
      {"encoder_block_types", {"ResBlock"}},
      {"decoder_block_types", "UnknownBlock"},
      {"encoder_qkv_multiscales", {none, none}},
      {"encoder_qkv_multiscales", {none, none, none, {4}, {5}, {5}}},
      {"decoder_qkv_multiscales", {none, none, none, {5}, {5}, {1000001}}},
      {"decoder_qkv_multiscales", {none, none, none, {5}, {5}, {-5}}},
      {"latent_channels", 0},
      {"latent_channels", 5},
      {"latent_channels", std::int64_t{1} << 62},
      {"attention_head_dim", 0},
      {"attention_head_dim", 64},
      {"scaling_factor", 0},
      {"scaling_factor", -1},
      {"in_channels", 4, ErrorKind::not_supported},
      {"decoder_norm_types", "batch_norm", ErrorKind::not_supported},
      {"decoder_norm_types",
       {"batch_norm", "batch_norm", "batch_norm", "rms_norm", "rms_norm", "rms_norm"},
       ErrorKind::not_supported},
      {"decoder_act_fns", {"relu", "relu", "relu", "silu", "silu", "silu"}, ErrorKind::not_supported},
      {"decoder_conv_act_fn", "gelu", ErrorKind::not_supported},
  };
}

INSTANTIATE_TEST_SUITE_P(Keys, RefusedConfig, testing::ValuesIn(refused()), [](const auto& instance) {
  return instance.param.key + std::to_string(instance.index);
});

TEST(AutoencoderClass, UnknownClassIsRefusedWithTheKnownOnes) {
  nlohmann::json config = tiny_dc_ae_config();
  config["_class_name"] = "AutoencoderKL";
  const auto backend = kernels::create_backend("reference");
  try {
    build(config, *backend, std::make_shared<FilledWeights>());
    FAIL();
  } catch (const Exception& exception) {
    EXPECT_EQ(exception.error().kind, ErrorKind::model);
    EXPECT_NE(exception.error().what.find("AutoencoderKL"), std::string::npos);
    EXPECT_NE(exception.error().hint.find("AutoencoderDC"), std::string::npos);
  }
}

TEST(AutoencoderWeights, MissingAndExtraTensorsAreNamedTogether) {
  const auto backend = kernels::create_backend("reference");
  const auto weights = std::make_shared<FilledWeights>();
  weights->add_extra("encoder.unknown.weight");
  weights->remove("decoder.norm_out.weight");
  try {
    build(tiny_dc_ae_config(), *backend, weights);
    FAIL();
  } catch (const Exception& exception) {
    EXPECT_EQ(exception.error().kind, ErrorKind::model);
    EXPECT_NE(exception.error().what.find("encoder.unknown.weight"), std::string::npos);
    EXPECT_NE(exception.error().what.find("decoder.norm_out.weight"), std::string::npos);
  }
}

TEST(AutoencoderWeights, SanaHasThePublishedTensors) {
  // 375 names; the made-up source would hold 312 million numbers, so only the names are collected.
  class Names final : public TensorSource {
   public:
    void announce(const std::string& name, const kernels::Shape& shape) override { shapes_[name] = shape; }
    kernels::ConstTensorView find(const std::string& name) override {
      return {this, kernels::DType::bf16, shapes_.at(name)};
    }
    std::vector<std::string> names() const override { return {}; }
    std::string place() const override { return "names"; }
    std::int64_t elements() const {
      std::int64_t sum = 0;
      for (const auto& [name, shape] : shapes_) sum += shape.elements();
      return sum;
    }
    std::map<std::string, kernels::Shape> shapes_;
  };
  nlohmann::json config = tiny_dc_ae_config();
  for (const std::string half : {"encoder", "decoder"})
    config[half + "_block_out_channels"] = {128, 256, 512, 512, 1024, 1024};
  config["encoder_layers_per_block"] = {2, 2, 2, 3, 3, 3};
  config["decoder_layers_per_block"] = {3, 3, 3, 3, 3, 3};
  config["latent_channels"] = 32;
  config["scaling_factor"] = 0.41407;
  const auto backend = kernels::create_backend("reference");
  const auto names = std::make_shared<Names>();
  const auto autoencoder = build(config, *backend, names);
  EXPECT_EQ(names->shapes_.size(), 375u);
  EXPECT_EQ(names->elements(), 312'250'275);
  EXPECT_EQ(autoencoder->info().spatial_factor, 32);
  EXPECT_EQ(autoencoder->info().latent_channels, 32);
  EXPECT_DOUBLE_EQ(autoencoder->info().scaling_factor, 0.41407);
}

}  // namespace
}  // namespace sana::engine
