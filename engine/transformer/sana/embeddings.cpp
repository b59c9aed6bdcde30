// SPDX-License-Identifier: Apache-2.0
#include "engine/transformer/sana/embeddings.h"

#include <cmath>

namespace sana::engine {
namespace {

// One half of a token's table: sin(p w_k) then cos(p w_k), w_k = 10000^(-k / quarter).
void write_axis(double position, std::span<float> half) {
  const std::size_t quarter = half.size() / 2;
  for (std::size_t k = 0; k < quarter; ++k) {
    const double omega = 1.0 / std::pow(10000.0, static_cast<double>(k) / static_cast<double>(quarter));
    half[k] = static_cast<float>(std::sin(position * omega));
    half[quarter + k] = static_cast<float>(std::cos(position * omega));
  }
}

// The reference divides in fp32: index / (extent / base) / scale.
float coordinate(std::int64_t index, std::int64_t extent, const SanaConfig& config) {
  const auto base = static_cast<double>(config.sample_size / config.patch_size);
  const auto step = static_cast<float>(static_cast<double>(extent) / base);
  return static_cast<float>(index) / step / static_cast<float>(*config.interpolation_scale);
}

}  // namespace

void timestep_sinusoid(std::span<const float> timestep, std::span<float> out) {
  constexpr std::size_t half = sinusoid_channels / 2;
  for (std::size_t b = 0; b < timestep.size(); ++b) {
    for (std::size_t k = 0; k < half; ++k) {
      // Exponent in fp32, exponential rounded once: near t = 1000 an ulp here is the largest error of the whole step.
      const float exponent = static_cast<float>(-std::log(10000.0)) * static_cast<float>(k) / static_cast<float>(half);
      const float angle = timestep[b] * static_cast<float>(std::exp(static_cast<double>(exponent)));
      out[b * sinusoid_channels + k] = static_cast<float>(std::cos(static_cast<double>(angle)));
      out[b * sinusoid_channels + half + k] = static_cast<float>(std::sin(static_cast<double>(angle)));
    }
  }
}

std::vector<float> positional_table(const SanaConfig& config, std::int64_t height, std::int64_t width) {
  const auto channels = static_cast<std::size_t>(config.width);
  std::vector<float> table(static_cast<std::size_t>(height * width) * channels);
  std::vector<float> columns(static_cast<std::size_t>(width) * channels / 2), row(channels / 2);
  for (std::int64_t x = 0; x < width; ++x)
    write_axis(coordinate(x, width, config),
               std::span(columns).subspan(static_cast<std::size_t>(x) * channels / 2, channels / 2));
  float* token = table.data();
  for (std::int64_t y = 0; y < height; ++y) {
    write_axis(coordinate(y, height, config), row);
    for (std::int64_t x = 0; x < width; ++x, token += channels) {
      const float* column = columns.data() + static_cast<std::size_t>(x) * channels / 2;
      std::copy(column, column + channels / 2, token);
      std::copy(row.begin(), row.end(), token + channels / 2);
    }
  }
  return table;
}

}  // namespace sana::engine
