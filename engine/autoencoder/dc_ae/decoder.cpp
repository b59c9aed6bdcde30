// SPDX-License-Identifier: Apache-2.0
#include "engine/autoencoder/dc_ae/decoder.h"

#include "engine/autoencoder/dc_ae/maps.h"

namespace sana::engine {
namespace {

std::int64_t up_outputs(kernels::Upsample::Mode mode, std::int64_t channels) {
  return mode == kernels::Upsample::Mode::interpolate ? channels : 4 * channels;
}

/// Width of the last stage that is not empty.
std::int64_t last_width(const DcAeConfig& config) {
  return config.decoder[config.decoder[0].layers > 0 ? 0 : 1].channels;
}

ConvWeights read_conv_out(const WeightScope& scope, const DcAeConfig& config) {
  const std::int64_t width = last_width(config);
  if (config.decoder[0].layers > 0) return {scope, config.picture_channels, width, 3};
  return {scope["conv"], up_outputs(config.upsample, config.picture_channels), width, 3};
}

}  // namespace

DcAeDecoder::DcAeDecoder(const WeightScope& scope, const DcAeConfig& config, kernels::Precision precision)
    : precision_(precision),
      mode_(config.upsample),
      last_activation_(config.last_activation),
      in_shortcut_(config.decoder_in_shortcut),
      ends_halved_(config.decoder[0].layers == 0),
      conv_in_(scope["conv_in"], config.decoder.back().channels, config.latent_channels, 3),
      norm_out_(scope["norm_out"], last_width(config)),
      conv_out_(read_conv_out(scope["conv_out"], config)) {
  for (int i = config.stages() - 1; i >= (ends_halved_ ? 1 : 0); --i) {
    const WeightScope stage_scope = scope["up_blocks"][i];
    const DcAeStage& stage = config.decoder[static_cast<std::size_t>(i)];
    const bool rises = i + 1 < config.stages();
    std::optional<ConvWeights> up;
    if (rises)
      up.emplace(stage_scope[0]["conv"], up_outputs(mode_, stage.channels),
                 config.decoder[static_cast<std::size_t>(i) + 1].channels, 3);
    stages_.push_back({stage.channels, up, StageBlocks(stage_scope, rises ? 1 : 0, stage, config.head_dim, precision)});
  }
}

void DcAeDecoder::operator()(Context& context, const Tensor& latents, const Tensor& picture) const {
  const Context::Scope scope(context);
  MapShapes shapes;
  std::int64_t scale = 1;
  for (const UpStage& stage : stages_) {
    shapes.push_back({latents.size(0), latents.size(1) * scale, latents.size(2) * scale, stage.channels});
    scale *= 2;
  }
  const AlternatingMaps maps(context, shapes);
  Tensor x = maps[0];
  enter(context, latents, x);
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    if (const auto& up = stages_[i].up) {
      const Tensor risen = maps[i];
      ops::upsample_into(context, x, up->weight, up->bias, {mode_, true, precision_}, risen);
      x = risen;
    }
    stages_[i].blocks(context, x);
  }
  leave(context, x, picture);
}

// Shortcut: every latent channel repeated W / C times.
void DcAeDecoder::enter(Context& context, const Tensor& latents, const Tensor& x) const {
  ops::conv2d_into(context, latents, conv_in_.weight, conv_in_.bias, {.padding = 1, .precision = precision_}, x);
  if (!in_shortcut_) return;
  const std::int64_t repeats = x.size(3) / latents.size(3);
  const Tensor groups = x.split(3, repeats);  // (B, h, w, C, repeats)
  ops::add(context, groups, latents.unsqueeze(4).expand(4, repeats), groups);
}

void DcAeDecoder::leave(Context& context, const Tensor& x, const Tensor& picture) const {
  ops::rms_norm_into(context, x, norm_out_.weight, norm_out_.bias, {.eps = dc_ae_eps, .activation = last_activation_},
                     x);
  if (ends_halved_) {
    ops::upsample_into(context, x, conv_out_.weight, conv_out_.bias, {mode_, false, precision_}, picture);
  } else {
    ops::conv2d_into(context, x, conv_out_.weight, conv_out_.bias, {.padding = 1, .precision = precision_}, picture);
  }
}

}  // namespace sana::engine
