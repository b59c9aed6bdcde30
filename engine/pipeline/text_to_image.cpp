// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/text_to_image.h"

#include "engine/pipeline/clock.h"
#include "engine/pipeline/denoise.h"
#include "engine/pipeline/develop.h"
#include "engine/pipeline/memory.h"
#include "engine/pipeline/resolution_bins.h"
#include "engine/preview/preview.h"
#include "engine/preview/steady_estimate.h"

namespace sana::engine {
namespace {

PixelSize drawn_size(const GenerateRequest& request, Model& model) {
  if (!*request.binning) return {request.height, request.width};
  return classify(request.height, request.width, model.transformer().info().sample_size,
                  model.guidance() == Guidance::embedded ? BinModels::sprint : BinModels::sana);
}

void tell(Observer& observer, const std::string& name, const PromptEmbedding& embedding, int max_tokens) {
  if (embedding.repaired)
    observer.note(name + " held bytes that are no UTF-8; each was replaced by the sign U+FFFD.");
  if (embedding.cut)
    observer.note(name + " is longer than the " + std::to_string(max_tokens) +
                  " tokens that are read; the rest was left out.");
}

void tell(Observer& observer, const Previews& previews, Model& model) {
  observer.preview_source(previews.kind(), model.preview_calibration().map().is_calibrated());
}

// What the transformer needs to know of the prompts.
struct Understood {
  std::shared_ptr<const PromptState> positive, negative;  // negative: null without guidance
  bool remembered = false;
};

// prompt -> tokenizer -> text_encoder
Understood understand(Model& model, const GenerateRequest& request, MemoryChoice memory, Observer& observer,
                      std::stop_token stop) {
  PromptEncoder& prompts = model.prompt_encoder();
  const std::string instruction = model.instruction_for(request);
  const bool guided = model.is_guided(request);
  const bool makes_room = memory.in_turn && !(prompts.remembers(request.prompt, instruction, request.max_tokens) &&
                                              (!guided || prompts.remembers(request.negative, "", request.max_tokens)));
  if (makes_room) model.release_drawing();
  const PromptEmbedding positive = prompts.embed(request.prompt, instruction, request.max_tokens, stop);
  tell(observer, "The prompt", positive, request.max_tokens);
  PromptEmbedding negative;
  if (guided) {
    negative = prompts.embed(request.negative, "", request.max_tokens, stop);
    tell(observer, "The negative prompt", negative, request.max_tokens);
  }
  model.text_encoder().release_activations();
  if (makes_room) model.release_text_encoder();
  Understood understood{model.prompt_state(positive.rows, stop), nullptr, positive.remembered};
  if (guided) understood.negative = model.prompt_state(negative.rows, stop);
  return understood;
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
  picture.seconds.load = clock.lap();
  const Understood prompts = understand(model, request, memory, observer, stop);
  observer.progress({StageName::understand, 1, 1, prompts.remembered});
  picture.seconds.understand = clock.lap();

  // scheduler <-> transformer, with a preview where one is wanted
  const Schedule schedule = model.scheduler(request.scheduler, request.scheduler_parameters)
                                ->schedule({.steps = request.steps});
  Denoiser denoiser(model.backend(), model.transformer(), h, w);
  Previews previews(model.backend(), model.autoencoder(), model.preview_calibration(),
                    {schedule.final_scale, observer.preview_side(), memory.previews});
  // Exact previews show each estimate as it is.
  SteadyEstimate steady(model.backend(), observer.preview_side() == 0 ? 0 : request.steps);
  SeedNoise noise(request.seed);
  tell(observer, previews, model);
  observer.progress({StageName::draw, 0, request.steps});
  const Tensor latents = denoiser.run(
      {schedule, prompts.positive, prompts.negative, request.guidance_scale}, noise,
      [&](int step, const Tensor&, const Tensor& denoised) {
        observer.progress({StageName::draw, step, request.steps});
        if (previews.step_ended(h * w)) tell(observer, previews, model);
        const Tensor estimate = steady.follow(denoised, stop);
        if (previews.can_show(step == request.steps) && observer.wants_preview(step))
          observer.preview(step, previews.show(estimate, stop));
      },
      stop);
  model.transformer().release_activations();
  picture.seconds.draw = clock.lap();

  // autoencoder -> image
  observer.progress({StageName::develop, 0, 1});
  picture.image = develop(model, latents, request, stop);
  model.autoencoder().release_activations();
  observer.progress({StageName::develop, 1, 1});
  picture.seconds.develop = clock.lap();
  picture.model_id = model.id();
  picture.model_identity = model.identity();
  if (memory.in_turn) observer.note("Memory is short: the stages were loaded one after the other.");
  return picture;
}

}  // namespace sana::engine
