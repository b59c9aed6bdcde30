// SPDX-License-Identifier: Apache-2.0
#include "kernels/reference/arithmetic.h"
#include "kernels/reference/reference_op.h"

namespace sana::kernels {
namespace {

void compute(const RmsNorm::Spec& spec, const RmsNorm::Args& args, const RunContext&) noexcept {
  const std::int64_t C = spec.x[1];
  for (std::int64_t r = 0; r < spec.x[0]; ++r) {
    const float* x = row_of(args.x, r);
    float* y = row_of(args.y, r);
    double squares = 0;
    for (std::int64_t c = 0; c < C; ++c) squares += static_cast<double>(x[c]) * x[c];
    const double scale = 1 / std::sqrt(squares / static_cast<double>(C) + spec.eps);
    for (std::int64_t c = 0; c < C; ++c) {
      const double factor = load_or(spec.weight, c, 1) + spec.weight_offset;
      const double normed = reference_activation(spec.activation, x[c] * scale * factor + load_or(spec.bias, c, 0));
      y[c] = static_cast<float>(args.residual ? row_of(args.residual, r)[c] + normed : normed);
    }
  }
}

}  // namespace

std::unique_ptr<Prepared<RmsNorm>> prepare_reference(const RmsNorm::Spec& spec, PrepareContext&) {
  return reference_op<RmsNorm>(spec, &compute);
}

}  // namespace sana::kernels
