// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/view.h"

namespace sana::kernels {

/// ReLU linear attention: y = relu(q) (relu(k)^T v) / (relu(q) sum_n relu(k) + eps); O(N) in tokens.
/// `quadratic` forms the N x N scores instead: the same function, cheaper for N <= D.
///   q, k, v  (B, N, H, D)  fp32, innermost axis dense, the others strided at will
///   y        (B, N, H, D)  fp32, likewise; may not alias q, k or v
/// Fails:  Bug if the shapes differ or N == 0.
/// Source: Sana paper, linear attention; diffusers SanaLinearAttnProcessor2_0, SanaMultiscaleLinearAttention.
struct LinearAttention {
  enum class Path : std::uint8_t { linear, quadratic };
  struct Spec {
    Shape q;
    float eps = 1e-15f;
    Path path = Path::linear;
  };
  struct Args {
    ConstTensorView q, k, v;
    TensorView y;
  };
};

}  // namespace sana::kernels
