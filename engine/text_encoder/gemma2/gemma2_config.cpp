// SPDX-License-Identifier: Apache-2.0
#include "engine/text_encoder/gemma2/gemma2_config.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace sana::engine {
namespace {

constexpr std::int64_t widest = 1 << 17;

double positive(const Config& config, const std::string& key, double fallback) {
  const double value = config.number(key, fallback);
  if (!(std::isfinite(value) && value > 0)) config.fail(key, "must be a positive number");
  return value;
}

// Top level before transformers 5, inside rope_parameters since.
double read_rope_theta(const Config& config) {
  const Config rope = config.object("rope_parameters");
  const std::string type = rope.text("rope_type", "default");
  if (type != "default") rope.fail("rope_type", "\"" + type + "\" is not supported; only \"default\" is");
  return rope.has("rope_theta") ? positive(rope, "rope_theta", 10000.0) : positive(config, "rope_theta", 10000.0);
}

std::vector<bool> read_sliding_layers(const Config& config, std::int64_t layers) {
  std::vector<bool> sliding;
  if (!config.has("layer_types")) {
    for (std::int64_t i = 0; i < layers; ++i) sliding.push_back(i % 2 == 0);
    return sliding;
  }
  for (const std::string& type : config.texts("layer_types", {})) {
    if (type != "sliding_attention" && type != "full_attention")
      config.fail("layer_types", "holds the unknown type \"" + type + "\"");
    sliding.push_back(type == "sliding_attention");
  }
  if (static_cast<std::int64_t>(sliding.size()) != layers)
    config.fail("layer_types", "must have num_hidden_layers entries");
  return sliding;
}

}  // namespace

Gemma2Config::Gemma2Config(const Config& config)
    : vocab_size(config.integer_in("vocab_size", 256000, 1, 1 << 24)),
      hidden_size(config.integer_in("hidden_size", 2304, 1, widest)),
      intermediate_size(config.integer_in("intermediate_size", 9216, 1, widest)),
      layers(config.integer_in("num_hidden_layers", 26, 1, 1024)),
      heads(config.integer_in("num_attention_heads", 8, 1, 1024)),
      kv_heads(config.integer_in("num_key_value_heads", 4, 1, 1024)),
      head_dim(config.integer_in("head_dim", 256, 2, 4096)),
      rope_theta(read_rope_theta(config)),
      rms_norm_eps(static_cast<float>(positive(config, "rms_norm_eps", 1e-6))),
      score_scale(static_cast<float>(1.0 / std::sqrt(positive(config, "query_pre_attn_scalar", 256)))),
      softcap(config.has("attn_logit_softcapping")
                  ? static_cast<float>(positive(config, "attn_logit_softcapping", 50))
                  : 0.0f),
      sliding_window(config.integer_in("sliding_window", 4096, 1, 1 << 24)),
      is_sliding(read_sliding_layers(config, layers)),
      attention_bias(config.flag("attention_bias", false)) {
  if (heads % kv_heads != 0) config.fail("num_key_value_heads", "must divide num_attention_heads");
  if (head_dim % 2 != 0) config.fail("head_dim", "must be even");
  const std::string activation = config.text("hidden_activation", "gelu_pytorch_tanh");
  if (activation != "gelu_pytorch_tanh")
    config.fail("hidden_activation", "\"" + activation + "\" is not supported; only gelu_pytorch_tanh is");
  if (config.flag("use_bidirectional_attention", false))
    config.fail("use_bidirectional_attention", "true is not supported");
}

}  // namespace sana::engine
