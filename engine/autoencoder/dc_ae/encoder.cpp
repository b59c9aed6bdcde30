// SPDX-License-Identifier: Apache-2.0
#include "engine/autoencoder/dc_ae/encoder.h"

#include "engine/autoencoder/dc_ae/maps.h"

namespace sana::engine {
namespace {

/// Rows of a down-sampling convolution; the pixel unshuffle makes four channels of each.
std::int64_t down_outputs(kernels::Downsample::Mode mode, std::int64_t channels) {
  return mode == kernels::Downsample::Mode::conv ? channels : channels / 4;
}

ConvWeights read_conv_in(const WeightScope& scope, const DcAeConfig& config) {
  if (config.encoder[0].layers > 0) return {scope, config.encoder[0].channels, config.picture_channels, 3};
  return {scope["conv"], down_outputs(config.downsample, config.encoder[1].channels), config.picture_channels, 3};
}

}  // namespace

DcAeEncoder::DcAeEncoder(const WeightScope& scope, const DcAeConfig& config, kernels::Precision precision)
    : precision_(precision),
      mode_(config.downsample),
      out_shortcut_(config.encoder_out_shortcut),
      starts_halved_(config.encoder[0].layers == 0),
      conv_in_(read_conv_in(scope["conv_in"], config)),
      conv_out_(scope["conv_out"], config.latent_channels, config.encoder.back().channels, 3) {
  for (int i = starts_halved_ ? 1 : 0; i < config.stages(); ++i) {
    const WeightScope stage_scope = scope["down_blocks"][i];
    const DcAeStage& stage = config.encoder[static_cast<std::size_t>(i)];
    stages_.push_back({stage.channels, StageBlocks(stage_scope, 0, stage, config.head_dim, precision), {}});
    if (i + 1 == config.stages()) continue;
    const std::int64_t outputs = down_outputs(mode_, config.encoder[static_cast<std::size_t>(i) + 1].channels);
    stages_.back().down.emplace(stage_scope[stage.layers]["conv"], outputs, stage.channels, 3);
  }
}

void DcAeEncoder::operator()(Context& context, const Tensor& picture, const Tensor& latents) const {
  const Context::Scope scope(context);
  MapShapes shapes;
  std::int64_t scale = starts_halved_ ? 2 : 1;
  for (const DownStage& stage : stages_) {
    shapes.push_back({picture.size(0), picture.size(1) / scale, picture.size(2) / scale, stage.channels});
    scale *= 2;
  }
  const AlternatingMaps maps(context, shapes);
  Tensor x = maps[0];
  enter(context, picture, x);
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    stages_[i].blocks(context, x);
    if (!stages_[i].down) continue;
    const Tensor next = maps[i + 1];
    ops::downsample_into(context, x, stages_[i].down->weight, stages_[i].down->bias, {mode_, true, precision_}, next);
    x = next;
  }
  leave(context, x, latents);
}

void DcAeEncoder::enter(Context& context, const Tensor& picture, const Tensor& x) const {
  if (starts_halved_) {
    ops::downsample_into(context, picture, conv_in_.weight, conv_in_.bias, {mode_, false, precision_}, x);
  } else {
    ops::conv2d_into(context, picture, conv_in_.weight, conv_in_.bias, {.padding = 1, .precision = precision_}, x);
  }
}

void DcAeEncoder::leave(Context& context, const Tensor& x, const Tensor& latents) const {
  ops::conv2d_into(context, x, conv_out_.weight, conv_out_.bias, {.padding = 1, .precision = precision_}, latents);
  if (!out_shortcut_) return;
  const Tensor mean = ops::group_mean(context, x, x.size(3) / latents.size(3));
  ops::add(context, latents, mean, latents);
}

}  // namespace sana::engine
