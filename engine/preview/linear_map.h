// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: pairs of a latent and the colour that the autoencoder made of it. out: the affine map between them.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sana::engine {

/// colour = M (latent, 1), by least squares over everything learnt so far. With z = (latent, 1) and y the colour, it
/// keeps A = sum z z^T and B = sum z y^T and solves (A + ridge) M^T = B, where ridge is a small share of A's mean
/// diagonal on the latent's part: few pairs then give a dull map instead of a wild one.
class LinearMap {
 public:
  static constexpr std::size_t colours = 3;

  explicit LinearMap(std::size_t channels);

  /// Adds one picture: latents (n, channels) and colours (n, 3) in -1..1. Values that are not finite are left out.
  void learn(std::span<const float> latents, std::span<const float> colour_values);
  bool is_calibrated() const { return pairs_ > 0; }
  std::size_t channels() const { return channels_; }
  /// Pairs learnt.
  double pairs() const { return pairs_; }

  /// The map as it is used.
  class Coefficients {
   public:
    explicit Coefficients(std::size_t channels) : channels_(channels), values_((channels + 1) * colours) {}
    /// latents (n, channels) -> colours (n, 3), clamped to -1..1.
    std::vector<float> apply(std::span<const float> latents) const;
    double& at(std::size_t row, std::size_t colour) { return values_[row * colours + colour]; }

   private:
    std::size_t channels_;
    std::vector<double> values_;  // (channels + 1, 3), the constant last
  };
  /// Requires is_calibrated().
  Coefficients solve() const;

  /// Pairs, the upper triangle of A by rows, then B: for keeping.
  std::vector<double> sums() const;
  /// Nothing where these cannot be the sums of any pairs: wrong count, not finite, A not positive definite.
  static std::optional<LinearMap> from_sums(std::size_t channels, std::span<const double> sums);

 private:
  std::optional<std::vector<double>> factor() const;

  std::size_t channels_, rows_;  // rows_ = channels_ + 1
  double pairs_ = 0;
  std::vector<double> a_;  // (rows, rows), the upper triangle
  std::vector<double> b_;  // (rows, 3)
};

}  // namespace sana::engine
