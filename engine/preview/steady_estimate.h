// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: the estimate of the clean latents, step by step. out: the same, without the swing from step to step.

#include <stop_token>

#include "engine/core/stage.h"

namespace sana::engine {

/// With strong guidance the first estimates of a picture swing to and fro around where it goes: every second one is
/// worse than the one before. Shown is therefore the running mean, in which each estimate weighs half of the next.
/// It is for the eye only; the sampler never sees it.
class SteadyEstimate {
 public:
  /// Below this many steps each estimate differs from the last for good reason, and is shown as it is.
  static constexpr int least_steps = 10;

  SteadyEstimate(kernels::Backend& backend, int steps) : stage_(backend), backend_(backend), steps_(steps) {}
  /// Called at every step. The result holds until the next call.
  Tensor follow(const Tensor& denoised, std::stop_token stop = {});

 private:
  Stage stage_;
  kernels::Backend& backend_;
  int steps_;
  Tensor mean_;
};

}  // namespace sana::engine
