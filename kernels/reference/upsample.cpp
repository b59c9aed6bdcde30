// SPDX-License-Identifier: Apache-2.0
#include "kernels/ops/checks.h"
#include "kernels/reference/convolution.h"
#include "kernels/reference/image.h"
#include "kernels/reference/reference_op.h"

namespace sana::kernels {
namespace {

Shape enlarged(const Upsample::Spec& spec) { return {spec.x[0], 2 * spec.x[1], 2 * spec.x[2], spec.x[3]}; }

Conv2d::Spec convolution_of(const Upsample::Spec& spec) {
  return {.x = spec.mode == Upsample::Mode::interpolate ? enlarged(spec) : spec.x,
          .weight = spec.weight, .bias = spec.bias, .padding = 1, .precision = spec.precision};
}

/// Scratch: the enlarged input (interpolate), or the convolution's result before the shuffle (pixel_shuffle).
Shape intermediate_of(const Upsample::Spec& spec) {
  return spec.mode == Upsample::Mode::interpolate ? enlarged(spec) : output_shape(convolution_of(spec));
}

std::size_t scratch_of(const Upsample::Spec& spec) {
  return image_bytes(intermediate_of(spec)) + reference_convolution_scratch(convolution_of(spec));
}

void compute(const Upsample::Spec& spec, const Upsample::Args& args, const RunContext& context) noexcept {
  const Shape out = output_shape(spec), between_shape = intermediate_of(spec);
  const ConstReferenceImage x(args.x.as<float>(), spec.x);
  const ReferenceImage<float> y(args.y.as<float>(), out);
  auto* between = reinterpret_cast<float*>(context.scratch.data());
  const RunContext inner = after(context, image_bytes(between_shape));
  if (spec.mode == Upsample::Mode::interpolate) {
    const ReferenceImage<float> large(between, between_shape);
    for_each_element(between_shape, [&](auto row, auto column, auto channel) {
      large.at(row, column, channel) = x.at(row / 2, column / 2, channel);
    });
    reference_convolution(convolution_of(spec), between, y.pixels, inner);
  } else {
    reference_convolution(convolution_of(spec), x.pixels, between, inner);
    const ConstReferenceImage small(between, between_shape);
    for_each_element(out, [&](auto row, auto column, auto channel) {
      y.at(row, column, channel) = shuffled(small, row, column, channel, 1);
    });
  }
  if (!spec.shortcut) return;
  const std::int64_t repeats = 4 * out[3] / spec.x[3];
  for_each_element(out, [&](auto row, auto column, auto channel) {
    y.at(row, column, channel) += shuffled(x, row, column, channel, repeats);
  });
}

}  // namespace

std::unique_ptr<Prepared<Upsample>> prepare_reference(const Upsample::Spec& spec, PrepareContext&) {
  return reference_op<Upsample>(spec, &compute, &scratch_of);
}

}  // namespace sana::kernels
