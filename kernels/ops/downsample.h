// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/ops/common.h"
#include "kernels/view.h"

namespace sana::kernels {

/// DC-AE down-sampling by two: 3x3 convolution with stride 2 (padding 1), or with stride 1 before a pixel unshuffle;
/// plus an optional shortcut: pixel unshuffle of x (channel c*4 + i*2 + j from row offset i, column offset j),
/// then the mean of each run of g = 4 C_in / C_out channels.
///   x       (B, h, w, C_in)  fp32 dense, h and w even
///   weight  conv: (C_out, C_in, 3, 3); pixel_unshuffle: (C_out / 4, C_in, 3, 3); fp32/fp16/bf16
///   bias    one a row of weight, or no data
///   y       (B, h / 2, w / 2, C_out)  fp32 dense
/// Fails:  Bug if the shapes disagree, or shortcut and 4 C_in is not a multiple of C_out.
/// Source: DC-AE paper; diffusers DCDownBlock2d.
struct Downsample {
  enum class Mode : std::uint8_t { conv, pixel_unshuffle };
  struct Spec {
    Shape x;
    ConstTensorView weight, bias;
    Mode mode = Mode::conv;
    bool shortcut = true;
    Precision precision = Precision::fp32;
  };
  struct Args {
    ConstTensorView x;
    TensorView y;
  };
};

}  // namespace sana::kernels
