// SPDX-License-Identifier: Apache-2.0
#include "engine/random/torch_generator.h"

#include <bit>
#include <cmath>
#include <numbers>

namespace sana::engine {
namespace {

constexpr std::size_t block = 16, half = block / 2;

/// Natural logarithm of a normal x > 0, to about 1e-16: x = m 2^e with m near 1, ln m = 2 artanh((m - 1) / (m + 1)).
double series_log(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  int exponent = static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
  if (m > std::numbers::sqrt2) {
    m *= 0.5;
    ++exponent;
  }
  const double f = (m - 1) / (m + 1), square = f * f;
  double sum = 0;
  for (int k = 23; k >= 3; k -= 2) sum = (sum + 1.0 / k) * square;
  return 2 * f * (1 + sum) + exponent * std::numbers::ln2;
}

struct SineCosine {
  double sine, cosine;
};

/// Of 2 pi turns, turns in 0..1, to about 1e-16: Taylor series around the nearest quarter turn.
SineCosine of_turns(double turns) {
  const double quarters = 4 * turns;
  const int nearest = static_cast<int>(quarters + 0.5);
  const double x = (quarters - nearest) * (std::numbers::pi / 2), square = x * x;
  double sine = 1, cosine = 1;
  for (int k = 17; k >= 3; k -= 2) {
    sine = 1 - sine * square / (k * (k - 1));
    cosine = 1 - cosine * square / ((k - 1) * (k - 2));
  }
  sine *= x;
  switch (nearest % 4) {
    case 0: return {sine, cosine};
    case 1: return {cosine, -sine};
    case 2: return {-sine, -cosine};
    default: return {-cosine, sine};
  }
}

/// 16 uniforms in place to 16 normals: element j pairs with j + 8. Rounded to fp32 where the reference rounds.
void transform_block(float* values) {
  constexpr auto two_pi = static_cast<float>(2 * std::numbers::pi);
  for (std::size_t j = 0; j < half; ++j) {
    const auto log_u = static_cast<float>(series_log(static_cast<double>(1.0F - values[j])));
    const float radius = std::sqrt(-2.0F * log_u);
    const float angle = two_pi * values[j + half];
    const SineCosine direction = of_turns(static_cast<double>(angle) * (0.5 / std::numbers::pi));
    values[j] = radius * static_cast<float>(direction.cosine);
    values[j + half] = radius * static_cast<float>(direction.sine);
  }
}

}  // namespace

void TorchGenerator::fill_uniform(std::span<float> values) {
  for (float& value : values) value = static_cast<float>(engine_() & 0xffffffU) * 0x1p-24F;
}

std::uint64_t TorchGenerator::next_53_bits() {
  const std::uint64_t high = engine_();
  return ((high << 32) | engine_()) & ((1ULL << 53) - 1);
}

float TorchGenerator::next_double_normal() {
  if (cached_normal_) {
    const double value = *cached_normal_;
    cached_normal_.reset();
    return static_cast<float>(value);
  }
  const double u1 = static_cast<double>(next_53_bits()) * 0x1p-53;
  const double u2 = static_cast<double>(next_53_bits()) * 0x1p-53;
  const double radius = std::sqrt(-2 * series_log(1 - u2));  // 1 - u2 is exact
  const SineCosine direction = of_turns(u1);
  cached_normal_ = radius * direction.sine;
  return static_cast<float>(radius * direction.cosine);
}

void TorchGenerator::normal(std::span<float> values) {
  if (values.size() < block) {
    for (float& value : values) value = next_double_normal();
    return;
  }
  fill_uniform(values);
  std::size_t i = 0;
  for (; i + block <= values.size(); i += block) transform_block(values.data() + i);
  if (i == values.size()) return;
  // A remainder is not transformed: the last 16 elements are drawn anew as one block.
  const auto last = values.last(block);
  fill_uniform(last);
  transform_block(last.data());
}

}  // namespace sana::engine
