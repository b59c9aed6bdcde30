// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: noise, a schedule, prepared prompts. out: latents ready for the autoencoder.

#include <functional>
#include <memory>
#include <span>
#include <stop_token>

#include "engine/random/torch_generator.h"
#include "engine/scheduler/scheduler.h"
#include "engine/transformer/transformer.h"

namespace sana::engine {

/// Unit noise of one picture in the reference's order (C, h, w).
class NoiseSource {
 public:
  virtual ~NoiseSource() = default;
  virtual void draw(std::span<float> values) = 0;
};

class SeedNoise final : public NoiseSource {
 public:
  explicit SeedNoise(std::uint64_t seed) : generator_(seed) {}
  void draw(std::span<float> values) override { generator_.normal(values); }

 private:
  TorchGenerator generator_;
};

struct DenoiseInputs {
  const Schedule& schedule;
  std::shared_ptr<const PromptState> positive;
  std::shared_ptr<const PromptState> negative;  ///< null: no classifier-free guidance
  double guidance_scale = 1;                    ///< of classifier-free guidance, or of the guidance embedding
};

/// How many of a step's velocities are computed in one go: both of a guided one, unless the grid is large.
std::int64_t samples_together(std::int64_t h, std::int64_t w, bool guided);

class Denoiser {
 public:
  /// h x w latents of one picture.
  Denoiser(kernels::Backend& backend, Transformer& transformer, std::int64_t h, std::int64_t w);

  /// Called after each step with its number (from 1), the latents and the estimate of the clean ones, both (1, h, w, C).
  using OnStep = std::function<void(int step, const Tensor& latents, const Tensor& denoised)>;

  /// The result (1, h, w, C) in the autoencoder's scale before scaling_factor; valid until the next run.
  /// From the second step on nothing is allocated, until the last step has been reported.
  /// Fails: unusable if the latents are not finite; Cancelled.
  Tensor run(const DenoiseInputs& inputs, NoiseSource& noise, const OnStep& on_step, std::stop_token stop = {});

 private:
  void draw_noise(NoiseSource& noise, const Tensor& to, double scale, const std::stop_token& stop);
  void predict(const DenoiseInputs& inputs, const SchedulerStep& step, const std::stop_token& stop);
  void update(const SchedulerStep& step, const std::stop_token& stop);
  void require_finite(int step);

  kernels::Backend& backend_;
  Transformer& transformer_;
  TransformerInfo info_;
  Stage stage_;
  Shape shape_;                  // (1, h, w, C)
  std::vector<float> host_;      // C h w, for noise and for checking
  Tensor noise_;                 // (1, C, h, w), as drawn
  Tensor x_, z_, m0_, m1_, m2_;  // (1, h, w, C)
  Tensor input_;                 // (2, h, w, C)
  Tensor velocity_;              // (2, h, w, C_out)
  Tensor guided_;                // (1, h, w, C)
};

}  // namespace sana::engine
