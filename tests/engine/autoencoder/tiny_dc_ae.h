// SPDX-License-Identifier: Apache-2.0
#pragma once
// A DC-AE of six narrow stages with made-up weights, and images in the order (B, C, H, W).

#include <memory>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/autoencoder/autoencoder.h"
#include "tests/engine/autoencoder/filled_weights.h"

namespace sana::engine {

/// Widths 8 to 64, four latent channels, one layer a stage, EfficientViT blocks in the three deepest.
nlohmann::json tiny_dc_ae_config();

struct TinyDcAe {
  std::unique_ptr<kernels::Backend> backend;
  std::shared_ptr<FilledWeights> weights = std::make_shared<FilledWeights>();
  std::unique_ptr<Autoencoder> autoencoder;

  explicit TinyDcAe(const std::string& backend_name, const nlohmann::json& config = tiny_dc_ae_config());
  /// As a channels-last tensor; `shape` is (B, C, H, W).
  Tensor image(const std::string& name, const Shape& shape, double limit) const;
  /// A channels-last tensor's values in the order (B, C, H, W).
  std::vector<float> planes(const Tensor& tensor) const;
  Tensor decode(const Tensor& latents, std::stop_token stop = {}) const;
  Tensor encode(const Tensor& picture, std::stop_token stop = {}) const;
};

/// Builds what the configuration in "vae/config.json" describes. Fails: as create_autoencoder.
std::unique_ptr<Autoencoder> build(const nlohmann::json& config, kernels::Backend& backend,
                                   const std::shared_ptr<TensorSource>& weights);

/// Every backend of this build that computes.
std::vector<std::string> computing_backends();

}  // namespace sana::engine
