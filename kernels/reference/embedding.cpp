// SPDX-License-Identifier: Apache-2.0
#include "kernels/reference/arithmetic.h"
#include "kernels/reference/reference_op.h"

namespace sana::kernels {
namespace {

void compute(const Embedding::Spec& spec, const Embedding::Args& args, const RunContext&) noexcept {
  const std::int64_t D = spec.table.shape[1];
  for (std::int64_t i = 0; i < spec.count; ++i) {
    const std::int64_t id = args.ids.as<std::int32_t>()[i * args.ids.strides[0]];
    float* y = row_of(args.y, i);
    for (std::int64_t d = 0; d < D; ++d)
      y[d] = static_cast<float>(spec.scale * load_element(spec.table.data, spec.table.dtype, id * D + d));
  }
}

/// Both halves are read before either is written, so y may be x.
void compute(const Rope::Spec& spec, const Rope::Args& args, const RunContext&) noexcept {
  const std::int64_t half = spec.x[2] / 2;
  for (std::int64_t n = 0; n < spec.x[0]; ++n)
    for (std::int64_t h = 0; h < spec.x[1]; ++h) {
      const float* x = args.x.as<float>() + n * args.x.strides[0] + h * args.x.strides[1];
      float* y = args.y.as<float>() + n * args.y.strides[0] + h * args.y.strides[1];
      for (std::int64_t k = 0; k < half; ++k) {
        const double first = x[k], second = x[k + half];
        const double cosine = row_of(args.cos, n)[k], sine = row_of(args.sin, n)[k];
        y[k] = static_cast<float>(first * cosine - second * sine);
        y[k + half] = static_cast<float>(second * cosine + first * sine);
      }
    }
}

}  // namespace

std::unique_ptr<Prepared<Embedding>> prepare_reference(const Embedding::Spec& spec, PrepareContext&) {
  return reference_op<Embedding>(spec, &compute);
}

std::unique_ptr<Prepared<Rope>> prepare_reference(const Rope::Spec& spec, PrepareContext&) {
  return reference_op<Rope>(spec, &compute);
}

}  // namespace sana::kernels
