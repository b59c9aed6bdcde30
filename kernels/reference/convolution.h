// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one convolution of the reference backend; Conv2d and the DC-AE ops are built from it.

#include <cstddef>

#include "kernels/op_table.h"

namespace sana::kernels {

/// Scratch of reference_convolution: one filter in double, then, for bf16 only, x rounded.
std::size_t reference_convolution_scratch(const Conv2d::Spec& spec);

/// y = act(conv(x, W) + b), all dense; y may not alias x. The sum over the filter runs in double.
void reference_convolution(const Conv2d::Spec& spec, const float* x, float* y, const RunContext& context);

}  // namespace sana::kernels
