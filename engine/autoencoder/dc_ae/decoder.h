// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: latents (B, h, w, C). out: picture (B, h*f, w*f, 3), not clamped.

#include <optional>
#include <vector>

#include "engine/autoencoder/dc_ae/blocks.h"

namespace sana::engine {

/// Source: diffusers autoencoder_dc.py, Decoder.
class DcAeDecoder {
 public:
  DcAeDecoder(const WeightScope& scope, const DcAeConfig& config, kernels::Precision precision);
  /// Writes picture.
  void operator()(Context& context, const Tensor& latents, const Tensor& picture) const;

 private:
  struct UpStage {
    std::int64_t channels;
    std::optional<ConvWeights> up;  ///< from the stage before
    StageBlocks blocks;
  };
  void enter(Context& context, const Tensor& latents, const Tensor& x) const;
  void leave(Context& context, const Tensor& x, const Tensor& picture) const;

  kernels::Precision precision_;
  kernels::Upsample::Mode mode_;
  kernels::Activation last_activation_;
  bool in_shortcut_;
  bool ends_halved_;  ///< stage 0 is empty, conv_out doubles the resolution of stage 1
  ConvWeights conv_in_;
  std::vector<UpStage> stages_;  ///< in the order of execution, without an empty stage 0
  NormWeights norm_out_;
  ConvWeights conv_out_;
};

}  // namespace sana::engine
