// SPDX-License-Identifier: Apache-2.0
#pragma once
// What every backend's prepare checks first, and the shapes that follow from a spec.

#include <cstdint>

#include "kernels/ops/all.h"

namespace sana::kernels {

/// Shapes and element types of a spec against the op's comment. Extents are at least 1, weights dense.
/// Fails:  Bug naming the op, the argument and the shapes.
void check(const Linear::Spec& spec);
void check(const Conv2d::Spec& spec);
void check(const Upsample::Spec& spec);
void check(const Downsample::Spec& spec);
void check(const ResBlocks::Spec& spec);
void check(const DepthwiseGlu::Spec& spec);
void check(const LinearAttention::Spec& spec);
void check(const SoftmaxAttention::Spec& spec);
void check(const RmsNorm::Spec& spec);
void check(const LayerNorm::Spec& spec);
void check(const GatedAdd::Spec& spec);
void check(const GatedActivation::Spec& spec);
void check(const Activate::Spec& spec);
void check(const Add::Spec& spec);
void check(const Copy::Spec& spec);
void check(const Combine::Spec& spec);
void check(const GroupMean::Spec& spec);
void check(const Embedding::Spec& spec);
void check(const Rope::Spec& spec);

/// N = sum N_i, the columns of y.
std::int64_t output_columns(const Linear::Spec& spec);
/// Shape of y, (B, h', w', C_out).
Shape output_shape(const Conv2d::Spec& spec);
Shape output_shape(const Upsample::Spec& spec);
Shape output_shape(const Downsample::Spec& spec);

}  // namespace sana::kernels
