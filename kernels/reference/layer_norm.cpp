// SPDX-License-Identifier: Apache-2.0
#include "kernels/reference/arithmetic.h"
#include "kernels/reference/reference_op.h"

namespace sana::kernels {
namespace {

/// Mean and 1 / sqrt(variance + eps) of a row, in two passes.
struct Moments {
  double mean, scale;
};

Moments moments_of(const float* x, std::int64_t C, float eps) {
  double mean = 0, variance = 0;
  for (std::int64_t c = 0; c < C; ++c) mean += x[c];
  mean /= static_cast<double>(C);
  for (std::int64_t c = 0; c < C; ++c) variance += (x[c] - mean) * (x[c] - mean);
  return {mean, 1 / std::sqrt(variance / static_cast<double>(C) + eps)};
}

void compute(const LayerNorm::Spec& spec, const LayerNorm::Args& args, const RunContext&) noexcept {
  const std::int64_t C = spec.x[1];
  for (std::int64_t r = 0; r < spec.x[0]; ++r) {
    const std::int64_t modulation = r / spec.rows_per_modulation;
    const float* x = row_of(args.x, r);
    float* y = row_of(args.y, r);
    const Moments moments = moments_of(x, C, spec.eps);
    for (std::int64_t c = 0; c < C; ++c) {
      double n = (x[c] - moments.mean) * moments.scale * load_or(spec.weight, c, 1) + load_or(spec.bias, c, 0);
      if (args.scale) n *= 1 + static_cast<double>(row_of(args.scale, modulation)[c]);
      if (args.shift) n += row_of(args.shift, modulation)[c];
      y[c] = static_cast<float>(n);
    }
  }
}

}  // namespace

std::unique_ptr<Prepared<LayerNorm>> prepare_reference(const LayerNorm::Spec& spec, PrepareContext&) {
  return reference_op<LayerNorm>(spec, &compute);
}

}  // namespace sana::kernels
