// SPDX-License-Identifier: Apache-2.0
#include "engine/autoencoder/dc_ae/dc_ae_config.h"

#include <cmath>

#include "engine/core/error.h"

namespace sana::engine {
namespace {

constexpr std::int64_t max_channels = 1 << 16;
constexpr std::int64_t max_layers = 64;
constexpr std::size_t max_scales = 8;
constexpr std::int64_t max_scale = 31;

[[noreturn]] void refuse(const Config& config, const std::string& key, const std::string& value) {
  throw Exception(ErrorKind::not_supported, config.place() + ": " + key + " \"" + value + "\" is not supported.",
                  "The autoencoders made for Sana use other values.");
}

/// The only value that Sana's autoencoders have.
void expect_all(const Config& config, const std::string& key, const std::string& fallback) {
  for (const std::string& value : config.texts(key, {fallback}))
    if (value != fallback) refuse(config, key, value);
}

enum class Half : std::uint8_t { encoder, decoder };

/// The lists of one half.
class HalfReader {
 public:
  HalfReader(const Config& config, Half half) : config_(config), half_(half) {}

  std::vector<DcAeStage> read(const std::vector<std::int64_t>& default_layers) const {
    const std::vector<std::int64_t> channels = config_.integers(key("block_out_channels"), default_channels);
    if (channels.empty() || channels.size() > DcAeConfig::max_stages)
      config_.fail(key("block_out_channels"), "must list 1 to " + std::to_string(DcAeConfig::max_stages) + " widths");
    std::vector<DcAeStage> stages(channels.size());
    read_channels(channels, stages);
    read_layers(config_.integers(key("layers_per_block"), default_layers), stages);
    read_blocks(stages);
    read_scales(stages);
    return stages;
  }

  Half half() const { return half_; }
  std::string key(const std::string& name) const { return (half_ == Half::encoder ? "encoder_" : "decoder_") + name; }

 private:
  inline static const std::vector<std::int64_t> default_channels{128, 256, 512, 512, 1024, 1024};

  void check_count(const std::string& name, std::size_t count, std::size_t stages) const {
    if (count != stages)
      config_.fail(key(name),
                   "has " + std::to_string(count) + " entries, but there are " + std::to_string(stages) + " stages");
  }

  void read_channels(const std::vector<std::int64_t>& channels, std::vector<DcAeStage>& stages) const {
    for (std::size_t i = 0; i < stages.size(); ++i) {
      if (channels[i] < 1 || channels[i] > max_channels)
        config_.fail(key("block_out_channels"), "must hold widths of 1 to " + std::to_string(max_channels));
      stages[i].channels = channels[i];
    }
  }

  // Stage 0 may be empty: the picture then enters and leaves at half resolution. An empty stage between others would
  // lose its change of resolution.
  void read_layers(const std::vector<std::int64_t>& layers, std::vector<DcAeStage>& stages) const {
    check_count("layers_per_block", layers.size(), stages.size());
    for (std::size_t i = 0; i < stages.size(); ++i) {
      const bool may_be_empty = stages.size() > 1 && (i == 0 || i + 1 == stages.size());
      if (layers[i] < (may_be_empty ? 0 : 1) || layers[i] > max_layers)
        config_.fail(key("layers_per_block"), "must hold 1 to " + std::to_string(max_layers) + " layers (entry " +
                                                  std::to_string(i) + " is " + std::to_string(layers[i]) + ")");
      stages[i].layers = static_cast<int>(layers[i]);
    }
  }

  void read_blocks(std::vector<DcAeStage>& stages) const {
    const std::vector<std::string> types =
        config_.texts(key("block_types"), std::vector<std::string>(stages.size(), "ResBlock"), stages.size());
    check_count("block_types", types.size(), stages.size());
    for (std::size_t i = 0; i < stages.size(); ++i) {
      if (types[i] == "EfficientViTBlock") stages[i].block = DcAeStage::Block::efficient_vit;
      else if (types[i] != "ResBlock") config_.fail(key("block_types"), "holds the unknown block \"" + types[i] + "\"");
    }
  }

  void read_scales(std::vector<DcAeStage>& stages) const {
    const std::string name = "qkv_multiscales";
    std::vector<std::vector<std::int64_t>> scales{{}, {}, {}, {5}, {5}, {5}};
    if (config_.has(key(name))) {
      scales = config_.nested_integers(key(name));
      check_count(name, scales.size(), stages.size());
    }
    scales.resize(stages.size());
    for (std::size_t i = 0; i < stages.size(); ++i) {
      bool valid = scales[i].size() <= max_scales;
      for (const std::int64_t scale : scales[i]) valid = valid && scale >= 1 && scale <= max_scale && scale % 2 == 1;
      if (!valid) config_.fail(key(name), "must hold odd kernel sizes of 1 to " + std::to_string(max_scale));
      stages[i].scales = std::move(scales[i]);
    }
  }

  const Config& config_;
  Half half_;
};

/// Widths of one half that must divide each other.
void check_widths(const Config& config, const DcAeConfig& result, const HalfReader& half,
                  const std::vector<DcAeStage>& stages) {
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const DcAeStage& stage = stages[i];
    if (stage.block == DcAeStage::Block::efficient_vit && stage.layers > 0 && stage.channels < result.head_dim)
      config.fail("attention_head_dim", "is larger than a stage's width of " + std::to_string(stage.channels));
    // An empty stage 0 has no change of resolution with a shortcut.
    if (i + 1 == stages.size() || stage.layers == 0) continue;
    const std::int64_t next = stages[i + 1].channels;
    const bool down = half.half() == Half::encoder;
    const std::int64_t source = down ? stage.channels : next, target = down ? next : stage.channels;
    const bool divides = down ? 4 * source % target == 0 : 4 * target % source == 0;
    const bool unshuffles = !down || result.downsample == kernels::Downsample::Mode::conv || target % 4 == 0;
    if (!divides || !unshuffles)
      config.fail(half.key("block_out_channels"), "cannot go from " + std::to_string(source) + " to " +
                                                      std::to_string(target) + " channels with a shortcut");
  }
}

void check_latents(const Config& config, const DcAeConfig& result) {
  const bool encoder_fits = result.encoder.back().channels % result.latent_channels == 0;
  const bool decoder_fits = result.decoder.back().channels % result.latent_channels == 0;
  if ((result.encoder_out_shortcut && !encoder_fits) || (result.decoder_in_shortcut && !decoder_fits))
    config.fail("latent_channels", "does not divide the last stage's width, which the shortcut needs");
  const bool empty_first = result.encoder.front().layers == 0;
  if (empty_first && result.downsample == kernels::Downsample::Mode::pixel_unshuffle &&
      result.encoder[1].channels % 4 != 0)
    config.fail("encoder_block_out_channels", "must hold a second width that is a multiple of 4");
}

kernels::Activation last_activation(const Config& config) {
  const std::string key = "decoder_conv_act_fn";
  const std::string name = config.text(key, "relu");
  if (name == "relu") return kernels::Activation::relu;
  if (name == "silu" || name == "swish") return kernels::Activation::silu;
  refuse(config, key, name);
}

}  // namespace

DcAeConfig DcAeConfig::read(const Config& config) {
  DcAeConfig result;
  const HalfReader encoder(config, Half::encoder), decoder(config, Half::decoder);
  result.encoder = encoder.read({2, 2, 2, 3, 3, 3});
  result.decoder = decoder.read({3, 3, 3, 3, 3, 3});
  if (result.encoder.size() != result.decoder.size())
    config.fail("decoder_block_out_channels", "and encoder_block_out_channels have different lengths");
  result.latent_channels = config.integer_in("latent_channels", 32, 1, max_channels);
  result.head_dim = config.integer_in("attention_head_dim", 32, 1, 1024);
  if (const auto channels = config.integer("in_channels", 3); channels != 3)
    refuse(config, "in_channels", std::to_string(channels));
  if (config.text("downsample_block_type", "pixel_unshuffle") != "pixel_unshuffle")
    result.downsample = kernels::Downsample::Mode::conv;
  if (config.text("upsample_block_type", "pixel_shuffle") == "interpolate")
    result.upsample = kernels::Upsample::Mode::interpolate;
  result.last_activation = engine::last_activation(config);
  result.encoder_out_shortcut = config.flag("encoder_out_shortcut", true);
  result.decoder_in_shortcut = config.flag("decoder_in_shortcut", true);
  result.scaling_factor = config.number("scaling_factor", 1.0);
  if (!std::isfinite(result.scaling_factor) || result.scaling_factor <= 0)
    config.fail("scaling_factor", "must be a positive number");
  expect_all(config, "decoder_norm_types", "rms_norm");
  expect_all(config, "decoder_act_fns", "silu");
  check_widths(config, result, encoder, result.encoder);
  check_widths(config, result, decoder, result.decoder);
  check_latents(config, result);
  return result;
}

}  // namespace sana::engine
