// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: the estimate of the clean latents (1, h, w, C). out: a small picture for live feedback.

#include <chrono>
#include <memory>
#include <stop_token>
#include <vector>

#include "engine/autoencoder/autoencoder.h"
#include "engine/preview/calibration.h"
#include "engine/request.h"

namespace sana::engine {

/// One way to show latents. Memory is taken at the first call only.
class PreviewSource {
 public:
  virtual ~PreviewSource() = default;
  /// At most max_side pixels on the longer side; 0: as large as the source gives it. Fails: Cancelled.
  virtual Image show(const Tensor& denoised, int max_side, std::stop_token stop) = 0;
};

/// Through the autoencoder itself: exact, and cheap for small models only.
///   final_scale  as Schedule::final_scale
std::unique_ptr<PreviewSource> autoencoder_preview(kernels::Backend& backend, Autoencoder& autoencoder,
                                                   double final_scale);
/// Through a calibrated map: one colour a latent, enlarged smoothly.
std::unique_ptr<PreviewSource> linear_preview(kernels::Backend& backend, const PreviewCalibration& calibration,
                                              double final_scale);

struct PreviewTask {
  double final_scale = 1;
  int max_side = 0;  ///< 0: exact previews in full size, whatever they cost
  bool can_decode = true;  ///< there is memory for the autoencoder beside the transformer
};

/// What previews cost beside a step: above it, the next cheaper source is taken.
inline constexpr double largest_preview_share = 0.05;

/// The previews of one picture: picks the best source that costs little, and picks again as steps are measured.
class Previews {
 public:
  Previews(kernels::Backend& backend, Autoencoder& autoencoder, const PreviewCalibration& calibration,
           const PreviewTask& task);

  PreviewKind kind() const { return kind_; }
  /// A step has ended; the time since the one before, without previews, is what a step costs. True if the kind changed.
  bool step_ended(std::int64_t latent_places);
  /// Whether there is anything to show after this step. After the last step the picture itself follows at once.
  bool can_show(bool is_last) const;
  /// Requires can_show(). Fails: Cancelled.
  Image show(const Tensor& denoised, std::stop_token stop = {});

 private:
  using Clock = std::chrono::steady_clock;
  PreviewKind choose(std::int64_t latent_places) const;

  kernels::Backend& backend_;
  Autoencoder& autoencoder_;
  const PreviewCalibration& calibration_;
  PreviewTask task_;
  PreviewKind kind_;
  std::unique_ptr<PreviewSource> source_;  // of kind_, once it is needed
  Clock::time_point step_began_ = Clock::now();
  bool had_step_ = false;
  double step_seconds_ = 0;  // the shortest so far; 0: none is known
};

/// The kind that a model's next picture starts with.
PreviewKind first_preview_kind(const PreviewCalibration& calibration);

}  // namespace sana::engine
