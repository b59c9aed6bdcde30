// SPDX-License-Identifier: Apache-2.0
// Upsample. Nearest x2 before a 3x3 convolution is, for each of the four output phases, a 2x2 convolution on the small
// map: 2.25 times fewer products. The phases are the channels of one convolution with padding 1, which gives one row
// and one column more than each phase needs; they are interleaved afterwards, where a strided target would cost more.
// Where Winograd serves the large map it is quicker still, and the enlargement happens while its bands are loaded.
// Products in bf16 enlarge too: sums of taps rounded to bf16 would be other weights than the stored ones.
#include <algorithm>

#include "kernels/cpu/convolution.h"
#include "kernels/cpu/expand.h"
#include "kernels/cpu/resample.h"
#include "kernels/ops/checks.h"

namespace sana::kernels {
namespace {

enum class Way : std::uint8_t { phases, enlarged, pixel_shuffle };

/// (C_out, C_in, 3, 3) -> (4 C_out, C_in, 2, 2), phase 2i + j outermost. Of the three taps of an axis phase 0 sees
/// the left neighbour through the first and its own pixel through the others; phase 1 mirrored.
std::vector<float> phase_kernels(const ConstTensorView& weight) {
  const std::vector<float> stored = expanded(weight);
  const auto pairs = static_cast<std::size_t>(weight.shape[0] * weight.shape[1]);
  std::vector<float> kernels(4 * pairs * 4, 0.0f);
  for (std::size_t phase = 0; phase < 4; ++phase)
    for (std::size_t pair = 0; pair < pairs; ++pair)
      for (std::size_t ky = 0; ky < 3; ++ky)
        for (std::size_t kx = 0; kx < 3; ++kx) {
          const std::size_t row = (ky + 1 - phase / 2) / 2, column = (kx + 1 - phase % 2) / 2;
          kernels[((phase * pairs + pair) * 2 + row) * 2 + column] += stored[(pair * 3 + ky) * 3 + kx];
        }
  return kernels;
}

class CpuUpsample final : public Prepared<Upsample> {
 public:
  CpuUpsample(const Upsample::Spec& spec, PrepareContext& context)
      : x_(spec.x),
        channels_(spec.mode == Upsample::Mode::pixel_shuffle ? spec.weight.shape[0] / 4 : spec.weight.shape[0]),
        shortcut_(spec.shortcut),
        way_(way_of(spec)),
        convolution_(convolution_spec(spec, way_), context) {}

  std::size_t scratch_bytes() const override { return convolution_.scratch_bytes(); }
  std::size_t packed_bytes() const override { return convolution_.packed_bytes(); }

  void run(const Upsample::Args& args, const RunContext& context) noexcept override {
    const float* x = args.x.as<float>();
    float* y = args.y.as<float>();
    if (way_ != Way::enlarged)
      return convolution_.run(x, nullptr, context,
                              [&](const Convolution::Rows& rows) { interleave(rows, x, y); });
    if (!shortcut_) return convolution_.run(x, y, context);
    convolution_.run(x, y, context, [&](const Convolution::Rows& rows) {
      add_up_shortcut(x + (rows.image * x_[1] + rows.begin / 2) * x_[2] * x_[3], x_[2], x_[3], channels_,
                      static_cast<int>(rows.begin % 2), rows.rows);
    });
  }

 private:
  static Convolution::Spec enlarged_spec(const Upsample::Spec& spec) {
    Convolution::Spec convolution;
    convolution.x = spec.x;
    convolution.kernel = {spec.weight.shape[0], spec.x[3], 3, 3};
    convolution.weight = spec.weight;
    convolution.bias = spec.bias;
    convolution.padding = 1;
    convolution.precision = spec.precision;
    convolution.enlarge = 2;
    return convolution;
  }

  static Way way_of(const Upsample::Spec& spec) {
    if (spec.mode == Upsample::Mode::pixel_shuffle) return Way::pixel_shuffle;
    const bool enlarged = spec.precision == Precision::bf16 || Convolution::winograd_serves(enlarged_spec(spec));
    return enlarged ? Way::enlarged : Way::phases;
  }

  static Convolution::Spec convolution_spec(const Upsample::Spec& spec, Way way) {
    Convolution::Spec convolution = enlarged_spec(spec);
    if (way == Way::enlarged) return convolution;
    convolution.enlarge = 1;
    convolution.output = Convolution::Output::band;
    if (way == Way::pixel_shuffle) return convolution;
    convolution.kernel = {4 * spec.weight.shape[0], spec.x[3], 2, 2};
    convolution.bias_repeats = 4;
    convolution.shared_rows = 1;
    convolution.packing = "conv.phases";
    convolution.kernel_values = [weight = spec.weight] { return phase_kernels(weight); };
    return convolution;
  }

  /// One row of the small picture to two of the large one.
  void interleave(const Convolution::Rows& rows, const float* x, float* y) const {
    const bool phases = way_ == Way::phases;
    const std::int64_t row_floats = convolution_.width() * 4 * channels_;
    const std::int64_t row = rows.image * x_[1] + rows.begin;
    interleave_up({rows.rows, phases ? row_floats + 2 * channels_ : 2, phases ? 5 * channels_ : 1, 4 * channels_,
                   phases ? 1 : 4, shortcut_ ? x + row * x_[2] * x_[3] : nullptr, x_[2], x_[3], channels_,
                   y + row * 4 * x_[2] * channels_});
  }

  Shape x_;
  std::int64_t channels_;
  bool shortcut_;
  Way way_;
  Convolution convolution_;
};

}  // namespace

std::unique_ptr<Prepared<Upsample>> prepare_upsample(const Upsample::Spec& spec, PrepareContext& context) {
  check(spec);
  require_precision(spec.precision);
  return std::make_unique<CpuUpsample>(spec, context);
}

}  // namespace sana::kernels
