// SPDX-License-Identifier: Apache-2.0
// Dimensions: B batch, h, w input, h_out, w_out output, G channels of a group, kh, kw filter.
#include "kernels/reference/convolution.h"

#include "kernels/ops/checks.h"
#include "kernels/reference/arithmetic.h"
#include "kernels/reference/reference_op.h"

namespace sana::kernels {
namespace {

std::int64_t filter_size(const Conv2d::Spec& spec) { return spec.weight.shape.elements() / spec.weight.shape[0]; }

/// Filter of one output channel, reordered from (G, kh, kw) to (kh, kw, G): the order of x.
void load_filter(const Conv2d::Spec& spec, std::int64_t channel, double* filter) {
  const std::int64_t G = spec.weight.shape[1], taps = spec.weight.shape[2] * spec.weight.shape[3];
  for (std::int64_t g = 0; g < G; ++g)
    for (std::int64_t tap = 0; tap < taps; ++tap)
      filter[tap * G + g] = load_factor(spec.weight, (channel * G + g) * taps + tap, spec.precision);
}

/// Sum over the filter at one output pixel; taps outside the image are zeros. `image` starts at the group's channels.
double convolve_pixel(const Conv2d::Spec& spec, const float* image, const double* filter, std::int64_t row,
                      std::int64_t column) {
  const std::int64_t h = spec.x[1], w = spec.x[2], C = spec.x[3];
  const std::int64_t G = spec.weight.shape[1], kh = spec.weight.shape[2], kw = spec.weight.shape[3];
  double sum = 0;
  for (std::int64_t i = 0; i < kh; ++i) {
    const std::int64_t y = row * spec.stride - spec.padding + i;
    if (y < 0 || y >= h) continue;
    for (std::int64_t j = 0; j < kw; ++j) {
      const std::int64_t x = column * spec.stride - spec.padding + j;
      if (x < 0 || x >= w) continue;
      sum += reference_dot(image + (y * w + x) * C, filter + (i * kw + j) * G, G);
    }
  }
  return sum;
}

void compute(const Conv2d::Spec& spec, const Conv2d::Args& args, const RunContext& context) noexcept {
  reference_convolution(spec, args.x.as<float>(), args.y.as<float>(), context);
}

}  // namespace

std::size_t reference_convolution_scratch(const Conv2d::Spec& spec) {
  const std::int64_t rounded = spec.precision == Precision::bf16 ? spec.x.elements() : 0;
  return static_cast<std::size_t>(filter_size(spec)) * sizeof(double) +
         static_cast<std::size_t>(rounded) * sizeof(float);
}

void reference_convolution(const Conv2d::Spec& spec, const float* x, float* y, const RunContext& context) {
  const Shape out = output_shape(spec);
  const std::int64_t G = spec.weight.shape[1], channels = out[3], channels_per_group = channels / spec.groups;
  auto* filter = reinterpret_cast<double*>(context.scratch.data());
  if (spec.precision == Precision::bf16) {
    auto* rounded = reinterpret_cast<float*>(filter + filter_size(spec));
    for (std::int64_t i = 0; i < spec.x.elements(); ++i) rounded[i] = round_factor(x[i], spec.precision);
    x = rounded;
  }
  for (std::int64_t channel = 0; channel < channels; ++channel) {
    load_filter(spec, channel, filter);
    const double offset = load_or(spec.bias, channel, 0);
    for (std::int64_t row = 0; row < out[0] * out[1]; ++row) {
      if (stop_requested(context.stop)) return;
      const float* image = x + row / out[1] * spec.x[1] * spec.x[2] * spec.x[3] + channel / channels_per_group * G;
      for (std::int64_t column = 0; column < out[2]; ++column) {
        const double z = convolve_pixel(spec, image, filter, row % out[1], column) + offset;
        y[(row * out[2] + column) * channels + channel] = static_cast<float>(reference_activation(spec.activation, z));
      }
    }
  }
}

std::unique_ptr<Prepared<Conv2d>> prepare_reference(const Conv2d::Spec& spec, PrepareContext&) {
  return reference_op<Conv2d>(spec, &compute, &reference_convolution_scratch);
}

}  // namespace sana::kernels
