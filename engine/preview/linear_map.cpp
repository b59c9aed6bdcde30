// SPDX-License-Identifier: Apache-2.0
#include "engine/preview/linear_map.h"

#include <algorithm>
#include <cmath>

#include "engine/core/error.h"

namespace sana::engine {
namespace {

constexpr double ridge_share = 1e-4;

bool all_finite(std::span<const double> values) {
  return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}

}  // namespace

LinearMap::LinearMap(std::size_t channels)
    : channels_(channels), rows_(channels + 1), a_(rows_ * rows_), b_(rows_ * colours) {}

void LinearMap::learn(std::span<const float> latents, std::span<const float> colour_values) {
  const std::size_t count = colour_values.size() / colours;
  SANA_CHECK(latents.size() == count * channels_ && colour_values.size() == count * colours);
  std::vector<double> z(rows_, 1.0);
  for (std::size_t n = 0; n < count; ++n) {
    for (std::size_t i = 0; i < channels_; ++i) z[i] = latents[n * channels_ + i];
    const std::span<const float> y = colour_values.subspan(n * colours, colours);
    const bool is_usable = all_finite(z) && std::ranges::all_of(y, [](float value) { return std::isfinite(value); });
    if (!is_usable) continue;
    for (std::size_t i = 0; i < rows_; ++i) {
      for (std::size_t j = i; j < rows_; ++j) a_[i * rows_ + j] += z[i] * z[j];
      for (std::size_t c = 0; c < colours; ++c)
        b_[i * colours + c] += z[i] * std::clamp(static_cast<double>(y[c]), -1.0, 1.0);
    }
    pairs_ += 1;
  }
}

// Cholesky: the lower triangle L of A + ridge = L L^T. Nothing where the matrix is not positive definite.
std::optional<std::vector<double>> LinearMap::factor() const {
  double trace = 0;
  for (std::size_t i = 0; i < channels_; ++i) trace += a_[i * rows_ + i];
  const double ridge = ridge_share * trace / static_cast<double>(std::max<std::size_t>(channels_, 1));
  std::vector<double> l(rows_ * rows_);
  for (std::size_t j = 0; j < rows_; ++j)
    for (std::size_t i = j; i < rows_; ++i) {
      double sum = a_[j * rows_ + i] + (i == j && i < channels_ ? ridge : 0.0);
      for (std::size_t k = 0; k < j; ++k) sum -= l[i * rows_ + k] * l[j * rows_ + k];
      if (i == j && !(sum > 0)) return std::nullopt;
      l[i * rows_ + j] = i == j ? std::sqrt(sum) : sum / l[j * rows_ + j];
    }
  if (!all_finite(l)) return std::nullopt;
  return l;
}

LinearMap::Coefficients LinearMap::solve() const {
  Coefficients solution(channels_);
  const auto l = factor();
  if (!l) {  // all latents zero: only a constant colour can be known
    for (std::size_t c = 0; c < colours; ++c) solution.at(channels_, c) = b_[channels_ * colours + c] / pairs_;
    return solution;
  }
  for (std::size_t c = 0; c < colours; ++c) {
    for (std::size_t i = 0; i < rows_; ++i) {
      double sum = b_[i * colours + c];
      for (std::size_t k = 0; k < i; ++k) sum -= (*l)[i * rows_ + k] * solution.at(k, c);
      solution.at(i, c) = sum / (*l)[i * rows_ + i];
    }
    for (std::size_t i = rows_; i-- > 0;) {
      double sum = solution.at(i, c);
      for (std::size_t k = i + 1; k < rows_; ++k) sum -= (*l)[k * rows_ + i] * solution.at(k, c);
      solution.at(i, c) = sum / (*l)[i * rows_ + i];
    }
  }
  return solution;
}

std::vector<float> LinearMap::Coefficients::apply(std::span<const float> latents) const {
  const std::size_t count = latents.size() / channels_;
  std::vector<float> result(count * colours);
  for (std::size_t n = 0; n < count; ++n)
    for (std::size_t c = 0; c < colours; ++c) {
      double sum = values_[channels_ * colours + c];
      for (std::size_t i = 0; i < channels_; ++i) sum += values_[i * colours + c] * latents[n * channels_ + i];
      result[n * colours + c] = static_cast<float>(std::clamp(sum, -1.0, 1.0));
    }
  return result;
}

std::vector<double> LinearMap::sums() const {
  std::vector<double> values{pairs_};
  for (std::size_t i = 0; i < rows_; ++i)
    for (std::size_t j = i; j < rows_; ++j) values.push_back(a_[i * rows_ + j]);
  values.insert(values.end(), b_.begin(), b_.end());
  return values;
}

std::optional<LinearMap> LinearMap::from_sums(std::size_t channels, std::span<const double> sums) {
  LinearMap map(channels);
  const std::size_t triangle = map.rows_ * (map.rows_ + 1) / 2;
  if (sums.size() != 1 + triangle + map.b_.size() || !all_finite(sums)) return std::nullopt;
  map.pairs_ = sums[0];
  std::size_t at = 1;
  for (std::size_t i = 0; i < map.rows_; ++i)
    for (std::size_t j = i; j < map.rows_; ++j) map.a_[i * map.rows_ + j] = sums[at++];
  std::ranges::copy(sums.subspan(at), map.b_.begin());
  // The constant's own sum counts the pairs.
  const bool is_consistent = map.pairs_ > 0 && map.a_.back() == map.pairs_ && map.factor();
  return is_consistent ? std::optional(map) : std::nullopt;
}

}  // namespace sana::engine
