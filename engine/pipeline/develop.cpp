// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/develop.h"

#include "engine/autoencoder/tiling.h"
#include "engine/image/pixels.h"
#include "engine/ops/ops.h"

namespace sana::engine {

std::vector<float> decode_pixels(Model& model, const Tensor& latents, bool tiling, std::stop_token stop) {
  kernels::Backend& backend = model.backend();
  Autoencoder& autoencoder = model.autoencoder();
  const AutoencoderInfo info = autoencoder.info();
  const Tensor scaled = make_tensor(backend, latents.shape());
  Stage(backend).run({1}, [&](Context& context) {
    ops::combine(context, {{latents, static_cast<float>(1.0 / info.scaling_factor)}}, scaled);
  }, stop);
  if (tiling) return download(backend, decode_tiled(autoencoder, backend, scaled, {}, std::move(stop)));
  const Tensor pixels =
      make_tensor(backend, {1, latents.size(1) * info.spatial_factor, latents.size(2) * info.spatial_factor, 3});
  autoencoder.decode(scaled, pixels, std::move(stop));
  return download(backend, pixels);
}

Image develop(Model& model, const Tensor& latents, const GenerateRequest& request, std::stop_token stop) {
  std::vector<float> pixels = decode_pixels(model, latents, request.tiling, std::move(stop));
  const int factor = model.autoencoder().info().spatial_factor;
  const PixelSize drawn{static_cast<int>(latents.size(1)) * factor, static_cast<int>(latents.size(2)) * factor};
  const PixelSize asked{request.height, request.width};
  if (!(drawn == asked)) pixels = resize_and_crop(pixels, drawn, asked);
  Image image = to_image(pixels, asked.height, asked.width);
  require_usable(inspect(pixels, image));
  return image;
}

}  // namespace sana::engine
