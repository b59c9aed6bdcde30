// SPDX-License-Identifier: Apache-2.0
// Which source shows an unfinished picture, and that showing it changes nothing.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "engine/image/pixels.h"
#include "engine/ops/ops.h"
#include "engine/pipeline/develop.h"
#include "engine/pipeline/text_to_image.h"
#include "engine/preview/preview.h"
#include "engine/preview/shrink.h"
#include "tests/engine/pipeline/drawing.h"

namespace sana::engine {
namespace {

constexpr std::size_t published_parameters = 312'000'000;

class PreviewsOfTheBuiltIn : public testing::Test {
 protected:
  PreviewsOfTheBuiltIn() : backend_(kernels::create_backend("")), model_(builtin_model(), *backend_) {}

  Tensor latents(unsigned seed) const {
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(8 * 8 * channels());
    for (float& value : values) value = normal(generator);
    return upload(*backend_, values, {1, 8, 8, static_cast<std::int64_t>(channels())});
  }
  std::size_t channels() const { return static_cast<std::size_t>(info_.latent_channels); }
  /// As if this autoencoder were a large one.
  PreviewCalibration large() const { return {{"large", published_parameters}, channels(), {}}; }
  void teach(PreviewCalibration& calibration, const Tensor& clean) {
    const std::vector<float> pixels = decode_pixels(model_, clean, false);
    calibration.learn(download(*backend_, clean), average_blocks(pixels, {8, 8}, info_.spatial_factor));
  }
  Previews previews(const PreviewCalibration& calibration, const PreviewTask& task) {
    return {*backend_, model_.autoencoder(), calibration, task};
  }

  std::unique_ptr<kernels::Backend> backend_;
  Model model_;
  AutoencoderInfo info_ = model_.autoencoder().info();
};

TEST_F(PreviewsOfTheBuiltIn, SmallDecodersShowEveryStepButTheLast) {
  Previews shown = previews(model_.preview_calibration(), {.max_side = 512});
  EXPECT_EQ(shown.kind(), PreviewKind::autoencoder);
  EXPECT_TRUE(shown.can_show(false));
  EXPECT_FALSE(shown.can_show(true)) << "the picture itself follows at once";
  const Tensor clean = latents(1);
  const Image image = shown.show(clean);
  const std::vector<float> pixels = decode_pixels(model_, clean, false);
  EXPECT_EQ(image.rgb, to_image(pixels, image.height, image.width).rgb);
  EXPECT_EQ(previews(model_.preview_calibration(), {.max_side = 512, .can_decode = false}).kind(), PreviewKind::none);
}

TEST_F(PreviewsOfTheBuiltIn, LargeDecodersStartWithNothingAndLearn) {
  PreviewCalibration calibration = large();
  EXPECT_EQ(first_preview_kind(calibration), PreviewKind::none);
  EXPECT_FALSE(previews(calibration, {.max_side = 512}).can_show(false));
  teach(calibration, latents(1));
  EXPECT_EQ(first_preview_kind(calibration), PreviewKind::linear);
  Previews shown = previews(calibration, {.max_side = 512, .can_decode = false});
  EXPECT_EQ(shown.kind(), PreviewKind::linear);
  EXPECT_TRUE(shown.can_show(true)) << "developing takes long where the decoder is large";
  const Image image = shown.show(latents(1));
  EXPECT_EQ(image.width, 64) << "eight times the latents";
  EXPECT_EQ(image.height, 64);
  EXPECT_EQ(previews(calibration, {.max_side = 20}).show(latents(1)).width, 16);
}

TEST_F(PreviewsOfTheBuiltIn, DecodersThatCostLittleBesideAStepAreTaken) {
  PreviewCalibration calibration = large();
  teach(calibration, latents(1));
  calibration.decode_took(1e-12, 64);
  Previews shown = previews(calibration, {.max_side = 512});
  EXPECT_EQ(shown.kind(), PreviewKind::linear) << "no step is measured yet";
  EXPECT_FALSE(shown.step_ended(64)) << "the first step prepares as well";
  EXPECT_TRUE(shown.step_ended(64));
  EXPECT_EQ(shown.kind(), PreviewKind::autoencoder);
  EXPECT_EQ(shown.show(latents(1)).width, 128);

  PreviewCalibration slow = large();
  teach(slow, latents(1));
  slow.decode_took(1e12, 64);
  Previews stays = previews(slow, {.max_side = 512});
  EXPECT_FALSE(stays.step_ended(64));
  EXPECT_FALSE(stays.step_ended(64));
  EXPECT_EQ(stays.kind(), PreviewKind::linear);
}

TEST_F(PreviewsOfTheBuiltIn, ExactOnesComeFromTheAutoencoderWhateverTheyCost) {
  const PreviewCalibration calibration = large();
  Previews shown = previews(calibration, {.max_side = 0});
  EXPECT_EQ(shown.kind(), PreviewKind::autoencoder);
  EXPECT_TRUE(shown.can_show(true));
  EXPECT_EQ(shown.show(latents(2)).width, 128);
}

TEST_F(PreviewsOfTheBuiltIn, TheLinearMapLooksLikeThePicture) {
  PreviewCalibration calibration = large();
  // Latents of real pictures, by the encoder: noise decodes to nothing that a linear map could follow.
  const auto engine = engine_with(builtin_model());
  const Picture picture = draw(*engine, fox(4));
  std::vector<float> pixels;
  for (const std::uint8_t level : picture.image.rgb) pixels.push_back(static_cast<float>(level) / 127.5f - 1.0f);
  const std::int64_t side = 128 / info_.spatial_factor;
  const Tensor image = upload(*backend_, pixels, {1, 128, 128, 3});
  const Tensor encoded = make_tensor(*backend_, {1, side, side, info_.latent_channels});
  model_.autoencoder().encode(image, encoded);
  std::vector<float> values = download(*backend_, encoded);
  for (float& value : values) value *= static_cast<float>(info_.scaling_factor);
  const PixelSize size{static_cast<int>(side), static_cast<int>(side)};
  const std::vector<float> colours = average_blocks(pixels, size, info_.spatial_factor);
  calibration.learn(values, colours);
  const std::vector<float> shown = calibration.map().solve().apply(values);
  double error = 0, spread = 0, mean = 0;
  for (const float colour : colours) mean += colour;
  mean /= static_cast<double>(colours.size());
  for (std::size_t i = 0; i < colours.size(); ++i) {
    error += std::pow(shown[i] - colours[i], 2);
    spread += std::pow(colours[i] - mean, 2);
  }
  EXPECT_LT(error, 0.5 * spread) << "less than half of the variance is left unexplained";
}

}  // namespace
}  // namespace sana::engine
