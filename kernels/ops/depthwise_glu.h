// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/view.h"

namespace sana::kernels {

/// Gated depthwise 3x3 (padding 1): z = conv_depth(x) + b; y = z[..F] * silu(z[F..]). z is never stored.
///   x       (B, h, w, 2F)  fp32 dense
///   weight  (2F, 1, 3, 3)  fp32/fp16/bf16; bias (2F)
///   y       (B, h, w, F)  fp32 dense
/// Fails:  Bug if the shapes disagree.
/// Source: Sana paper, Mix-FFN; diffusers GLUMBConv.
struct DepthwiseGlu {
  struct Spec {
    Shape x;
    ConstTensorView weight, bias;
  };
  struct Args {
    ConstTensorView x;
    TensorView y;
  };
};

}  // namespace sana::kernels
