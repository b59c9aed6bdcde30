// SPDX-License-Identifier: Apache-2.0
// All 65536 values of both 16-bit types, and the points half-way between neighbours, where rounding decides.
#include "kernels/half.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace sana::kernels {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

/// The value of a 16-bit pattern from its definition: sign, exponent and mantissa fields.
double value_of(std::uint32_t bits, int mantissa_bits, int bias) {
  const int exponent_mask = (1 << (15 - mantissa_bits)) - 1;
  const int exponent = static_cast<int>(bits >> mantissa_bits) & exponent_mask;
  const double mantissa = bits & ((1u << mantissa_bits) - 1);
  const double sign = (bits & 0x8000u) != 0 ? -1 : 1;
  if (exponent == exponent_mask) return mantissa == 0 ? sign * INFINITY : NAN;
  if (exponent == 0) return sign * std::ldexp(mantissa, 1 - bias - mantissa_bits);
  return sign * std::ldexp(mantissa + (1 << mantissa_bits), exponent - bias - mantissa_bits);
}

struct Format {
  int mantissa_bits, bias;
  float (*widen)(std::uint16_t);
  std::uint16_t (*narrow)(float);
};

const Format formats[] = {{10, 15, &f16_to_f32, &f32_to_f16}, {7, 127, &bf16_to_f32, &f32_to_bf16}};

/// Counts the patterns for which a property does not hold.
template <class Property>
int violations(Property&& holds) {
  int count = 0;
  for (std::uint32_t bits = 0; bits < 0x10000u; ++bits) count += holds(static_cast<std::uint16_t>(bits)) ? 0 : 1;
  return count;
}

TEST(Half, WidensEveryPatternExactly) {
  for (const Format& format : formats)
    EXPECT_EQ(violations([&](std::uint16_t bits) {
                const double expected = value_of(bits, format.mantissa_bits, format.bias);
                const float actual = format.widen(bits);
                if (std::isnan(expected)) return std::isnan(actual);
                return actual == expected && std::signbit(actual) == std::signbit(expected);
              }),
              0);
}

TEST(Half, EveryPatternSurvivesARoundTrip) {
  for (const Format& format : formats)
    EXPECT_EQ(violations([&](std::uint16_t bits) {
                const float wide = format.widen(bits);
                const std::uint16_t back = format.narrow(wide);
                return std::isnan(wide) ? std::isnan(format.widen(back)) : back == bits;
              }),
              0);
}

TEST(Half, RoundsToNearestAndTiesToEven) {
  for (const Format& format : formats)
    EXPECT_EQ(violations([&](std::uint16_t bits) {
                const std::uint16_t magnitude = bits & 0x7fffu;
                const auto next = static_cast<std::uint16_t>(bits + 1);
                const double low = value_of(bits, format.mantissa_bits, format.bias);
                const double high = value_of(next, format.mantissa_bits, format.bias);
                if (magnitude == 0x7fffu || !std::isfinite(low) || !std::isfinite(high)) return true;
                const auto middle = static_cast<float>((low + high) / 2);
                if (middle != (low + high) / 2) return true;  // fp32 has no value between the smallest subnormals
                const std::uint16_t even = (bits & 1u) == 0 ? bits : next;
                const float outward = std::copysign(infinity, middle);
                return format.narrow(middle) == even && format.narrow(std::nextafter(middle, 0.0f)) == bits &&
                       format.narrow(std::nextafter(middle, outward)) == next;
              }),
              0);
}

TEST(Half, OverflowsToInfinityFromHalfAStepAboveTheLargest) {
  EXPECT_EQ(f32_to_f16(65504.0f), 0x7bffu);
  EXPECT_EQ(f32_to_f16(std::nextafter(65520.0f, 0.0f)), 0x7bffu);
  EXPECT_EQ(f32_to_f16(65520.0f), 0x7c00u);
  EXPECT_EQ(f32_to_f16(-1e30f), 0xfc00u);
  EXPECT_EQ(f32_to_bf16(std::numeric_limits<float>::max()), 0x7f80u);
}

TEST(Half, UnderflowsToZeroWithItsSign) {
  EXPECT_EQ(f32_to_f16(0x1p-25f), 0x0000u) << "half the smallest subnormal: a tie, and zero is even";
  EXPECT_EQ(f32_to_f16(std::nextafter(0x1p-25f, 1.0f)), 0x0001u);
  EXPECT_EQ(f32_to_f16(-1e-30f), 0x8000u);
}

TEST(Half, KeepsNaNEvenWhenItsPayloadIsLost) {
  const float payload_in_low_bits = std::bit_cast<float>(0x7f800001u);
  EXPECT_TRUE(std::isnan(f16_to_f32(f32_to_f16(payload_in_low_bits))));
  EXPECT_TRUE(std::isnan(bf16_to_f32(f32_to_bf16(payload_in_low_bits))));
  EXPECT_TRUE(std::isnan(bf16_to_f32(f32_to_bf16(std::bit_cast<float>(0xffffffffu)))));
}

}  // namespace
}  // namespace sana::kernels
