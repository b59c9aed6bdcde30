// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace sana::kernels {

/// Element-wise functions used as epilogues. gelu_tanh(z) = 0.5 z (1 + tanh(sqrt(2/pi) (z + 0.044715 z^3))).
enum class Activation : std::uint8_t { none, relu, silu, gelu_tanh };

/// Type in which products are formed; sums are always fp32 (or wider in the reference).
enum class Precision : std::uint8_t { fp32, bf16 };

}  // namespace sana::kernels
