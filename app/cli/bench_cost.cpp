// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench_cost.h"

#include <algorithm>

namespace sana::app {
namespace {

constexpr double sinusoid_channels = 256;

double flop(double multiply_adds) { return 2 * multiply_adds; }

/// Multiply-adds a token of the multi-scale attention and the gated convolution behind it.
double efficient_vit_products(const engine::DcAeStage& stage, double head_dim, double tokens) {
  const auto C = static_cast<double>(stage.channels);
  const auto branches = static_cast<double>(1 + stage.scales.size());
  const double inner = static_cast<double>(stage.channels / static_cast<std::int64_t>(head_dim)) * head_dim;
  double products = 3 * inner * C + branches * inner * C;
  for (const std::int64_t k : stage.scales) products += 3 * inner * (static_cast<double>(k * k) + head_dim);
  const double attended = tokens > head_dim ? head_dim + 1 : tokens;  // else the scores are formed
  products += branches * 2 * attended * inner;
  return products + C * 8 * C + 9 * 8 * C + 4 * C * C;
}

/// Multiply-adds of a stage's blocks on a map of `pixels`.
double stage_products(const engine::DcAeConfig& config, const engine::DcAeStage& stage, double pixels) {
  const auto C = static_cast<double>(stage.channels), layers = static_cast<double>(stage.layers);
  if (stage.block == engine::DcAeStage::Block::res_block) return layers * pixels * 2 * 9 * C * C;
  return layers * pixels * efficient_vit_products(stage, static_cast<double>(config.head_dim), pixels);
}

/// Encoder and decoder are mirror images in everything that is counted here: 3x3 convolutions between neighbouring
/// stages, at the resolution of the finer one where it rises and of the coarser one where it falls.
double autoencoder_products(const engine::DcAeConfig& config, const std::vector<engine::DcAeStage>& stages,
                            double latent_pixels, bool rises) {
  const auto coarsest = static_cast<double>(stages.back().channels);
  double products = 9 * coarsest * static_cast<double>(config.latent_channels) * latent_pixels;
  double pixels = latent_pixels, coarser = 0;
  for (std::size_t i = stages.size(); i-- > 0;) {
    const auto C = static_cast<double>(stages[i].channels);
    const bool is_left_out = i == 0 && stages[i].layers == 0;  // the picture is folded into the second stage
    const double finer = is_left_out ? static_cast<double>(config.picture_channels) : C;
    if (coarser > 0) products += 9 * finer * coarser * (rises ? pixels : pixels / 4);
    if (is_left_out) return products;
    products += stage_products(config, stages[i], pixels);
    coarser = C;
    pixels *= 4;
  }
  return products + 9 * coarser * static_cast<double>(config.picture_channels) * pixels / 4;
}

}  // namespace

double transformer_flop(const engine::SanaConfig& config, std::int64_t tokens, std::int64_t prompt_tokens) {
  const auto N = static_cast<double>(tokens), T = static_cast<double>(prompt_tokens);
  const auto D = static_cast<double>(config.width), F = static_cast<double>(config.ffn_width);
  const auto d = static_cast<double>(config.head_dim), L = static_cast<double>(config.layers);
  const auto Di = static_cast<double>(config.cross_heads * config.cross_head_dim);
  const auto patch = static_cast<double>(config.patch_size * config.patch_size);
  const double block = N * (4 * D * D + 2 * D * Di + 3 * F * D + 18 * F + 2 * (d + 1) * D + 2 * T * Di);
  const double ends = N * D * patch * static_cast<double>(config.in_channels + config.out_channels);
  const double embedders = (config.guidance_embeds ? 2 : 1) * (sinusoid_channels * D + D * D);
  return flop(L * block + ends + embedders + 6 * D * D);
}

double prompt_flop(const engine::SanaConfig& config, std::int64_t prompt_tokens) {
  const auto T = static_cast<double>(prompt_tokens), D = static_cast<double>(config.width);
  const auto Di = static_cast<double>(config.cross_heads * config.cross_head_dim);
  const auto caption = static_cast<double>(config.caption_channels), L = static_cast<double>(config.layers);
  return flop(T * (caption * D + D * D) + L * 2 * T * D * Di);
}

double text_encoder_flop(const engine::Gemma2Config& config, std::int64_t tokens) {
  const auto S = static_cast<double>(tokens), D = static_cast<double>(config.hidden_size);
  const auto Q = static_cast<double>(config.heads * config.head_dim);
  const auto K = static_cast<double>(config.kv_heads * config.head_dim);
  const auto F = static_cast<double>(config.intermediate_size);
  return flop(static_cast<double>(config.layers) * (S * (2 * D * Q + 2 * D * K + 3 * D * F) + 2 * S * S * Q));
}

double decode_flop(const engine::DcAeConfig& config, std::int64_t h, std::int64_t w) {
  return flop(autoencoder_products(config, config.decoder, static_cast<double>(h * w), true));
}

double encode_flop(const engine::DcAeConfig& config, std::int64_t h, std::int64_t w) {
  return flop(autoencoder_products(config, config.encoder, static_cast<double>(h * w), false));
}

}  // namespace sana::app
