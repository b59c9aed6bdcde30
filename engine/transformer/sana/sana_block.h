// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: tokens (B N, D), modulation, prompt keys and values. out: the same tokens after one block.
// B samples, N = h w tokens, H heads of d, Hc cross heads of dc, D = H d, F feed-forward width, T prompt tokens.

#include <string>
#include <vector>

#include "engine/ops/linear_weights.h"
#include "engine/transformer/sana/sana_config.h"

namespace sana::engine {

/// Extents of one call and what every block of it shares.
struct SanaCall {
  std::int64_t batch = 1, height = 1, width = 1;  ///< token grid
  kernels::Precision precision = kernels::Precision::fp32;
  std::int64_t tokens() const { return height * width; }
};

/// ReLU linear self attention with its projections. Source: diffusers SanaLinearAttnProcessor2_0.
struct SanaSelfAttention {
  ops::LinearWeights to_qkv, to_out;
  ConstTensorView norm_q, norm_k;  ///< no data without qk_norm
  std::int64_t heads, head_dim;

  SanaSelfAttention(const WeightScope& scope, const SanaConfig& config);
  /// a (B N, D) -> heads joined, before to_out: (B N, D)
  Tensor operator()(Context& context, const Tensor& a, const SanaCall& call) const;
};

/// Softmax attention from tokens to the prompt. Source: diffusers SanaTransformerBlock.attn2.
struct SanaCrossAttention {
  ops::LinearWeights to_q, to_kv, to_out;
  ConstTensorView norm_q, norm_k;
  std::int64_t heads, head_dim;

  SanaCrossAttention(const WeightScope& scope, const SanaConfig& config);
  std::int64_t inner() const { return heads * head_dim; }
  /// caption (T, D) -> key_value (T, 2 Hc dc), written
  void project_prompt(Context& context, const Tensor& caption, const Tensor& key_value,
                      kernels::Precision precision) const;
  /// x (B N, D), key_values: one (T_b, 2 Hc dc) a sample -> heads joined, before to_out: (B N, Hc dc)
  Tensor operator()(Context& context, const Tensor& x, std::span<const Tensor> key_values, const SanaCall& call) const;
};

/// Mix-FFN up to its last projection. Source: diffusers GLUMBConv.
struct SanaFeedForward {
  ops::LinearWeights conv_inverted, conv_point;
  ConstTensorView depth_weight, depth_bias;
  std::int64_t ffn_width;

  SanaFeedForward(const WeightScope& scope, const SanaConfig& config);
  /// f (B N, D) -> (B N, F), before conv_point
  Tensor operator()(Context& context, const Tensor& f, const SanaCall& call) const;
};

struct SanaBlock {
  std::string name;         ///< "transformer_blocks.3"
  Tensor scale_shift_table;  ///< (1, 6, D) fp32
  SanaSelfAttention attn1;
  SanaCrossAttention attn2;
  SanaFeedForward ff;
  ConstTensorView norm2_weight, norm2_bias;
  float norm_eps;

  SanaBlock(const WeightScope& scope, const SanaConfig& config, kernels::Backend& backend);
  /// x (B N, D) is overwritten; six_rows (B, 6, D) from the time step; key_values one a sample.
  void operator()(Context& context, const Tensor& x, const Tensor& six_rows, std::span<const Tensor> key_values,
                  const SanaCall& call) const;

 private:
  // x += gate * (input W^T + b), or without a gate; a trace sees the projection before the gate.
  void project(Context& context, const Tensor& input, const ops::LinearWeights& weights, const Tensor* gate,
               const Tensor& x, const std::string& module, const SanaCall& call) const;
};

}  // namespace sana::engine
