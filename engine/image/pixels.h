// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: the autoencoder's pixels (H, W, 3) in -1..1. out: 8-bit RGB, and whether the picture is usable.

#include <cstdint>
#include <span>

#include "engine/request.h"

namespace sana::engine {

/// round(255 clamp(x / 2 + 1/2, 0, 1)) in fp32, halves to the even level; NaN becomes 0.
///   pixels (height, width, 3)
/// Source: diffusers VaeImageProcessor.denormalize, numpy_to_pil.
Image to_image(std::span<const float> pixels, int height, int width);

bool all_finite(std::span<const float> values);

enum class PictureFault : std::uint8_t {
  none,
  not_finite,  ///< NaN or infinity among the pixels
  black,       ///< no channel above the level where a screen shows anything
  constant,    ///< every pixel the same colour
};

/// What makes a picture unusable; `image` is to_image() of `pixels`. The first that applies, in the enum's order.
PictureFault inspect(std::span<const float> pixels, const Image& image);

/// Fails: unusable, with the cause and what to do.
void require_usable(PictureFault fault);

}  // namespace sana::engine
