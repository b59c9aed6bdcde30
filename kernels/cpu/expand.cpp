// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/expand.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/cpu/expand.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace sana::kernels {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

void expand_half(const std::uint16_t* source, float* target, std::size_t count) {
  const hn::ScalableTag<float> d;
  const hn::Rebind<hwy::float16_t, decltype(d)> dh;
  const hn::Rebind<std::uint16_t, decltype(d)> du;
  const std::size_t lanes = hn::Lanes(d);
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes)
    hn::StoreU(hn::PromoteTo(d, hn::BitCast(dh, hn::LoadU(du, source + i))), d, target + i);
  for (; i < count; ++i) {
    // Sign and the other bits moved to their fp32 places; the product by 2^112 mends exponent and subnormals.
    const std::uint32_t magnitude = source[i] & 0x7FFFu;
    const std::uint32_t moved = magnitude >= 0x7C00u ? (magnitude << 13) | 0x7F800000u : magnitude << 13;
    float value;
    hwy::CopyBytes<4>(&moved, &value);
    if (magnitude < 0x7C00u) value *= 0x1p112f;
    target[i] = (source[i] & 0x8000u) ? -value : value;
  }
}

void expand_bfloat(const std::uint16_t* source, float* target, std::size_t count) {
  const hn::ScalableTag<float> d;
  const hn::RebindToUnsigned<decltype(d)> du32;
  const hn::Rebind<std::uint16_t, decltype(d)> du16;
  const std::size_t lanes = hn::Lanes(d);
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    const auto wide = hn::PromoteTo(du32, hn::LoadU(du16, source + i));
    hn::StoreU(hn::BitCast(d, hn::ShiftLeft<16>(wide)), d, target + i);
  }
  for (; i < count; ++i) {
    const std::uint32_t bits = static_cast<std::uint32_t>(source[i]) << 16;
    hwy::CopyBytes<4>(&bits, target + i);
  }
}

void round_bfloat(const float* source, std::uint16_t* target, std::size_t count) {
  const hn::ScalableTag<float> d;
  const hn::RebindToUnsigned<decltype(d)> du;
  const hn::RebindToSigned<decltype(d)> di;
  const hn::Rebind<std::uint16_t, decltype(d)> du16;
  const std::size_t lanes = hn::Lanes(d);
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    const auto value = hn::LoadU(d, source + i);
    const auto bits = hn::BitCast(du, value);
    const auto odd = hn::And(hn::ShiftRight<16>(bits), hn::Set(du, 1));
    const auto rounded = hn::Add(bits, hn::Add(odd, hn::Set(du, 0x7FFF)));
    // Rounding up could turn a NaN into infinity: keep its head, made quiet.
    const auto quiet = hn::Or(bits, hn::Set(du, 0x400000));
    const auto chosen = hn::IfThenElse(hn::RebindMask(du, hn::IsNaN(value)), quiet, rounded);
    hn::StoreU(hn::DemoteTo(du16, hn::BitCast(di, hn::ShiftRight<16>(chosen))), du16, target + i);
  }
  for (; i < count; ++i) {
    std::uint32_t bits;
    hwy::CopyBytes<4>(source + i, &bits);
    const bool is_nan = (bits & 0x7FFFFFFFu) > 0x7F800000u;
    target[i] = static_cast<std::uint16_t>((is_nan ? bits | 0x400000u : bits + 0x7FFFu + ((bits >> 16) & 1u)) >> 16);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace sana::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <cstring>

namespace sana::kernels {

HWY_EXPORT(expand_half);
HWY_EXPORT(expand_bfloat);
HWY_EXPORT(round_bfloat);

void expand_to_f32(DType from, const void* source, float* target, std::size_t count) {
  if (from == DType::f32) std::memcpy(target, source, count * sizeof(float));
  if (from == DType::f16) HWY_DYNAMIC_DISPATCH(expand_half)(static_cast<const std::uint16_t*>(source), target, count);
  if (from == DType::bf16)
    HWY_DYNAMIC_DISPATCH(expand_bfloat)(static_cast<const std::uint16_t*>(source), target, count);
}

void round_to_bf16(const float* source, std::uint16_t* target, std::size_t count) {
  HWY_DYNAMIC_DISPATCH(round_bfloat)(source, target, count);
}

std::vector<float> expanded(const ConstTensorView& view) {
  std::vector<float> values;
  if (!view) return values;
  values.resize(static_cast<std::size_t>(view.shape.elements()));
  expand_to_f32(view.dtype, view.data, values.data(), values.size());
  return values;
}

std::int64_t compiled_vector_targets() { return HWY_TARGETS; }

}  // namespace sana::kernels
#endif
