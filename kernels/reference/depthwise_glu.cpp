// SPDX-License-Identifier: Apache-2.0
#include "kernels/reference/arithmetic.h"
#include "kernels/reference/image.h"
#include "kernels/reference/reference_op.h"

namespace sana::kernels {
namespace {

/// conv_depth(x) + b at one pixel and channel; taps outside the image are zeros.
double depthwise_pixel(const DepthwiseGlu::Spec& spec, const ConstReferenceImage& x, std::int64_t row,
                       std::int64_t column, std::int64_t channel) {
  const std::int64_t h = spec.x[1], w = spec.x[2];
  double sum = load_or(spec.bias, channel, 0);
  for (std::int64_t i = -1; i <= 1; ++i) {
    if (row % h + i < 0 || row % h + i >= h) continue;
    for (std::int64_t j = -1; j <= 1; ++j) {
      if (column + j < 0 || column + j >= w) continue;
      const std::int64_t tap = (i + 1) * 3 + j + 1;
      const double weight = load_element(spec.weight.data, spec.weight.dtype, channel * 9 + tap);
      sum += weight * x.at(row + i, column + j, channel);
    }
  }
  return sum;
}

void compute(const DepthwiseGlu::Spec& spec, const DepthwiseGlu::Args& args, const RunContext& context) noexcept {
  const std::int64_t F = spec.x[3] / 2;
  const Shape out{spec.x[0], spec.x[1], spec.x[2], F};
  const ConstReferenceImage x(args.x.as<float>(), spec.x);
  const ReferenceImage<float> y(args.y.as<float>(), out);
  for_each_element(out, [&](auto row, auto column, auto channel) {
    if (stop_requested(context.stop)) return;
    const double value = depthwise_pixel(spec, x, row, column, channel);
    const double gate = depthwise_pixel(spec, x, row, column, channel + F);
    y.at(row, column, channel) = static_cast<float>(value * reference_activation(Activation::silu, gate));
  });
}

}  // namespace

std::unique_ptr<Prepared<DepthwiseGlu>> prepare_reference(const DepthwiseGlu::Spec& spec, PrepareContext&) {
  return reference_op<DepthwiseGlu>(spec, &compute);
}

}  // namespace sana::kernels
