// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: latents (B, h, w, C). out: picture (B, H, W, 3) in about -1..1, not clamped; and the way back.

#include <memory>
#include <span>
#include <stop_token>
#include <string_view>

#include "engine/core/component.h"
#include "engine/core/stage.h"
#include "engine/tensor/tensor.h"

namespace sana::engine {

struct AutoencoderInfo {
  int spatial_factor = 32;
  int latent_channels = 32;
  double scaling_factor = 1.0;
};

class Autoencoder {
 public:
  virtual ~Autoencoder() = default;
  virtual AutoencoderInfo info() const = 0;
  /// latents (B, h, w, C), raw encoder scale; picture (B, h*f, w*f, 3), written.
  virtual void decode(const Tensor& latents, const Tensor& picture, std::stop_token stop = {}) = 0;
  /// picture (B, H, W, 3), H and W multiples of the factor; latents (B, H/f, W/f, C), written.
  virtual void encode(const Tensor& picture, const Tensor& latents, std::stop_token stop = {}) = 0;
  /// Memory for decoding latents of this shape (B, h, w, C).
  virtual StageBytes measure_decode(const Shape& latents) = 0;
  virtual StageBytes measure_encode(const Shape& picture) = 0;
  /// Gives the activations' memory back until the next run.
  virtual void release_activations() {}
};

struct AutoencoderEntry {
  std::string_view class_name;
  std::unique_ptr<Autoencoder> (*create)(const ComponentParts& parts);
};
std::span<const AutoencoderEntry> autoencoders();
/// Fails: model if the class is unknown, naming those that are known.
std::unique_ptr<Autoencoder> create_autoencoder(const ComponentParts& parts);

}  // namespace sana::engine
