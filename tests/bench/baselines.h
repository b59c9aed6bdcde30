// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a case is compared with. Each baseline is measured in the same run, when a case first asks for it.

#include <benchmark/benchmark.h>

#include <cstddef>

#include "kernels/ops/common.h"

namespace sana::bench {

/// oneDNN's product of two 2048 x 2048 matrices, operations a second; 0 in a build without oneDNN.
double product_flop_per_s(kernels::Precision precision);
/// Bytes read and written a second by copying 256 MiB with every thread.
double copy_bytes_per_s();

/// Counter of_product: flop of one iteration a second over the product's; above 1 where fewer operations suffice.
void compare_with_product(benchmark::State& state, double flop, kernels::Precision precision);
/// Counter of_copy: bytes that one iteration must read and write a second over the copy's; above 1 within the cache.
void compare_with_copy(benchmark::State& state, double bytes);

}  // namespace sana::bench
