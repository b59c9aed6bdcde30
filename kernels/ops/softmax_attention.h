// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/view.h"

namespace sana::kernels {

/// y = softmax(cap(scale q k^T) + mask) v, cap(s) = softcap tanh(s / softcap). Query head j reads key head
/// j / (H_q / H_k). Causal: query i sees keys up to i + (N_k - N_q), and with a window w only the last w of them.
///   q     (B, N_q, H_q, D)   fp32, innermost axis dense, the others strided at will
///   k, v  (B, N_k, H_k, D)   likewise
///   y     (B, N_q, H_q, D)   likewise; may not alias
/// Fails:  Bug if the shapes disagree, N_k == 0, or causal and N_q > N_k.
/// Source: diffusers Attention (cross attention); transformers modeling_gemma2.py eager_attention_forward.
struct SoftmaxAttention {
  enum class Mask : std::uint8_t { none, causal };
  struct Spec {
    Shape q, k;
    float scale = 1;
    float softcap = 0;        ///< 0: no cap
    Mask mask = Mask::none;
    std::int64_t window = 0;  ///< 0: no window
  };
  struct Args {
    ConstTensorView q, k, v;
    TensorView y;
  };
};

}  // namespace sana::kernels
