// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a component's config and the extents of one run of batch 1. out: its floating-point operations, two a
// multiply-add; element-wise work and norms are left out.

#include <cstdint>

#include "engine/autoencoder/dc_ae/dc_ae_config.h"
#include "engine/text_encoder/gemma2/gemma2_config.h"
#include "engine/transformer/sana/sana_config.h"

namespace sana::app {

/// One step on N = `tokens` patches with T = `prompt_tokens`, without what is made once per prompt:
///   2 (L N (4 D^2 + 2 D Di + 3 F D + 18 F + 2 (d+1) D + 2 T Di) + N D p^2 (C + C_out) + 256 D + 7 D^2),
/// D width, Di cross-attention width, F feed-forward width, d head width, p patch size; the guidance embedder adds
/// 256 D + D^2.
double transformer_flop(const engine::SanaConfig& config, std::int64_t tokens, std::int64_t prompt_tokens);
/// What is made once per prompt: caption projection, keys and values of every block.
double prompt_flop(const engine::SanaConfig& config, std::int64_t prompt_tokens);

/// S tokens without prefix; the scores count as a full S x S square.
double text_encoder_flop(const engine::Gemma2Config& config, std::int64_t tokens);

/// From or to latents (h, w). Convolutions count as direct ones, an up-sampling one at its output's resolution.
double decode_flop(const engine::DcAeConfig& config, std::int64_t h, std::int64_t w);
double encode_flop(const engine::DcAeConfig& config, std::int64_t h, std::int64_t w);

}  // namespace sana::app
