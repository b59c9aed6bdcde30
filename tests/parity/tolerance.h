// SPDX-License-Identifier: Apache-2.0
#pragma once
// How far a backend may be from the reference, and why. Both measures are relative to the expected result:
// rel_l2 = |y - e| / |e| over the tensor, max_abs = max |y_i - e_i| / rms(e).

#include <cmath>
#include <cstdint>

namespace sana::kernels {

struct Tolerance {
  double rel_l2 = 0;
  double max_abs = 0;
  const char* reason = "";
};

/// Half a unit in the last place of fp32, relative: the error of one rounding.
inline constexpr double rounding = 0x1p-24;
/// The largest of some 10^6 normally distributed errors is below 6 standard deviations; 8 leaves room for their tails.
inline constexpr double outlier = 8;

inline Tolerance exact() { return {0, 0, "moves values, or rounds once: there is one right answer"}; }

inline Tolerance few_roundings() {
  return {4 * rounding, 32 * rounding, "a handful of fp32 operations per element; no long sum"};
}

inline Tolerance transcendental() {
  return {8 * rounding, 64 * rounding, "exp and tanh of a vector library are good to a few units in the last place"};
}

/// A sum of K products of zero mean: after k terms the partial sum has size sqrt(k) and each addition rounds it, which
/// makes rounding * K / sqrt(6) against a result of sqrt(K), that is 0.41 sqrt(K) roundings in sequence, fewer in blocks.
inline Tolerance products(std::int64_t K) {
  const double rel_l2 = (8 + std::sqrt(static_cast<double>(K))) * rounding;
  return {rel_l2, outlier * rel_l2, "fp32 sum of K products in any order"};
}

/// A 3x3 convolution of C channels by Winograd's F(4x4, 3x3). Simulated in fp32 with interpolation points 0, 1, -1, 2, -2
/// (the worst in use) it is off by 3.7 sqrt(C) roundings in the mean and 41 sqrt(C) at most over 24000 pixels; direct
/// summation by 1.2 sqrt(C).
inline Tolerance winograd(std::int64_t C) {
  const double root = std::sqrt(static_cast<double>(C)) * rounding;
  return {5 * root, 60 * root, "the transforms of F(4x4, 3x3) magnify roundings"};
}

/// `steps` convolutions one after the other, each off by `one`; the errors add at worst.
inline Tolerance chained(const Tolerance& one, std::int64_t steps) {
  return {static_cast<double>(steps) * one.rel_l2, static_cast<double>(steps) * one.max_abs, one.reason};
}

/// A chain whose intermediate values are rounded to bf16: a value off by rel_l2 falls to the other side of a rounding
/// boundary once in 2^-8 / rel_l2 times, and is then off by 2^-8.
inline Tolerance bf16_chain(const Tolerance& exact_chain) {
  return {exact_chain.rel_l2 + std::sqrt(exact_chain.rel_l2 * 0x1p-8), 0x1p-8,
          "a bf16 factor between the convolutions may fall on either side of a rounding boundary"};
}

/// A nearest x2 enlargement before a 3x3 convolution in bf16. As four 2x2 convolutions its factors are sums of up to four
/// weights, rounded once; the reference rounds each weight. Either rounding is off by 2^-9 / sqrt(3) in the mean, so the
/// two differ by 2^-9 sqrt(2 / 3).
inline Tolerance bf16_phases(const Tolerance& sum) {
  return {sum.rel_l2 + 0x1p-9, sum.max_abs + outlier * 0x1p-9, "bf16 rounds sums of weights, not each weight"};
}

/// Statistics of a row of C values whose mean is `shift` standard deviations: sums of one sign lose at most sqrt(C)
/// roundings in practice, and subtracting the mean magnifies the input's own rounding by `shift`.
inline Tolerance statistics(std::int64_t C, double shift = 0) {
  const double rel_l2 = (8 + 0.5 * std::sqrt(static_cast<double>(C)) + 2 * shift) * rounding;
  return {rel_l2, outlier * rel_l2, "fp32 sums over a row, then a few operations per element"};
}

/// Softmax over N keys with scores up to `score`: exp turns a score's absolute error, a few roundings of `score`, into a
/// relative one; then a sum of N weighted values.
inline Tolerance softmax(std::int64_t N, double score) {
  const double rel_l2 = (16 + std::sqrt(static_cast<double>(N)) + 4 * score) * rounding;
  return {rel_l2, outlier * rel_l2, "exp magnifies the rounding of large scores"};
}

/// Linear attention: sums over N tokens, then over D channels, and a division by sums of one sign.
inline Tolerance linear_attention(std::int64_t N, std::int64_t D) {
  const double rel_l2 = (8 + std::sqrt(static_cast<double>(N)) + std::sqrt(static_cast<double>(D))) * rounding;
  return {rel_l2, 4 * outlier * rel_l2, "fp32 sums over tokens and channels; a small divisor magnifies single outliers"};
}

}  // namespace sana::kernels
