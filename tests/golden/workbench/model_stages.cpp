// SPDX-License-Identifier: Apache-2.0
// transformer, autoencoder
#include "engine/autoencoder/autoencoder.h"
#include "engine/autoencoder/tiling.h"
#include "engine/transformer/transformer.h"
#include "tests/golden/workbench/components.h"
#include "tests/golden/workbench/stages.h"

namespace sana::golden {
namespace {

using engine::Tensor;

// Keeps every module's output as the reference shapes it.
class Recorder final : public engine::ModuleTrace {
 public:
  Recorder(kernels::Backend& backend, const Arrays& expected) : backend_(backend), expected_(expected) {}

  void record(const std::string& module, const Tensor& output) override {
    const std::string name = "trace." + module;
    const auto want = expected_.find(name);
    if (want == expected_.end()) return;
    std::vector<float> values = engine::download(backend_, output);
    const std::vector<std::int64_t>& shape = want->second.shape;
    if (module.ends_with(".ff")) values = channels_first(values, shape[0], shape[2] * shape[3], shape[1]);
    Array& array = results[name];
    array.shape = shape;
    array.values.insert(array.values.end(), values.begin(), values.end());  // captions come one sample at a time
  }

  Arrays results;

 private:
  kernels::Backend& backend_;
  const Arrays& expected_;
};

// One sample's prompt rows (T, channels): all of them, or those whose mask is 1.
Tensor prompt_rows(const GoldenCase& golden, Bench& bench, std::int64_t b, bool masked) {
  const Array& text = golden.inputs().at("encoder_hidden_states");
  const std::int64_t T = text.shape[1], C = text.shape[2];
  const auto mask = golden.inputs().find("encoder_attention_mask");
  std::vector<float> rows;
  for (std::int64_t t = 0; t < T; ++t) {
    if (masked && mask != golden.inputs().end() && mask->second.values[static_cast<std::size_t>(b * T + t)] == 0) continue;
    for (std::int64_t c = 0; c < C; ++c)
      rows.push_back(static_cast<float>(text.values[static_cast<std::size_t>((b * T + t) * C + c)]));
  }
  const auto count = static_cast<std::int64_t>(rows.size()) / C;
  return engine::upload(bench.backend, rows, {count, C});
}

}  // namespace

Arrays run_transformer(const GoldenCase& golden, Bench& bench) {
  const auto transformer = engine::create_transformer(component_parts(golden.model(), bench.backend));
  const bool tracing = golden.stage() == "transformer.trace";
  Recorder recorder(bench.backend, golden.expected());
  const Tensor latents = to_channels_last(bench.backend, golden.inputs().at("latents"));
  const std::int64_t B = latents.size(0);
  std::vector<std::shared_ptr<const engine::PromptState>> prompts;
  for (std::int64_t b = 0; b < B; ++b) {
    if (tracing) transformer->prepare_prompt(prompt_rows(golden, bench, b, false), {}, &recorder);
    prompts.push_back(transformer->prepare_prompt(prompt_rows(golden, bench, b, true)));
  }
  const std::vector<float> timestep = golden.inputs().at("timestep").floats();
  std::vector<float> guidance;
  if (golden.inputs().contains("guidance")) guidance = golden.inputs().at("guidance").floats();
  const Tensor velocity = engine::make_tensor(
      bench.backend, {B, latents.size(1), latents.size(2), transformer->info().out_channels});
  transformer->forward({latents, timestep, guidance, prompts}, velocity, {}, tracing ? &recorder : nullptr);
  Arrays results = recorder.results;
  results["velocity"] = to_channels_first(bench.backend, velocity);
  return results;
}

Arrays run_autoencoder(const GoldenCase& golden, Bench& bench) {
  const auto autoencoder = engine::create_autoencoder(component_parts(golden.model(), bench.backend));
  const bool decodes = golden.stage() == "autoencoder.decode";
  const Tensor input = to_channels_last(bench.backend, golden.inputs().at(decodes ? "latent" : "image"));
  const std::string output_name = decodes ? "image" : "latent";
  if (golden.param("tiling", false)) {
    engine::TileSizes sizes;
    sizes.min_height = golden.param<std::int64_t>("tile_sample_min_height", sizes.min_height);
    sizes.min_width = golden.param<std::int64_t>("tile_sample_min_width", sizes.min_width);
    sizes.stride_height = golden.param<std::int64_t>("tile_sample_stride_height", sizes.stride_height);
    sizes.stride_width = golden.param<std::int64_t>("tile_sample_stride_width", sizes.stride_width);
    const Tensor output = decodes ? engine::decode_tiled(*autoencoder, bench.backend, input, sizes)
                                  : engine::encode_tiled(*autoencoder, bench.backend, input, sizes);
    return {{output_name, to_channels_first(bench.backend, output)}};
  }
  const std::vector<std::int64_t>& shape = golden.expected().at(output_name).shape;
  const Tensor output = engine::make_tensor(bench.backend, {shape[0], shape[2], shape[3], shape[1]});
  if (decodes) autoencoder->decode(input, output);
  else autoencoder->encode(input, output);
  return {{output_name, to_channels_first(bench.backend, output)}};
}

}  // namespace sana::golden
