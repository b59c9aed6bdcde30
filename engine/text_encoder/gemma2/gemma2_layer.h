// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: hidden states (S, D). out: the same after one decoder layer, and the layer's keys and values.
// S new tokens, P tokens of the prefix before them, D hidden size, Hk key heads of d, I intermediate size.

#include "engine/ops/linear_weights.h"
#include "engine/text_encoder/gemma2/gemma2_config.h"

namespace sana::engine {

/// What all layers of one call share.
struct Gemma2Call {
  std::int64_t tokens = 0, prefix = 0;  ///< S, P
  Tensor cos, sin;                      ///< (S, d / 2), positions P … P + S - 1
  kernels::Precision precision = kernels::Precision::fp32;
};

struct Gemma2Layer {
  ops::LinearWeights qkv_proj, o_proj, gate_up_proj, down_proj;
  ConstTensorView input_norm, post_attention_norm, pre_feedforward_norm, post_feedforward_norm;
  std::int64_t heads, kv_heads, head_dim, intermediate_size, window;
  float eps, score_scale, softcap;

  Gemma2Layer(const WeightScope& scope, const Gemma2Config& config, bool is_sliding);

  /// x (S, D) is overwritten. prefix (P, 2 Hk d): keys then values, undefined without a prefix.
  /// key_value (S, 2 Hk d), written if defined: what the layer computed for the new tokens.
  void operator()(Context& context, const Tensor& x, const Tensor& prefix, const Tensor& key_value,
                  const Gemma2Call& call) const;

 private:
  Tensor attend(Context& context, const Tensor& a, const Tensor& prefix, const Tensor& key_value,
                const Gemma2Call& call) const;
};

}  // namespace sana::engine
