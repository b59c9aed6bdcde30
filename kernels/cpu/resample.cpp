// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/resample.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/cpu/resample.cpp"
#include <hwy/foreach_target.h>

#include "kernels/cpu/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace sana::kernels {
namespace HWY_NAMESPACE {

/// sum[c] += x[(4c + offset) / r], offset = 2i + j, for one pixel; r = 4 C / C_in.
HWY_INLINE void add_repeated(const float* x, std::int64_t channels, std::int64_t r, std::int64_t offset, float* sum) {
  const hn::ScalableTag<float> d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  std::int64_t c = 0;
  if (r == 4) {
    for (; c + lanes <= channels; c += lanes)
      hn::StoreU(hn::Add(hn::LoadU(d, sum + c), hn::LoadU(d, x + c)), d, sum + c);
  } else if (r == 2) {
    for (; c + lanes <= channels; c += lanes) {
      hn::Vec<decltype(d)> even, odd;
      hn::LoadInterleaved2(d, x + 2 * c, even, odd);
      hn::StoreU(hn::Add(hn::LoadU(d, sum + c), offset < 2 ? even : odd), d, sum + c);
    }
  }
  for (; c < channels; ++c) sum[c] += x[(4 * c + offset) / r];
}

void up_shortcut(const float* shortcut, std::int64_t width, std::int64_t channels_in, std::int64_t channels, int i,
                 float* y) {
  const std::int64_t r = 4 * channels / channels_in;
  for (std::int64_t x = 0; x < width; ++x)
    for (int j = 0; j < 2; ++j)
      add_repeated(shortcut + x * channels_in, channels, r, 2 * i + j, y + (2 * x + j) * channels);
}

/// From four runs, one a phase, or one run in which the four phases of each channel lie together.
void up_row(const UpRow& row) {
  const hn::ScalableTag<float> d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  const std::int64_t y_row = 2 * row.width * row.channels;
  for (std::int64_t x = 0; x < row.width; ++x) {
    const float* pixel = row.phases + x * row.x_step;
    float* target = row.y + 2 * x * row.channels;
    float* corner[4] = {target, target + row.channels, target + y_row, target + y_row + row.channels};
    std::int64_t c = 0;
    if (row.channel_step == 4) {
      for (; c + lanes <= row.channels; c += lanes) {
        hn::Vec<decltype(d)> v0, v1, v2, v3;
        hn::LoadInterleaved4(d, pixel + 4 * c, v0, v1, v2, v3);
        hn::StoreU(v0, d, corner[0] + c);
        hn::StoreU(v1, d, corner[1] + c);
        hn::StoreU(v2, d, corner[2] + c);
        hn::StoreU(v3, d, corner[3] + c);
      }
    } else {
      for (; c + lanes <= row.channels; c += lanes)
        for (int phase = 0; phase < 4; ++phase)
          hn::StoreU(hn::LoadU(d, pixel + phase / 2 * row.phase_y + phase % 2 * row.phase_x + c), d, corner[phase] + c);
    }
    for (; c < row.channels; ++c)
      for (int phase = 0; phase < 4; ++phase)
        corner[phase][c] = pixel[phase / 2 * row.phase_y + phase % 2 * row.phase_x + c * row.channel_step];
  }
  if (row.shortcut == nullptr) return;
  up_shortcut(row.shortcut, row.width, row.channels_in, row.channels, 0, row.y);
  up_shortcut(row.shortcut, row.width, row.channels_in, row.channels, 1, row.y + y_row);
}

void down_shortcut(const DownRow& row) {
  const std::int64_t group = 4 * row.channels_in / row.channels;
  const std::int64_t x_row = 2 * row.width * row.channels_in;
  const float share = 1.0f / static_cast<float>(group);
  for (std::int64_t x = 0; x < row.width; ++x) {
    const float* pixel = row.x + 2 * x * row.channels_in;
    float* y = row.y + x * row.channels;
    for (std::int64_t o = 0; o < row.channels; ++o) {
      float sum = 0;
      for (std::int64_t u = o * group; u < (o + 1) * group; ++u)
        sum += pixel[u % 4 / 2 * x_row + u % 2 * row.channels_in + u / 4];
      y[o] += sum * share;
    }
  }
}

void unshuffle_row(const DownRow& row) {
  const hn::ScalableTag<float> d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  const std::int64_t x_row = 2 * row.width * row.channels_in;
  for (std::int64_t x = 0; x < row.width; ++x) {
    const float* pixel = row.x + 2 * x * row.channels_in;
    float* y = row.y + x * row.channels;
    std::int64_t c = 0;
    for (; c + lanes <= row.channels_in; c += lanes)
      hn::StoreInterleaved4(hn::LoadU(d, pixel + c), hn::LoadU(d, pixel + row.channels_in + c),
                            hn::LoadU(d, pixel + x_row + c), hn::LoadU(d, pixel + x_row + row.channels_in + c), d,
                            y + 4 * c);
    for (; c < row.channels_in; ++c)
      for (std::int64_t u = 0; u < 4; ++u) y[4 * c + u] = pixel[u / 2 * x_row + u % 2 * row.channels_in + c];
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace sana::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace sana::kernels {

HWY_EXPORT(up_row);
HWY_EXPORT(up_shortcut);
HWY_EXPORT(down_shortcut);
HWY_EXPORT(unshuffle_row);

void interleave_up(const UpRow& row) { HWY_DYNAMIC_DISPATCH(up_row)(row); }

void add_up_shortcut(const float* shortcut, std::int64_t width, std::int64_t channels_in, std::int64_t channels, int i,
                     float* y) {
  HWY_DYNAMIC_DISPATCH(up_shortcut)(shortcut, width, channels_in, channels, i, y);
}

void add_down_shortcut(const DownRow& row) { HWY_DYNAMIC_DISPATCH(down_shortcut)(row); }

void unshuffle(const DownRow& row) { HWY_DYNAMIC_DISPATCH(unshuffle_row)(row); }

}  // namespace sana::kernels
#endif
