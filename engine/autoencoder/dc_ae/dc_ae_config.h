// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: config.json of an AutoencoderDC. out: its shape, every value checked.

#include <array>
#include <cstdint>
#include <vector>

#include "engine/checkpoint/config.h"
#include "kernels/ops/common.h"
#include "kernels/ops/downsample.h"
#include "kernels/ops/upsample.h"

namespace sana::engine {

/// One resolution of the encoder or the decoder.
struct DcAeStage {
  enum class Block : std::uint8_t { res_block, efficient_vit };
  std::int64_t channels = 0;
  int layers = 0;
  Block block = Block::res_block;
  std::vector<std::int64_t> scales;  ///< odd kernel sizes of the attention's extra branches
};

struct DcAeConfig {
  static constexpr int max_stages = 8;

  /// Stage 0 has the picture's resolution; each further one half of it. Equally many in both.
  std::vector<DcAeStage> encoder, decoder;
  std::int64_t picture_channels = 3;
  std::int64_t latent_channels = 32;
  std::int64_t head_dim = 32;
  kernels::Downsample::Mode downsample = kernels::Downsample::Mode::pixel_unshuffle;
  kernels::Upsample::Mode upsample = kernels::Upsample::Mode::pixel_shuffle;
  kernels::Activation last_activation = kernels::Activation::relu;
  bool encoder_out_shortcut = true;
  bool decoder_in_shortcut = true;
  double scaling_factor = 1;

  /// Fails: model, naming file and key, where a value is out of range or does not fit another;
  /// not_supported, likewise, where the reference knows a value that this engine does not.
  static DcAeConfig read(const Config& config);

  int stages() const { return static_cast<int>(encoder.size()); }
  int spatial_factor() const { return 1 << (stages() - 1); }
};

}  // namespace sana::engine
