// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/view.h"

namespace sana::kernels {

/// Modulated layer norm: y = n (1 + scale) + shift, n = (x - mean) rsqrt(var + eps) [* weight + bias].
///   x, y          (rows, C)  fp32, rows may be strided; y may be x
///   weight, bias  (C)  fp32/fp16/bf16, or no data
///   scale, shift  (rows / rows_per_modulation, C)  fp32, rows may be strided; or no data
/// Fails:  Bug if the shapes disagree.
/// Source: diffusers SanaTransformerBlock, SanaModulatedNorm.
struct LayerNorm {
  struct Spec {
    Shape x;
    ConstTensorView weight, bias;
    float eps = 1e-6f;
    std::int64_t rows_per_modulation = 1;
  };
  struct Args {
    ConstTensorView x;
    TensorView y;
    ConstTensorView scale, shift;
  };
};

}  // namespace sana::kernels
