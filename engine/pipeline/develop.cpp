// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/develop.h"

#include "engine/autoencoder/tiling.h"
#include "engine/image/pixels.h"
#include "engine/ops/ops.h"
#include "engine/pipeline/clock.h"
#include "engine/preview/shrink.h"

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

namespace {

/// What a picture shows of its latents; it is learnt only once the picture has proved usable.
class PreviewLesson {
 public:
  PreviewLesson(Model& model, const Tensor& latents, std::span<const float> pixels, double seconds)
      : calibration_(model.preview_calibration()) {
    const PixelSize size{static_cast<int>(latents.size(1)), static_cast<int>(latents.size(2))};
    calibration_.decode_took(seconds, latents.size(1) * latents.size(2));
    if (calibration_.has_small_decoder()) return;
    latents_ = download(model.backend(), latents);
    colours_ = average_blocks(pixels, size, model.autoencoder().info().spatial_factor);
  }
  void learn() {
    if (!colours_.empty()) calibration_.learn(latents_, colours_);
  }

 private:
  PreviewCalibration& calibration_;
  std::vector<float> latents_, colours_;
};

}  // namespace

Image develop(Model& model, const Tensor& latents, const GenerateRequest& request, std::stop_token stop) {
  Clock clock;
  std::vector<float> pixels = decode_pixels(model, latents, request.tiling, std::move(stop));
  PreviewLesson lesson(model, latents, pixels, clock.lap());
  const int factor = model.autoencoder().info().spatial_factor;
  const PixelSize drawn{static_cast<int>(latents.size(1)) * factor, static_cast<int>(latents.size(2)) * factor};
  const PixelSize asked{request.height, request.width};
  if (!(drawn == asked)) pixels = resize_and_crop(pixels, drawn, asked);
  Image image = to_image(pixels, asked.height, asked.width);
  require_usable(inspect(pixels, image));
  lesson.learn();
  return image;
}

}  // namespace sana::engine
