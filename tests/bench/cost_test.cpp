// SPDX-License-Identifier: Apache-2.0
// The operations that `sana bench` counts, against counts made by hand from the reference's layers.
#include <gtest/gtest.h>

#include "app/cli/bench_cost.h"
#include "engine/checkpoint/published_configs.h"

namespace sana::app {
namespace {

constexpr double tera = 1e12;
// The expected numbers are rounded to the last digit that stands here.
constexpr double half_digit = 0.0005;

engine::SanaConfig transformer(const char* name) {
  return engine::SanaConfig(engine::published_config(name, "transformer"));
}
engine::DcAeConfig autoencoder() { return engine::DcAeConfig::read(engine::published_config("sana-0.6b", "vae")); }

// A whole first step of 300 tokens, with what later steps keep.
TEST(Cost, TransformerStep) {
  struct Row {
    const char* name;
    std::int64_t tokens;
    double tera_flop;
  };
  constexpr Row rows[] = {{"sana-0.6b", 256, 0.316},  {"sana-0.6b", 1024, 1.121}, {"sana-0.6b", 16384, 17.239},
                          {"sana-1.6b", 1024, 2.967}, {"sana-4.8b", 1024, 8.887}, {"sana-4.8b", 4096, 34.446}};
  for (const Row& row : rows) {
    const engine::SanaConfig config = transformer(row.name);
    const double flop = transformer_flop(config, row.tokens, 300) + prompt_flop(config, 300);
    EXPECT_NEAR(flop / tera, row.tera_flop, half_digit) << row.name << " " << row.tokens;
  }
}

TEST(Cost, GuidanceEmbedderIsOneMoreTimeEmbedder) {
  const double sprint = transformer_flop(transformer("sprint-0.6b"), 1024, 300);
  EXPECT_EQ(sprint - transformer_flop(transformer("sana-0.6b"), 1024, 300), 2.0 * (256 * 1152 + 1152 * 1152));
}

TEST(Cost, TextEncoder) {
  const engine::Gemma2Config config(engine::published_config("sana-0.6b", "text_encoder"));
  EXPECT_NEAR(text_encoder_flop(config, 300) / 2e9, 616.9, 0.05);
  EXPECT_NEAR(text_encoder_flop(config, 512) / 2e9, 1064.3, 0.05);
}

TEST(Cost, AutoencoderIsProportionalToTheArea) {
  EXPECT_NEAR(decode_flop(autoencoder(), 16, 16) / tera, 2.092, half_digit);
  EXPECT_NEAR(decode_flop(autoencoder(), 32, 32) / tera, 8.369, half_digit);
  EXPECT_NEAR(decode_flop(autoencoder(), 128, 128) / tera, 133.898, half_digit);
  EXPECT_NEAR(encode_flop(autoencoder(), 16, 16) / tera, 1.295, half_digit);
  EXPECT_NEAR(encode_flop(autoencoder(), 128, 128) / tera, 82.874, half_digit);
}

// Without a first stage the picture is folded into channels of the second: 12 outputs for every four pixels.
TEST(Cost, EmptyFirstStage) {
  engine::DcAeConfig config = autoencoder();
  config.decoder[0].layers = 0;
  const double pixels = 512 * 512, blocks = 3 * 2 * 9 * 128.0 * 128, conv_out = 9 * 3 * 128, up = 9 * 256 * 128;
  const double folded = 9 * 256 * 12 / 4.0;
  EXPECT_NEAR(decode_flop(autoencoder(), 16, 16) - decode_flop(config, 16, 16),
              2 * pixels * (blocks + conv_out + up - folded), 1e3);  // rounding of numbers near 1e12
}

}  // namespace
}  // namespace sana::app
