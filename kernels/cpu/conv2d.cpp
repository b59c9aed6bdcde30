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
      : team_(team_of(context)),
        activation_(spec.activation),
        channels_(spec.weight.shape[0]),
        convolution_(convolution_spec(spec), context) {}

  std::size_t scratch_bytes() const override { return convolution_.scratch_bytes(); }
  std::size_t packed_bytes() const override { return convolution_.packed_bytes(); }

  void run(const Conv2d::Args& args, const RunContext& context) noexcept override {
    convolution_.run(args.x.as<float>(), args.y.as<float>(), context, [&](const Convolution::Band& band) {
      if (activation_ == Activation::none) return;
      const std::int64_t count = (band.end - band.begin) * convolution_.width() * channels_;
      for_blocks(team_, count, 16384, [&](std::int64_t begin, std::int64_t end, int) {
        activate(activation_, band.rows + begin, band.rows + begin, static_cast<std::size_t>(end - begin));
      });
    });
  }

 private:
  Team& team_;
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
