// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "kernels/ops/common.h"
#include "kernels/view.h"

namespace sana::kernels {

/// y = act(x W^T + b), or residual + that, or residual + gate * that. W may be several stored matrices, stacked
/// along their rows (q, k, v), which saves a copy and gives one large product.
///   x         (rows, K)  fp32, rows may be strided
///   weights   each (N_i, K)  fp32/fp16/bf16, dense; N = sum N_i
///   biases    empty, or one a weight (N_i); a single one may have no data (no bias)
///   y         (rows, N)  fp32, rows may be strided; may be the same view as residual
///   residual  (rows, N)
///   gate      (rows / rows_per_gate, N): row r uses gate row r / rows_per_gate
/// Fails:  Bug if the shapes disagree.
struct Linear {
  enum class Epilogue : std::uint8_t { store, add, gated_add };
  struct Spec {
    std::int64_t rows = 0;
    std::vector<ConstTensorView> weights;
    std::vector<ConstTensorView> biases;
    Activation activation = Activation::none;
    Epilogue epilogue = Epilogue::store;
    std::int64_t rows_per_gate = 1;
    Precision precision = Precision::fp32;
  };
  struct Args {
    ConstTensorView x;
    TensorView y;
    ConstTensorView residual, gate;
  };
};

}  // namespace sana::kernels
