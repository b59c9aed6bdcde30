// SPDX-License-Identifier: Apache-2.0
// pipeline.sana, pipeline.sprint: the engine's stages in the reference's batches, every intermediate result kept.
#include "engine/image/pixels.h"
#include "engine/pipeline/denoise.h"
#include "engine/pipeline/develop.h"
#include "engine/pipeline/resolution_bins.h"
#include "tests/golden/workbench/components.h"
#include "tests/golden/workbench/stages.h"

namespace sana::golden {
namespace {

using engine::PixelSize;
using engine::Tensor;

// The reference draws the whole batch at once; each sample gets its part of every draw, in order.
class BatchNoise {
 public:
  BatchNoise(std::uint64_t seed, std::size_t draws, std::int64_t batch, std::int64_t elements)
      : elements_(static_cast<std::size_t>(elements)) {
    engine::TorchGenerator generator(seed);
    for (std::size_t k = 0; k < draws; ++k) {
      draws_.emplace_back(static_cast<std::size_t>(batch) * elements_);
      generator.normal(draws_.back());
    }
  }
  const std::vector<float>& draw(std::size_t k) const { return draws_[k]; }

  class Sample final : public engine::NoiseSource {
   public:
    Sample(const BatchNoise& batch, std::size_t index) : batch_(batch), index_(index) {}
    void draw(std::span<float> values) override {
      const auto begin = batch_.draws_.at(next_++).begin() + static_cast<std::ptrdiff_t>(index_ * batch_.elements_);
      std::copy(begin, begin + static_cast<std::ptrdiff_t>(values.size()), values.begin());
    }

   private:
    const BatchNoise& batch_;
    std::size_t index_, next_ = 0;
  };

 private:
  std::size_t elements_;
  std::vector<std::vector<float>> draws_;
};

struct Recorded {
  std::vector<Array> after_step;  // by step
  Array final_latents, decoded, image, image_uint8;
};

void record_picture(Recorded& record, engine::Model& model, const Tensor& latents, PixelSize asked) {
  append_sample(record.final_latents, to_channels_first(model.backend(), latents));
  std::vector<float> pixels = engine::decode_pixels(model, latents, false);
  const int factor = model.autoencoder().info().spatial_factor;
  const PixelSize drawn{static_cast<int>(latents.size(1)) * factor, static_cast<int>(latents.size(2)) * factor};
  append_sample(record.decoded, float_array({1, 3, drawn.height, drawn.width},
                                            channels_first(pixels, 1, drawn.height * drawn.width, 3)));
  if (!(drawn == asked)) pixels = engine::resize_and_crop(pixels, drawn, asked);
  const engine::Image image = engine::to_image(pixels, asked.height, asked.width);
  for (float& value : pixels) value = std::clamp(value * 0.5f + 0.5f, 0.0f, 1.0f);
  append_sample(record.image, float_array({1, 3, asked.height, asked.width},
                                          channels_first(pixels, 1, asked.height * asked.width, 3)));
  Array bytes;
  bytes.kind = Array::Kind::u8;
  bytes.shape = {1, asked.height, asked.width, 3};
  bytes.values.assign(image.rgb.begin(), image.rgb.end());
  append_sample(record.image_uint8, bytes);
}

Arrays results_of(const Recorded& record, const BatchNoise& noise, std::int64_t steps) {
  Array initial = record.final_latents, after;
  initial.values.assign(noise.draw(0).begin(), noise.draw(0).end());
  for (const Array& step : record.after_step) after.values.insert(after.values.end(), step.values.begin(), step.values.end());
  after.shape = record.final_latents.shape;
  after.shape.insert(after.shape.begin(), steps);
  return {{"initial_latents", initial}, {"latents_after_step", after},   {"final_latents", record.final_latents},
          {"decoded", record.decoded},  {"image", record.image}, {"image_uint8", record.image_uint8}};
}

}  // namespace

Arrays run_pipeline(const GoldenCase& golden, Bench& bench) {
  engine::Model model(golden.model(), bench.backend);
  engine::Transformer& transformer = model.transformer();
  const PixelSize asked{golden.params().at("height").get<int>(), golden.params().at("width").get<int>()};
  PixelSize drawn = asked;
  if (golden.param("use_resolution_binning", true))
    drawn = engine::classify(asked.height, asked.width, transformer.info().sample_size);
  const std::int64_t h = drawn.height / model.autoencoder().info().spatial_factor;
  const std::int64_t w = drawn.width / model.autoencoder().info().spatial_factor;

  const engine::Schedule schedule = model.scheduler("", {})->schedule(schedule_options(golden));
  std::size_t draws = 1;
  for (const engine::SchedulerStep& step : schedule.steps) draws += step.draws_noise ? 1 : 0;
  const std::vector<std::string> texts = prompts_of(golden);
  const auto images = static_cast<std::size_t>(golden.param("num_images_per_prompt", 1));
  const auto batch = static_cast<std::int64_t>(texts.size() * images);
  const BatchNoise noise(std::stoull(golden.params().at("seed").get<std::string>()), draws, batch,
                         h * w * transformer.info().in_channels);

  const double guidance = golden.param("guidance_scale", 4.5);
  const bool is_guided = model.guidance() == engine::Guidance::classifier_free && guidance > 1;
  const int length = golden.param("max_sequence_length", 300);
  Recorded record;
  record.after_step.resize(schedule.steps.size());
  engine::Denoiser denoiser(bench.backend, transformer, h, w);
  for (std::size_t b = 0; b < static_cast<std::size_t>(batch); ++b) {
    const auto positive = model.prompt_encoder().embed(texts[b / images], instruction_of(golden), length);
    std::shared_ptr<const engine::PromptState> negative;
    if (is_guided)
      negative = transformer.prepare_prompt(
          model.prompt_encoder().embed(golden.param<std::string>("negative_prompt", ""), "", length).rows);
    BatchNoise::Sample source(noise, b);
    const Tensor latents = denoiser.run(
        {schedule, transformer.prepare_prompt(positive.rows), negative, guidance}, source,
        [&](int step, const Tensor& x, const Tensor&) {
          append_sample(record.after_step[static_cast<std::size_t>(step) - 1], to_channels_first(bench.backend, x));
        });
    record_picture(record, model, latents, asked);
  }
  return results_of(record, noise, static_cast<std::int64_t>(schedule.steps.size()));
}

}  // namespace sana::golden
