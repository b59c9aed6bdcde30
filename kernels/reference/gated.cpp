// SPDX-License-Identifier: Apache-2.0
#include "kernels/reference/arithmetic.h"
#include "kernels/reference/reference_op.h"

namespace sana::kernels {
namespace {

void compute(const GatedAdd::Spec& spec, const GatedAdd::Args& args, const RunContext&) noexcept {
  for (std::int64_t r = 0; r < spec.x[0]; ++r) {
    const float *x = row_of(args.x, r), *residual = row_of(args.residual, r);
    const float* gate = row_of(args.gate, r / spec.rows_per_gate);
    float* y = row_of(args.y, r);
    for (std::int64_t c = 0; c < spec.x[1]; ++c)
      y[c] = static_cast<float>(residual[c] + static_cast<double>(gate[c]) * x[c]);
  }
}

void compute(const GatedActivation::Spec& spec, const GatedActivation::Args& args, const RunContext&) noexcept {
  for (std::int64_t r = 0; r < spec.x[0]; ++r) {
    const float *gate = row_of(args.gate, r), *up = row_of(args.up, r);
    float* y = row_of(args.y, r);
    for (std::int64_t c = 0; c < spec.x[1]; ++c)
      y[c] = static_cast<float>(reference_activation(spec.activation, gate[c]) * up[c]);
  }
}

}  // namespace

std::unique_ptr<Prepared<GatedAdd>> prepare_reference(const GatedAdd::Spec& spec, PrepareContext&) {
  return reference_op<GatedAdd>(spec, &compute);
}

std::unique_ptr<Prepared<GatedActivation>> prepare_reference(const GatedActivation::Spec& spec, PrepareContext&) {
  return reference_op<GatedActivation>(spec, &compute);
}

}  // namespace sana::kernels
