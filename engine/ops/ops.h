// SPDX-License-Identifier: Apache-2.0
#pragma once
// The op table as functions on tensors: each allocates its result from the context's arena (names with _into, and
// those without a result, write the given tensors) and builds the op's Spec only while preparing.
// Formulas, shapes and aliasing rules are those of kernels/ops/. Where rows are meant, a dense tensor of any rank
// counts as (elements / C, C) and the result keeps its outer extents. Fails: Bug if shapes disagree, while preparing.

#include <array>
#include <initializer_list>
#include <span>

#include "engine/core/context.h"

namespace sana::engine::ops {

using kernels::Activation;
using kernels::Precision;

// ---- products (linear.cpp)

/// Up to three stored matrices (N_i, K), stacked along their rows; a bias without data is none.
struct LinearWeights {
  std::array<ConstTensorView, 3> weight{}, bias{};
  int count = 1;

  /// N = sum N_i.
  std::int64_t outputs() const;
};
struct LinearOptions {
  Activation activation = Activation::none;
  Precision precision = Precision::fp32;
};

/// act(x W^T + b); x (rows, K), rows may be strided.
Tensor linear(Context& context, const Tensor& x, const LinearWeights& weights, LinearOptions options = {});
void linear_into(Context& context, const Tensor& x, const LinearWeights& weights, const Tensor& y,
                 LinearOptions options = {});
/// residual_and_y += act(x W^T + b).
void linear_add(Context& context, const Tensor& x, const LinearWeights& weights, const Tensor& residual_and_y,
                LinearOptions options = {});
/// residual_and_y += gate * act(x W^T + b); gate (rows / rows_per_gate, N).
void linear_gated_add(Context& context, const Tensor& x, const LinearWeights& weights, const Tensor& gate,
                      std::int64_t rows_per_gate, const Tensor& residual_and_y, LinearOptions options = {});

// ---- convolutions and the blocks made of them (convolution.cpp); images are (B, h, w, C)

struct ConvOptions {
  int stride = 1;
  int padding = 0;
  int groups = 1;
  Activation activation = Activation::none;
  Precision precision = Precision::fp32;
};
Tensor conv2d(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
              const ConvOptions& options = {});
void conv2d_into(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                 const ConvOptions& options, const Tensor& y);

struct UpsampleOptions {
  kernels::Upsample::Mode mode = kernels::Upsample::Mode::interpolate;
  bool shortcut = true;
  Precision precision = Precision::fp32;
};
Tensor upsample(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                const UpsampleOptions& options = {});
void upsample_into(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                   const UpsampleOptions& options, const Tensor& y);

struct DownsampleOptions {
  kernels::Downsample::Mode mode = kernels::Downsample::Mode::conv;
  bool shortcut = true;
  Precision precision = Precision::fp32;
};
Tensor downsample(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                  const DownsampleOptions& options = {});
void downsample_into(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                     const DownsampleOptions& options, const Tensor& y);

using ResBlockWeights = kernels::ResBlocks::Block;
struct ResBlocksOptions {
  Activation activation = Activation::silu;
  float eps = 1e-5f;
  Precision precision = Precision::fp32;
};
Tensor res_blocks(Context& context, const Tensor& x, std::span<const ResBlockWeights> blocks,
                  const ResBlocksOptions& options = {});
/// y may be x.
void res_blocks_into(Context& context, const Tensor& x, std::span<const ResBlockWeights> blocks, const Tensor& y,
                     const ResBlocksOptions& options = {});

/// x (B, h, w, 2F); result (B, h, w, F).
Tensor depthwise_glu(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias);

// ---- attention (attention.cpp); q, k, v, y are (B, N, H, D) with a dense innermost axis

void linear_attention(Context& context, const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& y,
                      float eps = 1e-15f, kernels::LinearAttention::Path path = kernels::LinearAttention::Path::linear);

struct SoftmaxOptions {
  float scale = 1;
  float softcap = 0;
  kernels::SoftmaxAttention::Mask mask = kernels::SoftmaxAttention::Mask::none;
  std::int64_t window = 0;
};
void softmax_attention(Context& context, const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& y,
                       const SoftmaxOptions& options = {});

/// x, y (N, H, D); cos, sin (N, D/2); y may be x.
void rope(Context& context, const Tensor& x, const Tensor& cos, const Tensor& sin, const Tensor& y);

// ---- norms (norm.cpp)

struct RmsOptions {
  float eps = 1e-6f;
  float weight_offset = 0;
  Activation activation = Activation::none;
};
Tensor rms_norm(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                const RmsOptions& options = {});
/// y may be x or *residual; without a residual nothing is added.
void rms_norm_into(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                   const RmsOptions& options, const Tensor& y, const Tensor* residual = nullptr);
/// weight and bias may have no data; scale and shift (rows / rows_per_modulation, C), or undefined.
Tensor layer_norm(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                  float eps, const Tensor& scale, const Tensor& shift, std::int64_t rows_per_modulation);

// ---- element by element (elementwise.cpp)

/// y = residual + gate * x; y may be residual.
void gated_add(Context& context, const Tensor& x, const Tensor& residual, const Tensor& gate,
               std::int64_t rows_per_gate, const Tensor& y);
/// act(gate) * up.
Tensor gated_activation(Context& context, const Tensor& gate, const Tensor& up, Activation activation);
void gated_activation_into(Context& context, const Tensor& gate, const Tensor& up, Activation activation,
                           const Tensor& y);
Tensor activate(Context& context, const Tensor& x, Activation activation);
/// y may be x.
void activate_into(Context& context, const Tensor& x, Activation activation, const Tensor& y);
/// Views of equal shape; stride 0 broadcasts.
void add(Context& context, const Tensor& a, const Tensor& b, const Tensor& y);
/// Views of equal shape; converts the element type.
void copy(Context& context, const Tensor& x, const Tensor& y);

struct Term {
  Tensor x;
  float coefficient = 0;
};
/// y = sum of coefficient * x over at most Combine::max_terms terms; the number of terms may differ at every call.
void combine(Context& context, std::span<const Term> terms, const Tensor& y);
void combine(Context& context, std::initializer_list<Term> terms, const Tensor& y);

/// Mean of each run of `group` channels: (…, C*g) -> (…, C).
Tensor group_mean(Context& context, const Tensor& x, std::int64_t group);
/// y[i] = scale * table[ids[i]]; ids (n) i32, y (n, D).
void embedding(Context& context, const Tensor& ids, const ConstTensorView& table, float scale, const Tensor& y);

}  // namespace sana::engine::ops
