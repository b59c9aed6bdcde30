// SPDX-License-Identifier: Apache-2.0
#pragma once
// Serial Highway kernels on runs of floats: the building blocks of the ops and of the epilogues behind oneDNN.
// They choose the instruction set at each call, so callers pass blocks, not single rows.

#include <cstddef>
#include <cstdint>

#include "kernels/ops/common.h"

namespace sana::kernels {

/// y = act(x) on `count` floats; y may be x.
void activate(Activation activation, const float* x, float* y, std::size_t count);

/// Rows [begin, end) of y = residual + gate act(x); rows lie `*_stride` floats apart. No gate: factor 1.
/// Row r uses gate row r / rows_per_gate.
struct GatedRows {
  const float *x, *residual, *gate;
  float* y;
  std::int64_t x_stride, residual_stride, gate_stride, y_stride;
  std::int64_t width, rows_per_gate;
};
void gated_add_rows(const GatedRows& rows, Activation activation, std::int64_t begin, std::int64_t end);

/// Rows [begin, end) of y = act(x rsqrt(mean(x^2) + eps) weight + bias) + residual. bias, residual: null for none.
struct RmsRows {
  const float *x, *residual, *weight, *bias;
  float* y;
  std::int64_t x_stride, residual_stride, y_stride;
  std::int64_t width;
  float eps;
  Activation activation;
};
void rms_norm_rows(const RmsRows& rows, std::int64_t begin, std::int64_t end);

}  // namespace sana::kernels
