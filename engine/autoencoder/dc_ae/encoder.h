// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: picture (B, H, W, 3). out: latents (B, H/f, W/f, C).

#include <optional>
#include <vector>

#include "engine/autoencoder/dc_ae/blocks.h"

namespace sana::engine {

/// Source: diffusers autoencoder_dc.py, Encoder.
class DcAeEncoder {
 public:
  DcAeEncoder(const WeightScope& scope, const DcAeConfig& config, kernels::Precision precision);
  /// Writes latents; H and W multiples of the spatial factor.
  void operator()(Context& context, const Tensor& picture, const Tensor& latents) const;

 private:
  struct DownStage {
    std::int64_t channels;
    StageBlocks blocks;
    std::optional<ConvWeights> down;  ///< to the next stage
  };
  void enter(Context& context, const Tensor& picture, const Tensor& x) const;
  void leave(Context& context, const Tensor& x, const Tensor& latents) const;

  kernels::Precision precision_;
  kernels::Downsample::Mode mode_;
  bool out_shortcut_;
  bool starts_halved_;  ///< stage 0 is empty, conv_in goes straight to stage 1
  ConvWeights conv_in_;
  std::vector<DownStage> stages_;  ///< without an empty stage 0
  ConvWeights conv_out_;
};

}  // namespace sana::engine
