// SPDX-License-Identifier: Apache-2.0
#include "engine/image/pixels.h"

#include <algorithm>
#include <cmath>

#include "engine/core/error.h"

namespace sana::engine {
namespace {

constexpr int channels = 3;
constexpr std::uint8_t darkest_visible = 3;

std::uint8_t to_level(float value) {
  if (std::isnan(value)) return 0;
  const float unit = std::clamp(value * 0.5F + 0.5F, 0.0F, 1.0F);
  return static_cast<std::uint8_t>(std::nearbyint(unit * 255.0F));
}

}  // namespace

Image to_image(std::span<const float> pixels, int height, int width) {
  SANA_CHECK(height > 0 && width > 0);
  SANA_CHECK(pixels.size() == static_cast<std::size_t>(height) * static_cast<std::size_t>(width) * channels);
  Image image{width, height, std::vector<std::uint8_t>(pixels.size())};
  std::transform(pixels.begin(), pixels.end(), image.rgb.begin(), to_level);
  return image;
}

bool all_finite(std::span<const float> values) {
  return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

PictureFault inspect(std::span<const float> pixels, const Image& image) {
  if (!all_finite(pixels)) return PictureFault::not_finite;
  const auto& rgb = image.rgb;
  const auto is_dark = [](std::uint8_t level) { return level < darkest_visible; };
  if (std::all_of(rgb.begin(), rgb.end(), is_dark)) return PictureFault::black;
  // Equal to itself shifted by one pixel: all pixels are equal.
  const bool constant = std::equal(rgb.begin() + channels, rgb.end(), rgb.begin());
  return constant ? PictureFault::constant : PictureFault::none;
}

void require_usable(PictureFault fault) {
  switch (fault) {
    case PictureFault::none: return;
    case PictureFault::not_finite:
      throw Exception(ErrorKind::unusable, "The picture holds numbers that are not finite.",
                      "Use precision fp32; if it happens again, the model's files are probably damaged.");
    case PictureFault::black:
      throw Exception(ErrorKind::unusable, "The picture is completely black.",
                      "Try another seed or a lower guidance scale, and precision fp32.");
    case PictureFault::constant:
      throw Exception(ErrorKind::unusable, "The picture is a single colour.",
                      "Try another seed, more steps or a lower guidance scale.");
  }
}

}  // namespace sana::engine
