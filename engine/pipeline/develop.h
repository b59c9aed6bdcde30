// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: latents as the transformer knows them. out: the picture, at the size that was asked for.

#include <stop_token>
#include <vector>

#include "engine/image/resize.h"
#include "engine/pipeline/model.h"

namespace sana::engine {

/// latents (1, h, w, C) / scaling_factor through the autoencoder, whole or by tiles: (H, W, 3) on the host, raw.
std::vector<float> decode_pixels(Model& model, const Tensor& latents, bool tiling, std::stop_token stop = {});

/// decode_pixels, resize and crop where bins were used, 8 bit. `request` is complete. Previews learn from it.
/// Fails: unusable, if the picture is not finite, black or constant.
Image develop(Model& model, const Tensor& latents, const GenerateRequest& request, std::stop_token stop = {});

}  // namespace sana::engine
