// SPDX-License-Identifier: Apache-2.0
#pragma once
// The blocks of DC-AE. Each keeps views of its weights and changes its input in place, residual included.
// B batch, h x w pixels, N = h*w, C channels, d attention_head_dim, H = C / d heads, S extra scales, F = 4C.

#include <vector>

#include "engine/autoencoder/dc_ae/dc_ae_config.h"
#include "engine/ops/linear_weights.h"

namespace sana::engine {

/// A convolution's weight and bias, the bias without data where the checkpoint has none.
struct ConvWeights {
  ConstTensorView weight, bias;

  /// scope.weight (outputs, inputs / groups, kernel, kernel), scope.bias (outputs).
  ConvWeights(const WeightScope& scope, std::int64_t outputs, std::int64_t inputs, std::int64_t kernel);
};

/// Weight and bias of an RMSNorm over channels, eps 1e-5.
struct NormWeights {
  ConstTensorView weight, bias;

  NormWeights(const WeightScope& scope, std::int64_t channels);
};

inline constexpr float dc_ae_eps = 1e-5f;

/// x += norm_out(to_out(attention of q, k, v at every scale)).
/// Source: diffusers SanaMultiscaleLinearAttention, SanaMultiscaleAttnProcessor2_0.
class MultiscaleLinearAttention {
 public:
  struct Sizes {
    std::int64_t channels, head_dim;
    std::vector<std::int64_t> scales;
  };
  MultiscaleLinearAttention(const WeightScope& scope, const Sizes& sizes, kernels::Precision precision);
  /// x (B, h, w, C), changed.
  void operator()(Context& context, const Tensor& x) const;

 private:
  /// to_qkv_multiscale.<i>: depthwise k x k, then 1 x 1 in groups of d.
  struct Scale {
    std::int64_t kernel;
    ConstTensorView proj_in, proj_out;
  };
  Tensor rescale(Context& context, const Tensor& qkv, const Scale& scale) const;
  void attend(Context& context, const Tensor& qkv, const Tensor& y) const;

  std::int64_t head_dim_, heads_;
  kernels::Precision precision_;
  ops::LinearWeights to_qkv_, to_out_;
  std::vector<Scale> scales_;
  NormWeights norm_out_;
};

/// x += norm(conv_point(glu(conv_depth(silu(conv_inverted(x)))))).
/// Source: diffusers GLUMBConv.
class GluMbConv {
 public:
  GluMbConv(const WeightScope& scope, std::int64_t channels, kernels::Precision precision);
  /// x (B, h, w, C), changed.
  void operator()(Context& context, const Tensor& x) const;

 private:
  kernels::Precision precision_;
  ops::LinearWeights inverted_, point_;
  ConvWeights depth_;
  NormWeights norm_;
};

/// Source: diffusers EfficientViTBlock.
struct EfficientViTBlock {
  MultiscaleLinearAttention attn;
  GluMbConv conv_out;

  void operator()(Context& context, const Tensor& x) const {
    attn(context, x);
    conv_out(context, x);
  }
};

/// All blocks of one stage; a chain of ResBlocks is one op.
class StageBlocks {
 public:
  /// The stage's blocks are scope.<first>, scope.<first + 1>, …
  StageBlocks(const WeightScope& scope, int first, const DcAeStage& stage, std::int64_t head_dim,
              kernels::Precision precision);
  /// x (B, h, w, C), changed.
  void operator()(Context& context, const Tensor& x) const;

 private:
  kernels::Precision precision_;
  std::vector<ops::ResBlockWeights> res_blocks_;
  std::vector<EfficientViTBlock> efficient_vit_blocks_;
};

}  // namespace sana::engine
