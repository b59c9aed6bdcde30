// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/ops/common.h"
#include "kernels/view.h"

namespace sana::kernels {

/// 2-D convolution, channels last, zero padding: y = act(conv(x, W) + b).
///   x       (B, h, w, C_in)  fp32 dense
///   weight  (C_out, C_in / groups, kh, kw)  fp32/fp16/bf16 dense, as stored
///   bias    (C_out), or no data
///   y       (B, (h + 2 pad - kh) / stride + 1, (w + 2 pad - kw) / stride + 1, C_out)  fp32 dense
/// Fails:  Bug if the shapes disagree.
struct Conv2d {
  struct Spec {
    Shape x;
    ConstTensorView weight, bias;
    int stride = 1;
    int padding = 0;
    int groups = 1;
    Activation activation = Activation::none;
    Precision precision = Precision::fp32;
  };
  struct Args {
    ConstTensorView x;
    TensorView y;
  };
};

}  // namespace sana::kernels
