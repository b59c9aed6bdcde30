// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench_stage.h"

#include <algorithm>
#include <array>
#include <random>

#include "app/cli/bench_cost.h"
#include "app/cli/console.h"
#include "engine/autoencoder/autoencoder.h"
#include "engine/checkpoint/published_configs.h"
#include "engine/checkpoint/random_source.h"
#include "engine/pipeline/memory.h"
#include "engine/preview/preview.h"
#include "engine/text_encoder/text_encoder.h"
#include "engine/transformer/transformer.h"

namespace sana::app {
namespace {

using engine::ErrorKind;
using engine::Exception;
using engine::Shape;
using engine::Tensor;

constexpr float bench_timestep = 500;
constexpr double bench_guidance = 4.5;
/// The longest side that the window asks for.
constexpr int window_preview_side = 512;

/// Normally distributed, as latents and embeddings are.
Tensor made_up(kernels::Backend& backend, const Shape& shape) {
  std::minstd_rand generator;
  std::normal_distribution<float> normal;
  std::vector<float> values(static_cast<std::size_t>(shape.elements()));
  for (float& value : values) value = normal(generator);
  return engine::upload(backend, values, shape);
}

void require_room(const engine::StageBytes& bytes) {
  const std::size_t wanted = bytes.weights + bytes.activations, available = engine::available_memory();
  if (wanted <= available) return;
  throw Exception(ErrorKind::out_of_memory,
                  "The stage takes " + bytes_text(wanted) + " of memory, and " + bytes_text(available) +
                      " are available.",
                  "Choose a smaller size or another configuration.");
}

std::int64_t latent_side(int size, int factor, int patch) {
  const int step = factor * patch;
  if (size > 0 && size % step == 0) return size / factor;
  throw Exception(ErrorKind::usage,
                  "The size " + std::to_string(size) + " is no multiple of " + std::to_string(step) + ".",
                  "Use " + std::to_string(std::max(step, size / step * step)) + ".");
}

engine::ComponentParts parts_for(const std::string& role, const BenchModel& model, const BenchSetup& setup) {
  return {model.config(role), model.weights(role), setup.backend, setup.precision};
}

BenchStage make_text_encoder(const BenchModel& model, const BenchSetup& setup) {
  const engine::ComponentParts parts = parts_for("text_encoder", model, setup);
  const std::shared_ptr<engine::TextEncoder> encoder = engine::create_text_encoder(parts);
  BenchStage stage{text_encoder_flop(engine::Gemma2Config(parts.config), bench_tokens),
                   encoder->measure(bench_tokens, 0), {}, {}};
  require_room(stage.bytes);
  std::vector<std::int32_t> ids;
  std::minstd_rand generator;
  std::uniform_int_distribution<std::int32_t> any(0, encoder->vocab_size() - 1);
  for (std::int64_t i = 0; i < bench_tokens; ++i) ids.push_back(any(generator));
  stage.run = [encoder, ids] { return encoder->encode(ids); };
  return stage;
}

/// A map that has learnt from one made-up picture, and one preview by it, its solution included.
std::function<void()> make_preview(kernels::Backend& backend, const Tensor& latents) {
  const auto channels = static_cast<std::size_t>(latents.size(3));
  const std::vector<float> values = engine::download(backend, latents);
  std::vector<float> colours;
  for (std::size_t i = 0; i < values.size(); i += channels)
    colours.insert(colours.end(), &values[i], &values[i] + engine::LinearMap::colours);
  const auto calibration = std::make_shared<engine::PreviewCalibration>(engine::AutoencoderMark{}, channels, "");
  calibration->learn(values, colours);
  return [&backend, calibration, latents] {
    engine::linear_preview(backend, *calibration, 1)->show(latents, window_preview_side, {});
  };
}

BenchStage make_transformer(const BenchModel& model, const BenchSetup& setup) {
  const engine::ComponentParts parts = parts_for("transformer", model, setup);
  const std::shared_ptr<engine::Transformer> transformer = engine::create_transformer(parts);
  const engine::TransformerInfo info = transformer->info();
  const int factor = engine::DcAeConfig::read(model.config("vae")).spatial_factor();
  const std::int64_t side = latent_side(setup.size, factor, info.patch_size), grid = side / info.patch_size;
  const Shape latents{1, side, side, info.in_channels};
  BenchStage stage{transformer_flop(engine::SanaConfig(parts.config), grid * grid, bench_tokens),
                   transformer->measure(latents, bench_tokens), {}, {}};
  require_room(stage.bytes);
  const auto prompt = transformer->prepare_prompt(made_up(setup.backend, {bench_tokens, info.caption_channels}));
  const Tensor velocity = engine::make_tensor(setup.backend, {1, side, side, info.out_channels});
  const Tensor x = made_up(setup.backend, latents);
  stage.preview = make_preview(setup.backend, x);
  stage.run = [=] {
    const float timestep = bench_timestep * static_cast<float>(info.timestep_scale);
    const auto guidance = static_cast<float>(bench_guidance * info.guidance_embeds_scale);
    engine::Transformer::Inputs inputs{x, {&timestep, 1}, {}, {&prompt, 1}};
    if (info.guidance_embeds) inputs.guidance = {&guidance, 1};
    transformer->forward(inputs, velocity);
    return velocity;
  };
  return stage;
}

struct AutoencoderShapes {
  Shape latents, picture;
};

AutoencoderShapes autoencoder_shapes(const engine::AutoencoderInfo& info, const BenchSetup& setup) {
  const std::int64_t side = latent_side(setup.size, info.spatial_factor, 1);
  return {{1, side, side, info.latent_channels}, {1, setup.size, setup.size, 3}};
}

BenchStage make_encode(const BenchModel& model, const BenchSetup& setup) {
  const engine::ComponentParts parts = parts_for("vae", model, setup);
  const std::shared_ptr<engine::Autoencoder> autoencoder = engine::create_autoencoder(parts);
  const auto [latents, picture] = autoencoder_shapes(autoencoder->info(), setup);
  BenchStage stage{encode_flop(engine::DcAeConfig::read(parts.config), latents[1], latents[2]),
                   autoencoder->measure_encode(picture), {}, {}};
  require_room(stage.bytes);
  stage.run = [=, x = made_up(setup.backend, picture), y = engine::make_tensor(setup.backend, latents)] {
    autoencoder->encode(x, y);
    return y;
  };
  return stage;
}

BenchStage make_decode(const BenchModel& model, const BenchSetup& setup) {
  const engine::ComponentParts parts = parts_for("vae", model, setup);
  const std::shared_ptr<engine::Autoencoder> autoencoder = engine::create_autoencoder(parts);
  const auto [latents, picture] = autoencoder_shapes(autoencoder->info(), setup);
  BenchStage stage{decode_flop(engine::DcAeConfig::read(parts.config), latents[1], latents[2]),
                   autoencoder->measure_decode(latents), {}, {}};
  require_room(stage.bytes);
  stage.run = [=, x = made_up(setup.backend, latents), y = engine::make_tensor(setup.backend, picture)] {
    autoencoder->decode(x, y);
    return y;
  };
  return stage;
}

using Make = BenchStage (*)(const BenchModel& model, const BenchSetup& setup);
constexpr auto names = std::to_array<std::string_view>({"text_encoder", "transformer", "encode", "decode"});
constexpr std::array<Make, names.size()> makers{make_text_encoder, make_transformer, make_encode, make_decode};

bool is_published(const std::string& name) {
  const std::vector<std::string> published = engine::published_names();
  return std::ranges::find(published, name) != published.end();
}

}  // namespace

BenchModel::BenchModel(const std::string& name) : name_(name) {
  if (is_published(name)) return;
  folder_ = engine::ModelFolder::open(engine::find_model(name));
}

engine::Config BenchModel::config(const std::string& role) const {
  return folder_ ? folder_->component_config(role) : engine::published_config(name_, role);
}

std::shared_ptr<engine::TensorSource> BenchModel::weights(const std::string& role) const {
  if (folder_) return folder_->component_weights(role);
  return engine::make_random_source(kernels::DType::bf16);
}

int BenchModel::size() const {
  const engine::SanaConfig transformer(config("transformer"));
  return static_cast<int>(transformer.sample_size) * engine::DcAeConfig::read(config("vae")).spatial_factor();
}

std::span<const std::string_view> bench_stages() { return names; }

BenchStage make_bench_stage(std::string_view stage, const BenchModel& model, const BenchSetup& setup) {
  const auto found = std::ranges::find(names, stage);
  if (found == names.end())
    throw Exception(ErrorKind::usage, "There is no stage \"" + std::string(stage) + "\".",
                    "Use one of: text_encoder, transformer, encode, decode.");
  return makers[static_cast<std::size_t>(found - names.begin())](model, setup);
}

}  // namespace sana::app
