// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "kernels/cpu/convolution.h"
#include "kernels/cpu/rows.h"
#include "kernels/ops/checks.h"

namespace sana::kernels {
namespace {

Convolution::Spec convolution_spec(const Conv2d::Spec& spec) {
  const Shape& shape = spec.weight.shape;
  Convolution::Spec convolution;
  convolution.x = spec.x;
  convolution.kernel = {shape[0], shape[1], shape[2], shape[3]};
  convolution.weight = spec.weight;
  convolution.bias = spec.bias;
  convolution.stride = spec.stride;
  convolution.padding = spec.padding;
  convolution.groups = spec.groups;
  convolution.precision = spec.precision;
  return convolution;
}

class CpuConv2d final : public Prepared<Conv2d> {
 public:
  CpuConv2d(const Conv2d::Spec& spec, PrepareContext& context)
      : activation_(spec.activation),
        channels_(spec.weight.shape[0]),
        convolution_(convolution_spec(spec), context) {}

  std::size_t scratch_bytes() const override { return convolution_.scratch_bytes(); }
  std::size_t packed_bytes() const override { return convolution_.packed_bytes(); }

  void run(const Conv2d::Args& args, const RunContext& context) noexcept override {
    const float* x = args.x.as<float>();
    float* y = args.y.as<float>();
    if (activation_ == Activation::none) return convolution_.run(x, y, context);
    const std::int64_t row_floats = convolution_.width() * channels_;
    convolution_.run(x, y, context, [&](const Convolution::Rows& rows) {
      activate(activation_, rows.rows, rows.rows, static_cast<std::size_t>((rows.end - rows.begin) * row_floats));
    });
  }

 private:
  Activation activation_;
  std::int64_t channels_;
  Convolution convolution_;
};

}  // namespace

std::unique_ptr<Prepared<Conv2d>> prepare_conv2d(const Conv2d::Spec& spec, PrepareContext& context) {
  check(spec);
  require_precision(spec.precision);
  return std::make_unique<CpuConv2d>(spec, context);
}

}  // namespace sana::kernels
