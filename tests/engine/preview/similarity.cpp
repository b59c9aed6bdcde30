// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/preview/similarity.h"

#include <array>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace sana::engine {
namespace {

constexpr int window = 11;
constexpr double sigma = 1.5;
constexpr double c1 = (0.01 * 255) * (0.01 * 255), c2 = (0.03 * 255) * (0.03 * 255);

std::vector<double> luma(const Image& image) {
  std::vector<double> values(image.rgb.size() / 3);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = 0.299 * image.rgb[3 * i] + 0.587 * image.rgb[3 * i + 1] + 0.114 * image.rgb[3 * i + 2];
  return values;
}

std::array<double, window * window> weights() {
  std::array<double, window * window> found{};
  double sum = 0;
  for (int y = 0; y < window; ++y)
    for (int x = 0; x < window; ++x) {
      const double dy = y - window / 2, dx = x - window / 2;
      sum += found[static_cast<std::size_t>(y * window + x)] = std::exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
    }
  for (double& weight : found) weight /= sum;
  return found;
}

}  // namespace

double structural_similarity(const Image& a, const Image& b) {
  if (a.width != b.width || a.height != b.height || a.width < window || a.height < window)
    throw std::invalid_argument("pictures of different or too small sizes");
  const auto weight = weights();
  const std::vector<double> first = luma(a), second = luma(b);
  double sum = 0;
  for (int top = 0; top + window <= a.height; ++top)
    for (int left = 0; left + window <= a.width; ++left) {
      double mean_a = 0, mean_b = 0, square_a = 0, square_b = 0, product = 0;
      for (int y = 0; y < window; ++y)
        for (int x = 0; x < window; ++x) {
          const double w = weight[static_cast<std::size_t>(y * window + x)];
          const auto at = static_cast<std::size_t>((top + y) * a.width + left + x);
          mean_a += w * first[at];
          mean_b += w * second[at];
          square_a += w * first[at] * first[at];
          square_b += w * second[at] * second[at];
          product += w * first[at] * second[at];
        }
      const double variance_a = square_a - mean_a * mean_a, variance_b = square_b - mean_b * mean_b;
      const double covariance = product - mean_a * mean_b;
      sum += (2 * mean_a * mean_b + c1) * (2 * covariance + c2) /
             ((mean_a * mean_a + mean_b * mean_b + c1) * (variance_a + variance_b + c2));
    }
  return sum / ((a.width - window + 1) * static_cast<double>(a.height - window + 1));
}

}  // namespace sana::engine
