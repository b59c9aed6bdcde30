// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "kernels/ops/common.h"
#include "kernels/view.h"

namespace sana::kernels {

/// y = act(x).
///   x, y  same shape, fp32 dense; y may be x
struct Activate {
  struct Spec {
    Shape x;
    Activation activation = Activation::silu;
  };
  struct Args {
    ConstTensorView x;
    TensorView y;
  };
};

/// y = a + b on views of equal shape; a stride of 0 repeats, which gives broadcasting and channel repetition.
///   a, b, y  rank <= 6, fp32; y may be a or b if their strides are equal
struct Add {
  struct Spec {
    Shape y;
  };
  struct Args {
    ConstTensorView a, b;
    TensorView y;
  };
};

/// y = x on views of equal shape and any strides, converting the element type: transposition, slicing, joining,
/// pixel shuffle, repetition (stride 0).
///   x  rank <= 6, fp32/fp16/bf16/i32;  y  fp32/bf16/i32 (i32 only from i32); no aliasing
struct Copy {
  struct Spec {
    Shape x;
    DType from = DType::f32, to = DType::f32;
  };
  struct Args {
    ConstTensorView x;
    TensorView y;
  };
};

/// y = sum_i c_i x_i: scheduler steps and guidance. Terms with c_i == 0 are not read.
///   x_i, y  same shape, fp32 dense; y may be any x_i
struct Combine {
  static constexpr int max_terms = 6;
  struct Spec {
    Shape x;
  };
  struct Args {
    std::array<ConstTensorView, max_terms> x;
    std::array<float, max_terms> coefficient{};
    TensorView y;
  };
};

/// y[r, c] = mean of x[r, c*g .. c*g + g - 1].
///   x  (rows, C*g);  y  (rows, C); fp32 dense
struct GroupMean {
  struct Spec {
    Shape x;
    std::int64_t group = 1;
  };
  struct Args {
    ConstTensorView x;
    TensorView y;
  };
};

}  // namespace sana::kernels
