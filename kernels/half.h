// SPDX-License-Identifier: Apache-2.0
#pragma once
// Exact conversions between fp32 and the two 16-bit types, which are stored as std::uint16_t.

#include <bit>
#include <cstdint>

namespace sana::kernels {

/// IEEE binary16 to fp32: exact, subnormals and infinities included; a NaN keeps its payload and becomes quiet.
constexpr float f16_to_f32(std::uint16_t half) {
  const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000u) << 16;
  const std::uint32_t exponent = (half >> 10) & 0x1fu;
  const std::uint32_t mantissa = half & 0x3ffu;
  if (exponent == 0) {  // zero or subnormal: mantissa * 2^-24, which fp32 holds exactly
    const float magnitude = static_cast<float>(mantissa) * 0x1p-24f;
    return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(magnitude));
  }
  if (exponent == 31) {
    const std::uint32_t quiet = mantissa != 0 ? 0x00400000u : 0u;
    return std::bit_cast<float>(sign | 0x7f800000u | quiet | mantissa << 13);
  }
  return std::bit_cast<float>(sign | (exponent + 112) << 23 | mantissa << 13);
}

/// fp32 to IEEE binary16, to nearest, ties to even; above 65519.99 infinity, NaN stays NaN.
constexpr std::uint16_t f32_to_f16(float value) {
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
  const auto sign = static_cast<std::uint16_t>(bits >> 16 & 0x8000u);
  const std::uint32_t magnitude = bits & 0x7fffffffu;
  if (magnitude > 0x7f800000u) return static_cast<std::uint16_t>(sign | 0x7e00u | (magnitude >> 13 & 0x3ffu));
  if (magnitude >= 0x47800000u) return static_cast<std::uint16_t>(sign | 0x7c00u);  // 2^16 and more
  std::uint32_t exponent = magnitude >> 23;
  if (exponent < 102) return sign;  // below 2^-25: nearer to zero than to the smallest subnormal
  std::uint32_t mantissa = magnitude & 0x7fffffu;
  std::uint32_t dropped_bits = 13;
  std::uint32_t kept_exponent = 0;
  if (exponent < 113) {  // subnormal result: the hidden bit joins the mantissa
    mantissa |= 0x800000u;
    dropped_bits += 113 - exponent;
  } else {
    kept_exponent = exponent - 112;
  }
  const std::uint32_t dropped = mantissa & ((1u << dropped_bits) - 1);
  const std::uint32_t half_way = 1u << (dropped_bits - 1);
  std::uint32_t result = (kept_exponent << 10) + (mantissa >> dropped_bits);
  // A carry out of the mantissa raises the exponent, up to infinity: the encoding is monotonic.
  if (dropped > half_way || (dropped == half_way && (result & 1u) != 0)) ++result;
  return static_cast<std::uint16_t>(sign | result);
}

/// bfloat16 to fp32: exact.
constexpr float bf16_to_f32(std::uint16_t bits) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16);
}

/// fp32 to bfloat16, to nearest, ties to even; NaN stays NaN.
constexpr std::uint16_t f32_to_bf16(float value) {
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
  if ((bits & 0x7fffffffu) > 0x7f800000u) return static_cast<std::uint16_t>(bits >> 16 | 0x40u);
  return static_cast<std::uint16_t>((bits + 0x7fffu + (bits >> 16 & 1u)) >> 16);
}

}  // namespace sana::kernels
