// SPDX-License-Identifier: Apache-2.0
#include "engine/transformer/sana/sana_config.h"

#include <cmath>

namespace sana::engine {
namespace {

constexpr std::int64_t widest = 1 << 16;  // far above every published model; keeps products of extents in 64 bits

bool reads_qk_norm(const Config& config) {
  const std::string norm = config.text("qk_norm", "");
  if (!norm.empty() && norm != "rms_norm_across_heads")
    config.fail("qk_norm", "\"" + norm + "\" is not supported; only rms_norm_across_heads is");
  return !norm.empty();
}

double positive(const Config& config, const std::string& key, double fallback) {
  const double value = config.number(key, fallback);
  if (!(std::isfinite(value) && value > 0)) config.fail(key, "must be a positive number");
  return value;
}

}  // namespace

SanaConfig::SanaConfig(const Config& config)
    : in_channels(config.integer_in("in_channels", 32, 1, widest)),
      out_channels(config.integer_in("out_channels", in_channels, 1, widest)),
      heads(config.integer_in("num_attention_heads", 70, 1, 4096)),
      head_dim(config.integer_in("attention_head_dim", 32, 1, 4096)),
      layers(config.integer_in("num_layers", 20, 1, 1024)),
      cross_heads(config.integer_in("num_cross_attention_heads", 20, 1, 4096)),
      cross_head_dim(config.integer_in("cross_attention_head_dim", 112, 1, 4096)),
      caption_channels(config.integer_in("caption_channels", 2304, 1, widest)),
      width(heads * head_dim),
      sample_size(config.integer_in("sample_size", 32, 1, widest)),
      patch_size(config.integer_in("patch_size", 1, 1, 16)),
      attention_bias(config.flag("attention_bias", false)),
      norm_elementwise_affine(config.flag("norm_elementwise_affine", false)),
      guidance_embeds(config.flag("guidance_embeds", false)),
      qk_norm(reads_qk_norm(config)),
      norm_eps(static_cast<float>(positive(config, "norm_eps", 1e-6))),
      guidance_embeds_scale(config.number("guidance_embeds_scale", 0.1)),
      timestep_scale(config.number("timestep_scale", 1.0)) {
  if (width > widest) config.fail("attention_head_dim", "times num_attention_heads exceeds " + std::to_string(widest));
  const double ratio = positive(config, "mlp_ratio", 2.5);
  if (ratio * static_cast<double>(width) > 16.0 * widest) config.fail("mlp_ratio", "is too large");
  ffn_width = static_cast<std::int64_t>(ratio * static_cast<double>(width));
  if (ffn_width < 1) config.fail("mlp_ratio", "is too small");
  if (config.integer("cross_attention_dim", width) != width)
    config.fail("cross_attention_dim", "must equal num_attention_heads * attention_head_dim = " + std::to_string(width));
  if (sample_size < patch_size) config.fail("sample_size", "must be at least patch_size");
  if (config.has("interpolation_scale")) {
    interpolation_scale = positive(config, "interpolation_scale", 1.0);
    if (width % 4 != 0) config.fail("interpolation_scale", "needs a width that is a multiple of 4");
  }
}

}  // namespace sana::engine
