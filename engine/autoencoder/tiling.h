// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: latents or picture too large to process whole. out: the same through overlapping tiles with blended seams.
// Source: diffusers AutoencoderDC.tiled_decode, tiled_encode.

#include <stop_token>

#include "engine/autoencoder/autoencoder.h"

namespace sana::engine {

/// In pixels. A tile is `min`; the next one starts `stride` further, and what they share is blended.
struct TileSizes {
  std::int64_t min_height = 512, min_width = 512;
  std::int64_t stride_height = 448, stride_width = 448;
};

/// The whole at once where neither side exceeds a tile, else tile by tile.
///   latents  (B, h, w, C);  result  (B, h*f, w*f, 3), new memory
/// Fails:  usage if a size is below the spatial factor f or no multiple of it, or a stride exceeds its tile; Cancelled.
Tensor decode_tiled(Autoencoder& autoencoder, kernels::Backend& backend, const Tensor& latents, const TileSizes& sizes,
                    std::stop_token stop = {});

/// As decode_tiled; each tile is padded right and below with zeros to a multiple of f. Sizes need not be multiples
/// of f, but then tiles keep fewer rows than the picture has: the result has as many as the tiles give.
///   picture  (B, H, W, 3);  result  (B, about H/f, about W/f, C), new memory
/// Fails:  usage if a size is below the spatial factor or a stride exceeds its tile; Cancelled.
Tensor encode_tiled(Autoencoder& autoencoder, kernels::Backend& backend, const Tensor& picture, const TileSizes& sizes,
                    std::stop_token stop = {});

/// Shapes of the largest tile, for measuring: latents (B, h, w, C) cut to one tile.
Shape largest_decode_tile(const Shape& latents, const TileSizes& sizes, int spatial_factor);

}  // namespace sana::engine
