// SPDX-License-Identifier: Apache-2.0
#include "engine/preview/shrink.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sana::engine {
namespace {

constexpr int channels = 3;

/// One line of `from` pixels to `to`, each the weighted mean of what lies under it.
///   in       its first pixel; `in_step` from one pixel to the next, in values
///   store    gets pixel, channel and value
template <class In, class Store>
void shrink_line(const In* in, std::size_t in_step, int from, int to, Store&& store) {
  const double width = static_cast<double>(from) / to;
  for (int x = 0; x < to; ++x) {
    const double begin = x * width, end = std::min((x + 1) * width, static_cast<double>(from));
    double sum[channels] = {};
    for (int i = static_cast<int>(begin); i < end; ++i) {
      const double share = std::min(end, i + 1.0) - std::max(begin, static_cast<double>(i));
      const In* pixel = in + static_cast<std::size_t>(i) * in_step;
      for (int c = 0; c < channels; ++c) sum[c] += share * static_cast<double>(pixel[c]);
    }
    for (int c = 0; c < channels; ++c) store(x, c, sum[c] / (end - begin));
  }
}

}  // namespace

Image shrink_to(Image image, int max_side) {
  const int longer = std::max(image.width, image.height);
  if (max_side <= 0 || longer <= max_side) return image;
  const auto side = [&](int from) {
    return std::max(static_cast<int>(std::lround(static_cast<double>(from) * max_side / longer)), 1);
  };
  Image small{side(image.width), side(image.height), {}};
  const auto columns = static_cast<std::size_t>(small.width) * channels;
  std::vector<float> rows(static_cast<std::size_t>(image.height) * columns);
  for (int y = 0; y < image.height; ++y) {
    float* row = rows.data() + static_cast<std::size_t>(y) * columns;
    const auto* in = image.rgb.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) * channels;
    shrink_line(in, channels, image.width, small.width,
                [row](int x, int c, double value) { row[x * channels + c] = static_cast<float>(value); });
  }
  small.rgb.resize(static_cast<std::size_t>(small.height) * columns);
  for (int x = 0; x < small.width; ++x) {
    const std::size_t column = static_cast<std::size_t>(x) * channels;
    shrink_line(rows.data() + column, columns, image.height, small.height, [&](int y, int c, double value) {
      small.rgb[static_cast<std::size_t>(y) * columns + column + static_cast<std::size_t>(c)] =
          static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
    });
  }
  return small;
}

std::vector<float> average_blocks(std::span<const float> pixels, PixelSize to, int factor) {
  const auto width = static_cast<std::size_t>(to.width), height = static_cast<std::size_t>(to.height);
  const auto block = static_cast<std::size_t>(factor);
  std::vector<float> means(height * width * channels);
  const float* pixel = pixels.data();
  for (std::size_t y = 0; y < height * block; ++y)
    for (std::size_t x = 0; x < width; ++x) {
      float* mean = means.data() + (y / block * width + x) * channels;
      for (std::size_t i = 0; i < block; ++i, pixel += channels)
        for (std::size_t c = 0; c < channels; ++c) mean[c] += pixel[c];
    }
  const float share = 1.0f / static_cast<float>(factor * factor);
  for (float& mean : means) mean *= share;
  return means;
}

}  // namespace sana::engine
