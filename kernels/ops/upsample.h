// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/ops/common.h"
#include "kernels/view.h"

namespace sana::kernels {

/// DC-AE up-sampling by two: 3x3 convolution (padding 1) after a nearest x2 enlargement, or before a pixel shuffle;
/// plus an optional shortcut that repeats every channel r = 4 C_out / C_in times and pixel-shuffles:
/// channel c*4 + i*2 + j goes to channel c, row offset i, column offset j.
///   x       (B, h, w, C_in)  fp32 dense
///   weight  interpolate: (C_out, C_in, 3, 3); pixel_shuffle: (4 C_out, C_in, 3, 3); fp32/fp16/bf16
///   bias    (C_out) or (4 C_out), or no data
///   y       (B, 2h, 2w, C_out)  fp32 dense
/// Fails:  Bug if the shapes disagree, or shortcut and 4 C_out is not a multiple of C_in.
/// Source: DC-AE paper; diffusers DCUpBlock2d.
struct Upsample {
  enum class Mode : std::uint8_t { interpolate, pixel_shuffle };
  struct Spec {
    Shape x;
    ConstTensorView weight, bias;
    Mode mode = Mode::interpolate;
    bool shortcut = true;
    Precision precision = Precision::fp32;
  };
  struct Args {
    ConstTensorView x;
    TensorView y;
  };
};

}  // namespace sana::kernels
