// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/ops/common.h"
#include "kernels/view.h"

namespace sana::kernels {

/// y = residual + gate * x, one gate row for each run of rows.
///   x, y, residual  (rows, C)  fp32, rows may be strided; y may be residual
///   gate            (rows / rows_per_gate, C)
struct GatedAdd {
  struct Spec {
    Shape x;
    std::int64_t rows_per_gate = 1;
  };
  struct Args {
    ConstTensorView x, residual, gate;
    TensorView y;
  };
};

/// y = act(gate) * up, element by element (Gemma's GeGLU).
///   gate, up, y  (rows, C)  fp32, rows may be strided; y may be gate or up
struct GatedActivation {
  struct Spec {
    Shape x;
    Activation activation = Activation::gelu_tanh;
  };
  struct Args {
    ConstTensorView gate, up;
    TensorView y;
  };
};

}  // namespace sana::kernels
