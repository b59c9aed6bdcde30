// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: config.json of a Gemma-2 decoder, in either spelling. out: its numbers, checked.

#include <cstdint>
#include <vector>

#include "engine/checkpoint/config.h"

namespace sana::engine {

/// Source: transformers configuration_gemma2.py.
struct Gemma2Config {
  std::int64_t vocab_size, hidden_size, intermediate_size, layers;
  std::int64_t heads, kv_heads, head_dim;
  double rope_theta;
  float rms_norm_eps;
  float score_scale;  ///< query_pre_attn_scalar^-1/2
  float softcap;      ///< 0: none
  std::int64_t sliding_window;
  std::vector<bool> is_sliding;  ///< by layer
  bool attention_bias;

  /// Fails: model, naming the key, where a value is out of range or asks for what is not built.
  explicit Gemma2Config(const Config& config);
};

}  // namespace sana::engine
