// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "kernels/cpu/convolution.h"
#include "kernels/cpu/resample.h"
#include "kernels/ops/checks.h"

namespace sana::kernels {
namespace {

class CpuDownsample final : public Prepared<Downsample> {
 public:
  CpuDownsample(const Downsample::Spec& spec, PrepareContext& context)
      : x_(spec.x),
        unshuffles_(spec.mode == Downsample::Mode::pixel_unshuffle),
        shortcut_(spec.shortcut),
        channels_(spec.weight.shape[0] * (unshuffles_ ? 4 : 1)),
        convolution_(convolution_spec(spec), context) {}

  std::size_t scratch_bytes() const override { return convolution_.scratch_bytes(); }
  std::size_t packed_bytes() const override { return convolution_.packed_bytes(); }

  void run(const Downsample::Args& args, const RunContext& context) noexcept override {
    const float* x = args.x.as<float>();
    float* y = args.y.as<float>();
    if (!unshuffles_ && !shortcut_) return convolution_.run(x, y, context);
    convolution_.run(x, unshuffles_ ? nullptr : y, context, [&](const Convolution::Rows& rows) {
      const std::int64_t width = x_[2] / 2;
      const std::int64_t row = rows.image * (x_[1] / 2) + (unshuffles_ ? rows.begin / 2 : rows.begin);
      float* target = y + row * width * channels_;
      if (unshuffles_) unshuffle({rows.rows, width, channels_ / 4, channels_, target});
      if (shortcut_) add_down_shortcut({x + 2 * row * x_[2] * x_[3], width, x_[3], channels_, target});
    });
  }

 private:
  static Convolution::Spec convolution_spec(const Downsample::Spec& spec) {
    const bool unshuffles = spec.mode == Downsample::Mode::pixel_unshuffle;
    Convolution::Spec convolution;
    convolution.x = spec.x;
    convolution.kernel = {spec.weight.shape[0], spec.x[3], 3, 3};
    convolution.weight = spec.weight;
    convolution.bias = spec.bias;
    convolution.stride = unshuffles ? 1 : 2;
    convolution.padding = 1;
    convolution.epilogue_rows = unshuffles ? 2 : 1;
    convolution.output = unshuffles ? Convolution::Output::band : Convolution::Output::map;
    convolution.precision = spec.precision;
    return convolution;
  }

  Shape x_;
  bool unshuffles_, shortcut_;
  std::int64_t channels_;
  Convolution convolution_;
};

}  // namespace

std::unique_ptr<Prepared<Downsample>> prepare_downsample(const Downsample::Spec& spec, PrepareContext& context) {
  check(spec);
  require_precision(spec.precision);
  return std::make_unique<CpuDownsample>(spec, context);
}

}  // namespace sana::kernels
