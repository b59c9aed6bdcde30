// SPDX-License-Identifier: Apache-2.0
#include "engine/image/resize.h"

#include <algorithm>

#include "engine/core/error.h"

namespace sana::engine {
namespace {

constexpr std::size_t channels = 3;

std::size_t as_index(int value) { return static_cast<std::size_t>(value); }

std::size_t elements(PixelSize size) { return as_index(size.height) * as_index(size.width) * channels; }

void check_size(std::span<const float> pixels, PixelSize from, PixelSize to) {
  SANA_CHECK(from.height > 0 && from.width > 0 && to.height > 0 && to.width > 0);
  SANA_CHECK(pixels.size() == elements(from));
}

/// Where an output position reads along one axis.
struct Tap {
  std::size_t low, high;
  float weight_low, weight_high;
};

std::vector<Tap> taps(int from, int to) {
  const float scale = static_cast<float>(from) / static_cast<float>(to);
  std::vector<Tap> result;
  result.reserve(as_index(to));
  for (int i = 0; i < to; ++i) {
    const float position = std::max(0.0F, scale * (static_cast<float>(i) + 0.5F) - 0.5F);
    const int low = std::min(static_cast<int>(position), from - 1);
    const float weight = std::clamp(position - static_cast<float>(low), 0.0F, 1.0F);
    result.push_back({as_index(low), as_index(std::min(low + 1, from - 1)), 1.0F - weight, weight});
  }
  return result;
}

}  // namespace

std::vector<float> resize_bilinear(std::span<const float> pixels, PixelSize from, PixelSize to) {
  check_size(pixels, from, to);
  const std::vector<Tap> rows = taps(from.height, to.height), columns = taps(from.width, to.width);
  const std::size_t row_length = as_index(from.width) * channels;
  std::vector<float> result(elements(to));
  float* out = result.data();
  for (const Tap& y : rows) {
    const float* above = pixels.data() + y.low * row_length;
    const float* below = pixels.data() + y.high * row_length;
    for (const Tap& x : columns) {
      for (std::size_t c = 0; c < channels; ++c) {
        const std::size_t left = x.low * channels + c, right = x.high * channels + c;
        *out++ = y.weight_low * (x.weight_low * above[left] + x.weight_high * above[right]) +
                 y.weight_high * (x.weight_low * below[left] + x.weight_high * below[right]);
      }
    }
  }
  return result;
}

std::vector<float> resize_and_crop(std::span<const float> pixels, PixelSize from, PixelSize to) {
  check_size(pixels, from, to);
  if (from == to) return {pixels.begin(), pixels.end()};
  // In double and truncated, as the reference: the scaled size decides where the picture is cut.
  const double vertical = static_cast<double>(to.height) / from.height;
  const double ratio = std::max(vertical, static_cast<double>(to.width) / from.width);
  const PixelSize scaled{std::max(to.height, static_cast<int>(from.height * ratio)),
                         std::max(to.width, static_cast<int>(from.width * ratio))};
  const std::vector<float> whole = resize_bilinear(pixels, from, scaled);
  const std::size_t top = as_index((scaled.height - to.height) / 2), left = as_index((scaled.width - to.width) / 2);
  std::vector<float> result;
  result.reserve(elements(to));
  for (std::size_t y = 0; y < as_index(to.height); ++y) {
    const float* row = whole.data() + ((top + y) * as_index(scaled.width) + left) * channels;
    result.insert(result.end(), row, row + as_index(to.width) * channels);
  }
  return result;
}

}  // namespace sana::engine
