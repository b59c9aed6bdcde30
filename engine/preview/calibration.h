// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is known of showing one autoencoder's latents: a linear map that refines itself, and what decoding costs.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "engine/checkpoint/weights.h"
#include "engine/image/resize.h"
#include "engine/preview/linear_map.h"

namespace sana::engine {

/// Names an autoencoder by the names, shapes and first values of its weights.
struct AutoencoderMark {
  std::string identity;
  std::size_t parameters = 0;
};
AutoencoderMark mark_of(TensorSource& weights);

class PreviewCalibration {
 public:
  /// `folder` holds a file for each autoencoder; empty: nothing is kept. A file that is missing, damaged or not
  /// plausible is as none.
  PreviewCalibration(const AutoencoderMark& mark, std::size_t channels, const std::filesystem::path& folder);

  const LinearMap& map() const { return map_; }
  /// A decoder of this size is quick enough for every step, whatever the transformer costs.
  bool has_small_decoder() const { return has_small_decoder_; }
  /// Seconds that decoding so many latents takes; 0: not known yet.
  double decode_seconds(std::int64_t places) const { return seconds_per_place_ * static_cast<double>(places); }

  void decode_took(double seconds, std::int64_t places);
  /// One finished picture: latents (h, w, channels) as they were given to the decoder, before scaling_factor, and the
  /// pixels averaged over each latent's block (h, w, 3). Kept on disk at once; a failure there is silent.
  void learn(std::span<const float> latents, std::span<const float> colours);

 private:
  void restore();
  void keep() const;

  LinearMap map_;
  std::filesystem::path file_;
  bool has_small_decoder_;
  double seconds_per_place_ = 0;
};

}  // namespace sana::engine
