// SPDX-License-Identifier: Apache-2.0
#include "engine/preview/preview.h"

#include "engine/image/pixels.h"
#include "engine/ops/ops.h"

namespace sana::engine {

PreviewDecoder::PreviewDecoder(kernels::Backend& backend, Autoencoder& autoencoder, double final_scale)
    : backend_(backend),
      autoencoder_(autoencoder),
      stage_(backend),
      scale_(static_cast<float>(final_scale / autoencoder.info().scaling_factor)) {}

Image PreviewDecoder::decode(const Tensor& denoised, std::stop_token stop) {
  const std::int64_t factor = autoencoder_.info().spatial_factor;
  const Shape shape{1, denoised.size(1) * factor, denoised.size(2) * factor, 3};
  if (!latents_.defined()) {
    latents_ = make_tensor(backend_, denoised.shape());
    pixels_ = make_tensor(backend_, shape);
    host_.resize(static_cast<std::size_t>(shape.elements()));
  }
  stage_.run({1}, [&](Context& context) { ops::combine(context, {{denoised, scale_}}, latents_); }, stop);
  autoencoder_.decode(latents_, pixels_, std::move(stop));
  download_into(backend_, pixels_, host_);
  return to_image(host_, static_cast<int>(shape[1]), static_cast<int>(shape[2]));
}

}  // namespace sana::engine
