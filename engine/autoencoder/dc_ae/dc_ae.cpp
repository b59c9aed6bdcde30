// SPDX-License-Identifier: Apache-2.0
// DC-AE (AutoencoderDC): deterministic, no sampling; latents in the encoder's own scale.
// Source: DC-AE paper; diffusers autoencoder_dc.py.

#include "engine/autoencoder/autoencoder.h"
#include "engine/autoencoder/dc_ae/decoder.h"
#include "engine/autoencoder/dc_ae/encoder.h"

namespace sana::engine {
namespace {

struct Halves {
  DcAeEncoder encoder;
  DcAeDecoder decoder;

  static Halves read(const ComponentParts& parts, const DcAeConfig& config) {
    WeightReader reader(*parts.weights);
    const WeightScope scope(reader);
    Halves halves{DcAeEncoder(scope["encoder"], config, parts.precision),
                  DcAeDecoder(scope["decoder"], config, parts.precision)};
    reader.finish();
    return halves;
  }
};

class DcAe final : public Autoencoder {
 public:
  explicit DcAe(const ComponentParts& parts)
      : config_(DcAeConfig::read(parts.config)),
        weights_(parts.weights),
        halves_(Halves::read(parts, config_)),
        encode_stage_(parts.backend),
        decode_stage_(parts.backend) {}

  AutoencoderInfo info() const override {
    return {config_.spatial_factor(), static_cast<int>(config_.latent_channels), config_.scaling_factor};
  }

  void decode(const Tensor& latents, const Tensor& picture, std::stop_token stop) override {
    check_shapes(latents, picture);
    run(decode_stage_, latents, std::move(stop), [&](Context& context) { halves_.decoder(context, latents, picture); });
  }

  void encode(const Tensor& picture, const Tensor& latents, std::stop_token stop) override {
    check_shapes(latents, picture);
    run(encode_stage_, latents, std::move(stop), [&](Context& context) { halves_.encoder(context, picture, latents); });
  }

  StageBytes measure_decode(const Shape& latents) override {
    const std::int64_t f = config_.spatial_factor();
    const Tensor source(DType::f32, latents);
    const Tensor target(DType::f32, {latents[0], latents[1] * f, latents[2] * f, config_.picture_channels});
    check_shapes(source, target);
    return decode_stage_.measure([&](Context& context) { halves_.decoder(context, source, target); });
  }

  StageBytes measure_encode(const Shape& picture) override {
    const std::int64_t f = config_.spatial_factor();
    const Tensor source(DType::f32, picture);
    const Tensor target(DType::f32, {picture[0], picture[1] / f, picture[2] / f, config_.latent_channels});
    check_shapes(target, source);
    return encode_stage_.measure([&](Context& context) { halves_.encoder(context, source, target); });
  }

  void release_activations() override {
    encode_stage_.release_activations();
    decode_stage_.release_activations();
  }

 private:
  void check_shapes(const Tensor& latents, const Tensor& picture) const {
    const Shape& shape = latents.shape();
    const std::int64_t f = config_.spatial_factor();
    SANA_CHECK(shape.rank() == 4 && shape.elements() > 0 && shape[3] == config_.latent_channels, shape.text());
    SANA_CHECK(picture.shape() == Shape({shape[0], shape[1] * f, shape[2] * f, config_.picture_channels}),
               picture.shape().text() + " for latents " + shape.text());
  }

  template <class F>
  void run(Stage& stage, const Tensor& latents, std::stop_token stop, F&& forward) {
    const Stage::Key key{latents.size(0), latents.size(1), latents.size(2)};
    const bool packs = !stage.is_prepared(key);
    stage.run(key, forward, stop);
    if (packs) weights_->release_pages();
    if (stop.stop_requested()) throw Cancelled{};  // the last op may have returned early
  }

  DcAeConfig config_;
  std::shared_ptr<TensorSource> weights_;
  Halves halves_;
  Stage encode_stage_, decode_stage_;
};

}  // namespace

std::unique_ptr<Autoencoder> create_dc_ae(const ComponentParts& parts) { return std::make_unique<DcAe>(parts); }

}  // namespace sana::engine
