// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/text_to_image.h"

#include <chrono>

#include "engine/pipeline/denoise.h"
#include "engine/pipeline/develop.h"
#include "engine/pipeline/memory.h"
#include "engine/pipeline/resolution_bins.h"
#include "engine/preview/preview.h"

namespace sana::engine {
namespace {

class Clock {
 public:
  /// Seconds since the last call.
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const double seconds = std::chrono::duration<double>(now - last_).count();
    last_ = now;
    return seconds;
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

PixelSize drawn_size(const GenerateRequest& request, Model& model) {
  if (!*request.binning) return {request.height, request.width};
  return classify(request.height, request.width, model.transformer().info().sample_size,
                  model.guidance() == Guidance::embedded ? BinModels::sprint : BinModels::sana);
}

void tell(Observer& observer, const PromptEmbedding& embedding, const GenerateRequest& request) {
  if (embedding.repaired)
    observer.note("The prompt held bytes that are no UTF-8; each was replaced by the sign U+FFFD.");
  if (embedding.cut)
    observer.note("The prompt is longer than the " + std::to_string(request.max_tokens) +
                  " tokens that are read; the rest was left out.");
}

}  // namespace

Picture text_to_image(Model& model, const GenerateRequest& asked, Observer& observer, std::stop_token stop) {
  Clock clock;
  Picture picture;
  const GenerateRequest request = picture.request = model.complete(asked);
  const AutoencoderInfo autoencoder = model.autoencoder().info();
  const PixelSize size = drawn_size(request, model);
  const std::int64_t h = size.height / autoencoder.spatial_factor, w = size.width / autoencoder.spatial_factor;
  const MemoryChoice memory = require_memory(model, request, h, w);
  if (request.seed >> 32 != 0)
    observer.note("The seed is larger than 32 bits; the reference generator uses its low 32 bits only.");

  // prompt -> tokenizer -> text_encoder
  observer.progress({StageName::understand, 0, 1});
  PromptEncoder& prompts = model.prompt_encoder();
  picture.seconds.load = clock.lap();
  const bool needs_negative = model.guidance() == Guidance::classifier_free && request.guidance_scale > 1;
  const PromptEmbedding positive =
      prompts.embed(request.prompt, model.instruction_for(request), request.max_tokens, stop);
  PromptEmbedding negative;
  if (needs_negative) negative = prompts.embed(request.negative, "", request.max_tokens, stop);
  tell(observer, positive, request);
  if (memory.release_text_encoder) model.release_text_encoder();
  Transformer& transformer = model.transformer();
  const auto positive_state = transformer.prepare_prompt(positive.rows, stop);
  const auto negative_state = needs_negative ? transformer.prepare_prompt(negative.rows, stop) : nullptr;
  observer.progress({StageName::understand, 1, 1, positive.remembered});
  picture.seconds.understand = clock.lap();

  // scheduler <-> transformer, with a preview where one is wanted
  const Schedule schedule = model.scheduler(request.scheduler, request.scheduler_parameters)
                                ->schedule({.steps = request.steps});
  Denoiser denoiser(model.backend(), transformer, h, w);
  PreviewDecoder preview(model.backend(), model.autoencoder(), schedule.final_scale);
  SeedNoise noise(request.seed);
  observer.progress({StageName::draw, 0, request.steps});
  const Tensor latents = denoiser.run(
      {schedule, positive_state, negative_state, request.guidance_scale}, noise,
      [&](int step, const Tensor&, const Tensor& denoised) {
        observer.progress({StageName::draw, step, request.steps});
        if (observer.wants_preview(step)) observer.preview(step, preview.decode(denoised, stop));
      },
      stop);
  picture.seconds.draw = clock.lap();

  // autoencoder -> image
  observer.progress({StageName::develop, 0, 1});
  picture.image = develop(model, latents, request, stop);
  observer.progress({StageName::develop, 1, 1});
  picture.seconds.develop = clock.lap();
  picture.model_id = model.id();
  picture.model_identity = model.identity();
  if (memory.release_text_encoder) observer.note("The text encoder was unloaded to make room.");
  return picture;
}

}  // namespace sana::engine
