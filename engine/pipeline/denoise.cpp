// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/denoise.h"

#include "engine/image/pixels.h"
#include "engine/ops/ops.h"

namespace sana::engine {
namespace {

// Above this many tokens the two velocities of guidance are computed one after the other: their products are large
// enough alone, and the activations of both would not pay for their memory.
constexpr std::int64_t largest_joint_grid = 2048;

// Plans of the sampler's own small stage.
enum Part : std::int64_t { draw = 1, scale_input, guide, denoise, advance, finish };

}  // namespace

std::int64_t samples_together(std::int64_t h, std::int64_t w, bool guided) {
  return guided && h * w <= largest_joint_grid ? 2 : 1;
}

Denoiser::Denoiser(kernels::Backend& backend, Transformer& transformer, std::int64_t h, std::int64_t w)
    : backend_(backend),
      transformer_(transformer),
      info_(transformer.info()),
      stage_(backend),
      shape_{1, h, w, info_.in_channels},
      host_(static_cast<std::size_t>(shape_.elements())) {
  noise_ = make_tensor(backend, {1, info_.in_channels, h, w});
  for (Tensor* tensor : {&x_, &z_, &m0_, &m1_, &m2_, &guided_}) *tensor = make_tensor(backend, shape_);
  input_ = make_tensor(backend, {2, h, w, info_.in_channels});
  velocity_ = make_tensor(backend, {2, h, w, info_.out_channels});
  SANA_CHECK(info_.out_channels >= info_.in_channels);
}

Tensor Denoiser::run(const DenoiseInputs& inputs, NoiseSource& noise, const OnStep& on_step, std::stop_token stop) {
  draw_noise(noise, x_, inputs.schedule.initial_scale, stop);
  int number = 0;
  for (const SchedulerStep& step : inputs.schedule.steps) {
    if (step.draws_noise) draw_noise(noise, z_, 1, stop);
    predict(inputs, step, stop);
    update(step, stop);
    require_finite(++number);
    on_step(number, x_, m0_);
  }
  const Tensor& result = inputs.schedule.result_is_denoised ? m0_ : x_;
  stage_.run({finish}, [&](Context& context) {
    ops::combine(context, {{result, static_cast<float>(inputs.schedule.final_scale)}}, guided_);
  }, stop);
  return guided_;
}

// Noise is drawn in the reference's layout, so that a seed gives its latents.
void Denoiser::draw_noise(NoiseSource& noise, const Tensor& to, double scale, const std::stop_token& stop) {
  noise.draw(host_);
  upload_into(backend_, host_, noise_);
  stage_.run({draw}, [&](Context& context) {
    ops::copy(context, noise_.permute({0, 2, 3, 1}), to);
    ops::combine(context, {{to, static_cast<float>(scale)}}, to);
  }, stop);
}

// guided_ = velocity at x_, with guidance.
void Denoiser::predict(const DenoiseInputs& inputs, const SchedulerStep& step, const std::stop_token& stop) {
  const bool is_guided = inputs.negative != nullptr;
  const std::int64_t samples = is_guided ? 2 : 1;
  stage_.run({scale_input, samples}, [&](Context& context) {
    for (std::int64_t b = 0; b < samples; ++b)
      ops::combine(context, {{x_, static_cast<float>(step.input_scale)}}, input_.slice(0, b, b + 1));
  }, stop);
  const double scale = info_.guidance_embeds ? 1.0 : info_.timestep_scale;
  const auto t = static_cast<float>(step.timestep * scale);
  const auto g = static_cast<float>(inputs.guidance_scale * info_.guidance_embeds_scale);
  const std::array<float, 2> timestep{t, t}, guidance{g, g};
  const std::array prompts{is_guided ? inputs.negative : inputs.positive, inputs.positive};
  const std::int64_t together = samples_together(shape_[1], shape_[2], is_guided);
  for (std::int64_t b = 0; b < samples; b += together) {
    const auto first = static_cast<std::size_t>(b), count = static_cast<std::size_t>(together);
    transformer_.forward({input_.slice(0, b, b + together), std::span(timestep).first(count),
                          std::span(guidance).first(info_.guidance_embeds ? count : 0),
                          std::span(prompts).subspan(first, count)},
                         velocity_.slice(0, b, b + together), stop);
  }
  stage_.run({guide, samples}, [&](Context& context) {
    // A model that also learned the variance gives it in the channels behind the velocity.
    const auto half = [&](std::int64_t b) { return velocity_.slice(0, b, b + 1).slice(3, 0, info_.in_channels); };
    if (!is_guided) {
      ops::copy(context, half(0), guided_);
      return;
    }
    const auto weight = static_cast<float>(inputs.guidance_scale);
    const Tensor uncond = context.allocate(shape_), cond = context.allocate(shape_);
    ops::copy(context, half(0), uncond);
    ops::copy(context, half(1), cond);
    ops::combine(context, {{uncond, 1.0f - weight}, {cond, weight}}, guided_);
  }, stop);
}

// m0_, m1_, m2_ and x_ move on by one step.
void Denoiser::update(const SchedulerStep& step, const std::stop_token& stop) {
  std::swap(m1_, m2_);
  std::swap(m0_, m1_);  // the oldest estimate's memory takes the new one
  const auto f = [](double value) { return static_cast<float>(value); };
  stage_.run({denoise}, [&](Context& context) {
    ops::combine(context, {{x_, f(step.denoised.x)}, {guided_, f(step.denoised.v)}}, m0_);
  }, stop);
  stage_.run({advance}, [&](Context& context) {
    ops::combine(context,
                 {{x_, f(step.next.x)},
                  {guided_, f(step.next.v)},
                  {m0_, f(step.next.m0)},
                  {m1_, f(step.next.m1)},
                  {m2_, f(step.next.m2)},
                  {z_, f(step.next.z)}},
                 x_);
  }, stop);
}

void Denoiser::require_finite(int step) {
  download_into(backend_, x_, host_);
  if (all_finite(host_)) return;
  throw Exception(ErrorKind::unusable,
                  "Drawing gave numbers that are not finite (NaN or infinity) in step " + std::to_string(step) + ".",
                  "The weights may be damaged: download the model again, or try another precision.");
}

}  // namespace sana::engine
