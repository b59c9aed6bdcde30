// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: the estimate of the clean latents (1, h, w, C). out: a small picture for live feedback.

#include <stop_token>
#include <vector>

#include "engine/autoencoder/autoencoder.h"
#include "engine/request.h"

namespace sana::engine {

/// Shows latents through the autoencoder itself: exact, and cheap for small models only.
class PreviewDecoder {
 public:
  /// `final_scale`: as Schedule::final_scale.
  PreviewDecoder(kernels::Backend& backend, Autoencoder& autoencoder, double final_scale);
  /// Device memory is taken at the first call only. Fails: Cancelled.
  Image decode(const Tensor& denoised, std::stop_token stop = {});

 private:
  kernels::Backend& backend_;
  Autoencoder& autoencoder_;
  Stage stage_;
  float scale_;
  Tensor latents_, pixels_;
  std::vector<float> host_;
};

}  // namespace sana::engine
