// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/view.h"

namespace sana::kernels {

/// y[i] = scale * table[ids[i]]. The table stays as stored (mapped file): only the rows asked for are read.
///   table  (V, D)  fp32/fp16/bf16 dense
///   ids    (n)  i32, each in 0..V-1 (checked by the caller)
///   y      (n, D)  fp32 dense
struct Embedding {
  struct Spec {
    std::int64_t count = 0;
    ConstTensorView table;
    float scale = 1;
  };
  struct Args {
    ConstTensorView ids;
    TensorView y;
  };
};

/// Rotary positions in the two-halves form: with c = cos[n, k], s = sin[n, k], k < D/2:
/// y[n, h, k] = x[k] c - x[k + D/2] s;  y[n, h, k + D/2] = x[k + D/2] c + x[k] s.
///   x, y      (N, H, D)  fp32, innermost axis dense, the others strided at will; y may be x
///   cos, sin  (N, D/2)  fp32 dense
/// Source: transformers modeling_gemma2.py apply_rotary_pos_emb.
struct Rope {
  struct Spec {
    Shape x;
  };
  struct Args {
    ConstTensorView x, cos, sin;
    TensorView y;
  };
};

}  // namespace sana::kernels
