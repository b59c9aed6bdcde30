// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/autoencoder/tiny_dc_ae.h"

namespace sana::engine {
namespace {

// (B, R, S, T) to (B, S, T, R); with (B, S * T, R, 1) the way back.
std::vector<float> move_axis_last(const std::vector<float>& values, const Shape& shape) {
  std::vector<float> moved(values.size());
  const std::int64_t outer = shape[1], inner = shape[2] * shape[3];
  for (std::int64_t b = 0; b < shape[0]; ++b)
    for (std::int64_t r = 0; r < outer; ++r)
      for (std::int64_t i = 0; i < inner; ++i)
        moved[static_cast<std::size_t>((b * inner + i) * outer + r)] =
            values[static_cast<std::size_t>((b * outer + r) * inner + i)];
  return moved;
}

}  // namespace

nlohmann::json tiny_dc_ae_config() {
  const nlohmann::json blocks = {"ResBlock",          "ResBlock",          "ResBlock",
                                 "EfficientViTBlock", "EfficientViTBlock", "EfficientViTBlock"};
  const nlohmann::json widths = {8, 16, 32, 32, 64, 64}, layers = {1, 1, 1, 1, 1, 1};
  const nlohmann::json none = nlohmann::json::array(), scales = {none, none, none, {5}, {5}, {5}};
  return {{"_class_name", "AutoencoderDC"},
          {"attention_head_dim", 32},
          {"latent_channels", 4},
          {"encoder_block_types", blocks},
          {"decoder_block_types", blocks},
          {"encoder_block_out_channels", widths},
          {"decoder_block_out_channels", widths},
          {"encoder_layers_per_block", layers},
          {"decoder_layers_per_block", layers},
          {"encoder_qkv_multiscales", scales},
          {"decoder_qkv_multiscales", scales},
          {"downsample_block_type", "conv"},
          {"upsample_block_type", "interpolate"}};
}

std::unique_ptr<Autoencoder> build(const nlohmann::json& config, kernels::Backend& backend,
                                   const std::shared_ptr<TensorSource>& weights) {
  return create_autoencoder({Config::parse(config.dump(), "vae/config.json"), weights, backend});
}

TinyDcAe::TinyDcAe(const std::string& backend_name, const nlohmann::json& config)
    : backend(kernels::create_backend(backend_name)), autoencoder(build(config, *backend, weights)) {}

Tensor TinyDcAe::image(const std::string& name, const Shape& shape, double limit) const {
  const std::vector<float> values = move_axis_last(fill(name, shape, -limit, limit), shape);
  return upload(*backend, values, {shape[0], shape[2], shape[3], shape[1]});
}

std::vector<float> TinyDcAe::planes(const Tensor& tensor) const {
  const Shape& shape = tensor.shape();
  return move_axis_last(download(*backend, tensor), {shape[0], shape[1] * shape[2], shape[3], 1});
}

Tensor TinyDcAe::decode(const Tensor& latents, std::stop_token stop) const {
  const int f = autoencoder->info().spatial_factor;
  Tensor picture = make_tensor(*backend, {latents.size(0), latents.size(1) * f, latents.size(2) * f, 3});
  autoencoder->decode(latents, picture, std::move(stop));
  return picture;
}

Tensor TinyDcAe::encode(const Tensor& picture, std::stop_token stop) const {
  const AutoencoderInfo info = autoencoder->info();
  const int f = info.spatial_factor;
  Tensor latents = make_tensor(*backend, {picture.size(0), picture.size(1) / f, picture.size(2) / f,
                                          info.latent_channels});
  autoencoder->encode(picture, latents, std::move(stop));
  return latents;
}

std::vector<std::string> computing_backends() {
  std::vector<std::string> names;
  for (const kernels::BackendEntry& entry : kernels::backends())
    if (entry.name != "null") names.emplace_back(entry.name);
  return names;
}

}  // namespace sana::engine
