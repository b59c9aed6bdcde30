// SPDX-License-Identifier: Apache-2.0
#pragma once
// The yardstick of `sana bench`: oneDNN's own product of two square matrices, rows and columns as they lie.

#include <optional>

#include "kernels/ops/common.h"

namespace sana::app {

inline constexpr int product_side = 2048;

/// Rates of its fastest run by the clock, and of its cheapest run by the processor time of all threads.
struct ProductRates {
  double flop_per_s = 0, flop_per_cpu_s = 0;
};

/// Of y = a b, all product_side x product_side: the best of ten runs after a warm-up.
/// bf16: a and b in bf16, y in fp32. threads 0: as many as the process may run on.
/// Nothing in a build without oneDNN. Fails: not_supported, out_of_memory.
std::optional<ProductRates> measure_product(kernels::Precision precision, int threads);

}  // namespace sana::app
