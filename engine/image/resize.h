// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: pixels (H, W, 3) at a trained size. out: pixels at the size that was asked for.

#include <span>
#include <vector>

namespace sana::engine {

struct PixelSize {
  int height = 0, width = 0;
  bool operator==(const PixelSize&) const = default;
};

/// Bilinear with pixel centres at half integers (align_corners false), no antialiasing, fp32.
///   pixels (from.height, from.width, 3) -> (to.height, to.width, 3)
/// Source: torch.nn.functional.interpolate(mode="bilinear", align_corners=False).
std::vector<float> resize_bilinear(std::span<const float> pixels, PixelSize from, PixelSize to);

/// Scales so that `to` is covered, then cuts out the centre; a copy where the sizes agree.
///   pixels (from.height, from.width, 3) -> (to.height, to.width, 3)
/// Source: diffusers PixArtImageProcessor.resize_and_crop_tensor. Where truncation makes the scaled side one pixel too
/// small, the reference returns a sliver; here the side is as asked for.
std::vector<float> resize_and_crop(std::span<const float> pixels, PixelSize from, PixelSize to);

}  // namespace sana::engine
