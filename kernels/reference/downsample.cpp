// SPDX-License-Identifier: Apache-2.0
#include "kernels/ops/checks.h"
#include "kernels/reference/convolution.h"
#include "kernels/reference/image.h"
#include "kernels/reference/reference_op.h"

namespace sana::kernels {
namespace {

Conv2d::Spec convolution_of(const Downsample::Spec& spec) {
  return {.x = spec.x, .weight = spec.weight, .bias = spec.bias,
          .stride = spec.mode == Downsample::Mode::conv ? 2 : 1, .padding = 1, .precision = spec.precision};
}

/// Mean of the run of unshuffled channels that belongs to one output channel.
double shortcut_mean(const ConstReferenceImage& x, std::int64_t row, std::int64_t column, std::int64_t first,
                     std::int64_t run) {
  double sum = 0;
  for (std::int64_t u = first; u < first + run; ++u) sum += unshuffled(x, row, column, u);
  return sum / static_cast<double>(run);
}

/// The convolution's result, and its own.
std::size_t scratch_of(const Downsample::Spec& spec) {
  const Conv2d::Spec convolution = convolution_of(spec);
  return image_bytes(output_shape(convolution)) + reference_convolution_scratch(convolution);
}

void compute(const Downsample::Spec& spec, const Downsample::Args& args, const RunContext& context) noexcept {
  const Conv2d::Spec convolution = convolution_of(spec);
  const Shape out = output_shape(spec), convolved_shape = output_shape(convolution);
  auto* memory = reinterpret_cast<float*>(context.scratch.data());
  const ConstReferenceImage x(args.x.as<float>(), spec.x), convolved(memory, convolved_shape);
  const ReferenceImage<float> y(args.y.as<float>(), out);
  reference_convolution(convolution, x.pixels, memory, after(context, image_bytes(convolved_shape)));
  for_each_element(out, [&](auto row, auto column, auto channel) {
    double sum = spec.mode == Downsample::Mode::conv ? convolved.at(row, column, channel)
                                                     : unshuffled(convolved, row, column, channel);
    if (spec.shortcut) {
      const std::int64_t run = 4 * spec.x[3] / out[3];
      sum += shortcut_mean(x, row, column, channel * run, run);
    }
    y.at(row, column, channel) = static_cast<float>(sum);
  });
}

}  // namespace

std::unique_ptr<Prepared<Downsample>> prepare_reference(const Downsample::Spec& spec, PrepareContext&) {
  return reference_op<Downsample>(spec, &compute, &scratch_of);
}

}  // namespace sana::kernels
