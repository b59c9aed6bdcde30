// SPDX-License-Identifier: Apache-2.0
// The map from latents to colours: right, steady, and safe to read from a file of anybody's.
#include "engine/preview/linear_map.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <limits>
#include <random>

#include "engine/preview/calibration.h"
#include "tests/engine/checkpoint/scratch_folder.h"

namespace sana::engine {
namespace {

constexpr std::size_t channels = 8;
/// The ridge is 1e-4 of the latents' mean square, which are of the order 1: coefficients shrink by about as much.
constexpr double ridge_error = 1e-3;

/// Pairs of one affine map, with noise on the colours.
struct Pairs {
  std::vector<float> latents, colours;
};

double coefficient(std::size_t i, std::size_t c) {
  return 0.1 * std::sin(static_cast<double>(3 * i + c + 1));
}

Pairs pairs(std::size_t count, unsigned seed, double noise) {
  std::mt19937 generator(seed);
  std::normal_distribution<double> normal;
  Pairs made;
  for (std::size_t n = 0; n < count; ++n) {
    double colour[3] = {};
    for (std::size_t c = 0; c < 3; ++c) colour[c] = coefficient(channels, c);
    for (std::size_t i = 0; i < channels; ++i) {
      const double z = normal(generator);
      made.latents.push_back(static_cast<float>(z));
      for (std::size_t c = 0; c < 3; ++c) colour[c] += coefficient(i, c) * z;
    }
    for (const double value : colour) made.colours.push_back(static_cast<float>(value + noise * normal(generator)));
  }
  return made;
}

double largest_error(const LinearMap& map) {
  LinearMap::Coefficients found = map.solve();
  double error = 0;
  for (std::size_t i = 0; i <= channels; ++i)
    for (std::size_t c = 0; c < 3; ++c) error = std::max(error, std::abs(found.at(i, c) - coefficient(i, c)));
  return error;
}

TEST(LinearMap, RecoversAnAffineMap) {
  LinearMap map(channels);
  EXPECT_FALSE(map.is_calibrated());
  const Pairs known = pairs(400, 1, 0);
  map.learn(known.latents, known.colours);
  EXPECT_TRUE(map.is_calibrated());
  EXPECT_LT(largest_error(map), ridge_error);
  const std::vector<float> shown = map.solve().apply(known.latents);
  ASSERT_EQ(shown.size(), known.colours.size());
  for (std::size_t i = 0; i < shown.size(); ++i)
    EXPECT_NEAR(shown[i], std::clamp(known.colours[i], -1.0f, 1.0f), 10 * ridge_error);
}

TEST(LinearMap, RefinesWithEachPicture) {
  LinearMap map(channels);
  std::vector<double> errors;
  for (unsigned picture = 0; picture < 256; ++picture) {
    const Pairs noisy = pairs(64, 100 + picture, 0.05);
    map.learn(noisy.latents, noisy.colours);
    if ((picture & (picture + 1)) == 0) errors.push_back(largest_error(map));  // after 1, 2, 4, … 256 pictures
  }
  // Noise falls with the root of the number: every sixteenfold must show, whatever single steps do.
  for (std::size_t i = 4; i < errors.size(); ++i) EXPECT_LT(errors[i], errors[i - 4]);
  EXPECT_LT(errors.back(), errors.front() / 4);
}

TEST(LinearMap, FewPairsGiveADullMapAndNoWildOne) {
  LinearMap map(channels);
  const Pairs few = pairs(2, 3, 0);
  map.learn(few.latents, few.colours);
  for (const float value : map.solve().apply(pairs(50, 4, 0).latents)) EXPECT_TRUE(std::isfinite(value));
  LinearMap constant(channels);
  constant.learn(std::vector<float>(channels, 0.0f), std::vector<float>{0.5f, -0.5f, 0.25f});
  const std::vector<float> shown = constant.solve().apply(std::vector<float>(channels, 1.0f));
  EXPECT_NEAR(shown[0], 0.5f, 1e-6f);
}

TEST(LinearMap, LeavesOutWhatIsNotFinite) {
  LinearMap map(channels);
  Pairs bad = pairs(200, 5, 0);
  bad.latents[3] = std::numeric_limits<float>::quiet_NaN();
  bad.colours[30] = std::numeric_limits<float>::infinity();
  map.learn(bad.latents, bad.colours);
  EXPECT_EQ(map.pairs(), 198);
  EXPECT_LT(largest_error(map), 10 * ridge_error);
}

TEST(LinearMap, ImpossibleSumsAreRefused) {
  LinearMap map(channels);
  const Pairs known = pairs(100, 6, 0);
  map.learn(known.latents, known.colours);
  const std::vector<double> good = map.sums();
  ASSERT_TRUE(LinearMap::from_sums(channels, good));
  EXPECT_NEAR(largest_error(*LinearMap::from_sums(channels, good)), largest_error(map), 0);
  EXPECT_FALSE(LinearMap::from_sums(channels + 1, good));
  EXPECT_FALSE(LinearMap::from_sums(channels, {}));
  const auto with = [&](std::size_t at, double value) {
    std::vector<double> sums = good;
    sums[at] = value;
    return LinearMap::from_sums(channels, sums).has_value();
  };
  EXPECT_FALSE(with(0, -1));
  EXPECT_FALSE(with(0, 101)) << "the pairs are counted twice";
  EXPECT_FALSE(with(1, -5)) << "a square sum";
  EXPECT_FALSE(with(2, 1e9)) << "not positive definite";
  EXPECT_FALSE(with(5, std::numeric_limits<double>::quiet_NaN()));
}

TEST(PreviewCalibration, IsKeptAndSurvivesADamagedFile) {
  const ScratchFolder scratch;
  const AutoencoderMark mark{"one", 1'000'000'000};
  const Pairs known = pairs(100, 7, 0);
  PreviewCalibration(mark, channels, scratch.path()).learn(known.latents, known.colours);
  EXPECT_TRUE(PreviewCalibration(mark, channels, scratch.path()).map().is_calibrated());
  EXPECT_FALSE(PreviewCalibration({"two", 1}, channels, scratch.path()).map().is_calibrated());
  EXPECT_FALSE(PreviewCalibration(mark, channels + 1, scratch.path()).map().is_calibrated());
  const std::filesystem::path file = scratch.path() / "one.linear";
  const std::string good = bytes_of(file);
  for (std::size_t at = 0; at < good.size(); at += 37) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x10);
    std::ofstream(file, std::ios::binary) << bad;
    EXPECT_FALSE(PreviewCalibration(mark, channels, scratch.path()).map().is_calibrated()) << at;
    std::ofstream(file, std::ios::binary) << good.substr(0, at);
    EXPECT_FALSE(PreviewCalibration(mark, channels, scratch.path()).map().is_calibrated()) << at;
  }
  PreviewCalibration again(mark, channels, scratch.path());
  again.learn(known.latents, known.colours);
  EXPECT_TRUE(PreviewCalibration(mark, channels, scratch.path()).map().is_calibrated()) << "written over";
}

TEST(PreviewCalibration, WhereNothingCanBeKeptItStillLearns) {
  const Pairs known = pairs(100, 8, 0);
  for (const char* folder : {"", "/proc/nowhere"}) {
    PreviewCalibration calibration({"one", 1}, channels, folder);
    calibration.learn(known.latents, known.colours);
    EXPECT_TRUE(calibration.map().is_calibrated());
  }
}

}  // namespace
}  // namespace sana::engine
