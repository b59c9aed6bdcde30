// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "kernels/ops/common.h"
#include "kernels/view.h"

namespace sana::kernels {

/// A chain of residual blocks, x <- x + RMSNorm(conv2(act(conv1(x)))), 3x3, padding 1. One op for the whole chain,
/// so that a backend keeps its own layout, or works in bands of rows, between the convolutions.
///   x      (B, h, w, C)  fp32 dense
///   block  conv1 (C, C, 3, 3) with bias (C); conv2 (C, C, 3, 3) without; norm weight and bias (C), eps 1e-5
///   y      (B, h, w, C)  fp32 dense; may be x
/// Fails:  Bug if the shapes disagree or the chain is empty.
/// Source: diffusers ResBlock (autoencoder_dc.py).
struct ResBlocks {
  struct Block {
    ConstTensorView conv1_weight, conv1_bias, conv2_weight, norm_weight, norm_bias;
  };
  struct Spec {
    Shape x;
    std::vector<Block> blocks;
    Activation activation = Activation::silu;
    float eps = 1e-5f;
    Precision precision = Precision::fp32;
  };
  struct Args {
    ConstTensorView x;
    TensorView y;
  };
};

}  // namespace sana::kernels
