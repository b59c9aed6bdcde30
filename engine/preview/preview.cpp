// SPDX-License-Identifier: Apache-2.0
#include "engine/preview/preview.h"

#include <algorithm>
#include <utility>

#include "engine/image/pixels.h"
#include "engine/image/resize.h"
#include "engine/ops/ops.h"
#include "engine/preview/shrink.h"

namespace sana::engine {
namespace {

/// How much larger than the latents a linear preview may get: more would show nothing but the blur.
constexpr int largest_enlargement = 8;

class AutoencoderPreview final : public PreviewSource {
 public:
  AutoencoderPreview(kernels::Backend& backend, Autoencoder& autoencoder, double final_scale)
      : backend_(backend),
        autoencoder_(autoencoder),
        stage_(backend),
        scale_(static_cast<float>(final_scale / autoencoder.info().scaling_factor)) {}

  Image show(const Tensor& denoised, int max_side, std::stop_token stop) override {
    const std::int64_t factor = autoencoder_.info().spatial_factor;
    const Shape shape{1, denoised.size(1) * factor, denoised.size(2) * factor, 3};
    if (!latents_.defined()) {
      latents_ = make_tensor(backend_, denoised.shape());
      pixels_ = make_tensor(backend_, shape);
      host_.resize(static_cast<std::size_t>(shape.elements()));
    }
    stage_.run({1}, [&](Context& context) { ops::combine(context, {{denoised, scale_}}, latents_); }, stop);
    autoencoder_.decode(latents_, pixels_, std::move(stop));
    download_into(backend_, pixels_, host_);
    return shrink_to(to_image(host_, static_cast<int>(shape[1]), static_cast<int>(shape[2])), max_side);
  }

 private:
  kernels::Backend& backend_;
  Autoencoder& autoencoder_;
  Stage stage_;
  float scale_;
  Tensor latents_, pixels_;
  std::vector<float> host_;
};

class LinearPreview final : public PreviewSource {
 public:
  LinearPreview(kernels::Backend& backend, const LinearMap& map, double final_scale)
      : backend_(backend), coefficients_(map.solve()), scale_(static_cast<float>(final_scale)) {}

  Image show(const Tensor& denoised, int max_side, std::stop_token) override {
    const PixelSize small{static_cast<int>(denoised.size(1)), static_cast<int>(denoised.size(2))};
    host_.resize(static_cast<std::size_t>(denoised.shape().elements()));
    download_into(backend_, denoised, host_);
    for (float& value : host_) value *= scale_;
    const std::vector<float> colours = coefficients_.apply(host_);
    const int longer = std::max(small.height, small.width);
    const int enlargement = max_side == 0 ? largest_enlargement : std::clamp(max_side / longer, 1, largest_enlargement);
    const PixelSize large{small.height * enlargement, small.width * enlargement};
    return shrink_to(to_image(resize_bilinear(colours, small, large), large.height, large.width), max_side);
  }

 private:
  kernels::Backend& backend_;
  LinearMap::Coefficients coefficients_;
  float scale_;
  std::vector<float> host_;
};

}  // namespace

std::unique_ptr<PreviewSource> autoencoder_preview(kernels::Backend& backend, Autoencoder& autoencoder,
                                                   double final_scale) {
  return std::make_unique<AutoencoderPreview>(backend, autoencoder, final_scale);
}

std::unique_ptr<PreviewSource> linear_preview(kernels::Backend& backend, const PreviewCalibration& calibration,
                                              double final_scale) {
  return std::make_unique<LinearPreview>(backend, calibration.map(), final_scale);
}

PreviewKind first_preview_kind(const PreviewCalibration& calibration) {
  if (calibration.has_small_decoder()) return PreviewKind::autoencoder;
  return calibration.map().is_calibrated() ? PreviewKind::linear : PreviewKind::none;
}

Previews::Previews(kernels::Backend& backend, Autoencoder& autoencoder, const PreviewCalibration& calibration,
                   const PreviewTask& task)
    : backend_(backend), autoencoder_(autoencoder), calibration_(calibration), task_(task), kind_(choose(0)) {}

PreviewKind Previews::choose(std::int64_t latent_places) const {
  const bool is_exact = task_.max_side == 0;
  if (task_.can_decode && (is_exact || calibration_.has_small_decoder())) return PreviewKind::autoencoder;
  if (is_exact) return PreviewKind::none;
  const double decode = calibration_.decode_seconds(latent_places);
  const bool costs_little = decode > 0 && decode <= largest_preview_share * step_seconds_;
  if (task_.can_decode && costs_little) return PreviewKind::autoencoder;
  return calibration_.map().is_calibrated() ? PreviewKind::linear : PreviewKind::none;
}

bool Previews::step_ended(std::int64_t latent_places) {
  const Clock::time_point now = Clock::now();
  const double seconds = std::chrono::duration<double>(now - step_began_).count();
  step_began_ = now;
  if (!std::exchange(had_step_, true)) return false;  // the first one prepares as well, and says nothing of the next
  step_seconds_ = step_seconds_ == 0 ? seconds : std::min(step_seconds_, seconds);
  const PreviewKind kind = choose(latent_places);
  if (kind == kind_) return false;
  kind_ = kind;
  source_.reset();
  return true;
}

bool Previews::can_show(bool is_last) const {
  if (kind_ == PreviewKind::none) return false;
  return !is_last || task_.max_side == 0 || kind_ != PreviewKind::autoencoder;
}

Image Previews::show(const Tensor& denoised, std::stop_token stop) {
  if (!source_)
    source_ = kind_ == PreviewKind::linear ? linear_preview(backend_, calibration_, task_.final_scale)
                                           : autoencoder_preview(backend_, autoencoder_, task_.final_scale);
  Image image = source_->show(denoised, task_.max_side, std::move(stop));
  step_began_ = Clock::now();
  return image;
}

}  // namespace sana::engine
