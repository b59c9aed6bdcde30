// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads the weights of products from a checkpoint: one stored matrix, several side by side, or a 1x1 convolution.

#include <initializer_list>
#include <utility>

#include "engine/checkpoint/weights.h"
#include "engine/ops/ops.h"

namespace sana::engine::ops {

enum class Bias : std::uint8_t { none, stored };

/// "weight" (out, in) and "bias" (out) of a scope.
LinearWeights read_linear(const WeightScope& scope, std::int64_t out, std::int64_t in, Bias bias = Bias::stored);

/// Up to three layers on the same input, (name, out) each, stacked so that one product makes them all.
LinearWeights read_stacked(const WeightScope& scope,
                           std::initializer_list<std::pair<const char*, std::int64_t>> layers, std::int64_t in,
                           Bias bias);

/// A 1x1 convolution, "weight" (out, in, 1, 1), as a matrix.
LinearWeights read_pointwise(const WeightScope& scope, std::int64_t out, std::int64_t in, Bias bias);

/// A dense stored weight (out, …) as the matrix (out, rest).
ConstTensorView as_matrix(const ConstTensorView& weight);

}  // namespace sana::engine::ops
