// SPDX-License-Identifier: Apache-2.0
// DepthwiseGlu: both halves of the depthwise 3x3 are formed in registers, so z is never stored.
#include <algorithm>
#include <type_traits>

#include "kernels/cpu/cpu_backend.h"
#include "kernels/cpu/expand.h"
#include "kernels/ops/checks.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/cpu/depthwise_glu.cpp"
#include <hwy/foreach_target.h>

#include "kernels/cpu/vector_math-inl.h"

#ifndef SANA_KERNELS_CPU_DEPTHWISE_GLU_TYPES
#define SANA_KERNELS_CPU_DEPTHWISE_GLU_TYPES
namespace sana::kernels {

/// One row of outputs of one image, channels [begin, end) of F.
struct GluRow {
  const float* above;   ///< input rows y-1, y, y+1 (w, 2F); null outside the picture
  const float* centre;
  const float* below;
  const float* weight;  ///< (9, 2F)
  const float* bias;    ///< (2F)
  float* y;             ///< (w, F)
  std::int64_t width, channels, begin, end;
};

}  // namespace sana::kernels
#endif

HWY_BEFORE_NAMESPACE();
namespace sana::kernels {
namespace HWY_NAMESPACE {

/// One half of z at `Positions` neighbouring outputs from column x on, all three columns of taps inside the picture,
/// or, for a single position, only taps [tap_begin, tap_end).
template <int Positions, class D, class V = hn::Vec<D>>
HWY_INLINE void depthwise(D d, const GluRow& row, std::int64_t x, std::int64_t channel, int tap_begin, int tap_end,
                          V* sum) {
  const std::int64_t stride = 2 * row.channels;
  for (int p = 0; p < Positions; ++p) sum[p] = hn::LoadU(d, row.bias + channel);
  const float* source[3] = {row.above, row.centre, row.below};
  for (int ky = 0; ky < 3; ++ky) {
    if (source[ky] == nullptr) continue;
    const float* input = source[ky] + (x - 1) * stride + channel;
    const float* weight = row.weight + ky * 3 * stride + channel;
    if constexpr (Positions == 1) {
      for (int kx = tap_begin; kx < tap_end; ++kx)
        sum[0] = hn::MulAdd(hn::LoadU(d, input + kx * stride), hn::LoadU(d, weight + kx * stride), sum[0]);
    } else {
      V column[Positions + 2];
      for (int i = 0; i < Positions + 2; ++i) column[i] = hn::LoadU(d, input + i * stride);
      for (int kx = 0; kx < 3; ++kx) {
        const V factor = hn::LoadU(d, weight + kx * stride);
        for (int p = 0; p < Positions; ++p) sum[p] = hn::MulAdd(column[p + kx], factor, sum[p]);
      }
    }
  }
}

template <int Positions>
HWY_INLINE void gated_positions(const GluRow& row, std::int64_t x) {
  const int tap_begin = x == 0 ? 1 : 0;
  const int tap_end = x + 1 == row.width ? 2 : 3;
  for_each_vector(static_cast<std::size_t>(row.end - row.begin), [&](auto d, std::size_t i) HWY_ATTR {
    const std::int64_t channel = row.begin + static_cast<std::int64_t>(i);
    hn::Vec<decltype(d)> value[Positions], gate[Positions];
    depthwise<Positions>(d, row, x, channel, tap_begin, tap_end, value);
    depthwise<Positions>(d, row, x, row.channels + channel, tap_begin, tap_end, gate);
    for (int p = 0; p < Positions; ++p)
      hn::StoreU(hn::Mul(value[p], silu(d, gate[p])), d, row.y + (x + p) * row.channels + channel);
  });
}

void glu_row(const GluRow& row) {
  constexpr int positions = 4;
  gated_positions<1>(row, 0);
  std::int64_t x = 1;
  for (; x + positions < row.width; x += positions) gated_positions<positions>(row, x);
  for (; x < row.width; ++x) gated_positions<1>(row, x);
}

}  // namespace HWY_NAMESPACE
}  // namespace sana::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace sana::kernels {

HWY_EXPORT(glu_row);

namespace {

class CpuDepthwiseGlu final : public Prepared<DepthwiseGlu> {
 public:
  CpuDepthwiseGlu(const DepthwiseGlu::Spec& spec, PrepareContext& context)
      : team_(team_of(context)), shape_(spec.x), channels_(spec.x[3] / 2) {
    if (context.measure) return;
    const std::vector<float> stored = expanded(spec.weight);
    const auto all = static_cast<std::size_t>(2 * channels_);
    weight_.resize(9 * all);
    for (std::size_t channel = 0; channel < all; ++channel)
      for (std::size_t tap = 0; tap < 9; ++tap) weight_[tap * all + channel] = stored[channel * 9 + tap];
    bias_ = expanded(spec.bias);
    bias_.resize(all, 0.0f);
  }

  void run(const DepthwiseGlu::Args& args, const RunContext& context) noexcept override {
    const std::int64_t height = shape_[1], width = shape_[2];
    const std::int64_t channel_blocks = (channels_ + block_channels - 1) / block_channels;
    const std::int64_t bands = (height + band_rows - 1) / band_rows;
    team_.parallel_for(shape_[0] * bands * channel_blocks, [&](std::int64_t task, int) {
      if (stop_requested(context)) return;
      const std::int64_t block = task % channel_blocks, band = task / channel_blocks % bands;
      const float* x = args.x.as<float>() + task / channel_blocks / bands * height * width * 2 * channels_;
      float* y = args.y.as<float>() + task / channel_blocks / bands * height * width * channels_;
      const std::int64_t x_row = width * 2 * channels_;
      for (std::int64_t row = band * band_rows; row < std::min(height, (band + 1) * band_rows); ++row)
        HWY_DYNAMIC_DISPATCH(glu_row)
        ({row > 0 ? x + (row - 1) * x_row : nullptr, x + row * x_row, row + 1 < height ? x + (row + 1) * x_row : nullptr,
          weight_.data(), bias_.data(), y + row * width * channels_, width, channels_, block * block_channels,
          std::min(channels_, (block + 1) * block_channels)});
    });
  }

 private:
  // Three rows of a block stay in the second-level cache while the band moves down.
  static constexpr std::int64_t block_channels = 256;
  static constexpr std::int64_t band_rows = 32;

  Team& team_;
  Shape shape_;
  std::int64_t channels_;
  std::vector<float> weight_, bias_;
};

}  // namespace

std::unique_ptr<Prepared<DepthwiseGlu>> prepare_depthwise_glu(const DepthwiseGlu::Spec& spec, PrepareContext& context) {
  check(spec);
  return std::make_unique<CpuDepthwiseGlu>(spec, context);
}

}  // namespace sana::kernels
#endif
