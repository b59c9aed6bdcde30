// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: config.json of a SanaTransformer2DModel. out: its numbers, checked.

#include <cstdint>
#include <optional>

#include "engine/checkpoint/config.h"

namespace sana::engine {

/// Defaults are the reference class's own. Source: diffusers SanaTransformer2DModel.__init__.
struct SanaConfig {
  std::int64_t in_channels, out_channels;
  std::int64_t heads, head_dim;              ///< self attention: H, d
  std::int64_t layers;
  std::int64_t cross_heads, cross_head_dim;  ///< Hc, dc
  std::int64_t caption_channels;
  std::int64_t width;                        ///< D = H d
  std::int64_t ffn_width;                    ///< F = int(mlp_ratio D)
  std::int64_t sample_size, patch_size;
  bool attention_bias, norm_elementwise_affine, guidance_embeds, qk_norm;
  float norm_eps;
  double guidance_embeds_scale, timestep_scale;
  std::optional<double> interpolation_scale;  ///< absent: no positional embedding

  /// Fails: model, naming the key, where a value is out of range or two do not fit.
  explicit SanaConfig(const Config& config);
};

}  // namespace sana::engine
