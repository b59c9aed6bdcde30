// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: the shapes that a model asks for. out: made-up weights of sensible size, the same in every run.

#include <cstdint>
#include <memory>

#include "engine/checkpoint/weights.h"

namespace sana::engine {

/// A source that has every announced tensor, uniform in
///   ±0.5             names ending in scale_shift_table
///   ±sqrt(3/fan_in)  rank 2 and more; fan_in: product of all extents but the first
///   ±0.1             biases
///   0.8 .. 1.2       other tensors of rank 1: norm weights
/// Every kind and fan_in has one block of four MiB of random values; each of its tensors maps that block again and
/// again, so that a model of any size costs next to no time and memory, and release_pages() loses nothing.
/// dtype: f32, bf16 or f16.
/// Fails: out_of_memory, file (no room for the blocks).
std::unique_ptr<TensorSource> make_random_source(kernels::DType dtype, std::uint64_t seed = 0);

}  // namespace sana::engine
