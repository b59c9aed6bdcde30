// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/ops/common.h"
#include "kernels/view.h"

namespace sana::kernels {

/// y = act(x rsqrt(mean(x^2) + eps) (weight + weight_offset) + bias), or residual + that.
///   x, y, residual  (rows, C)  fp32, rows may be strided; y may be x or residual
///   weight, bias    (C)  fp32/fp16/bf16; bias may have no data
/// Fails:  Bug if the shapes disagree.
/// Source: diffusers RMSNorm (offset 0), transformers Gemma2RMSNorm (offset 1).
struct RmsNorm {
  struct Spec {
    Shape x;
    ConstTensorView weight, bias;
    float eps = 1e-6f;
    float weight_offset = 0;
    Activation activation = Activation::none;
  };
  struct Args {
    ConstTensorView x;
    TensorView y;
    ConstTensorView residual;  ///< no data: nothing is added
  };
};

}  // namespace sana::kernels
