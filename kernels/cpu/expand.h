// SPDX-License-Identifier: Apache-2.0
#pragma once
// Conversions between the stored element types and fp32.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "kernels/view.h"

namespace sana::kernels {

/// fp32/fp16/bf16 -> fp32, exact.
void expand_to_f32(DType from, const void* source, float* target, std::size_t count);
/// fp32 -> bf16, to nearest, ties to even.
void round_to_bf16(const float* source, std::uint16_t* target, std::size_t count);
/// A small weight (norm, bias) as fp32; empty where the view has no data.
std::vector<float> expanded(const ConstTensorView& view);
/// Bits of the Highway targets that this build holds.
std::int64_t compiled_vector_targets();

}  // namespace sana::kernels
