// SPDX-License-Identifier: Apache-2.0
// Vector functions shared by the Highway kernels; included once a target.
#if defined(SANA_KERNELS_CPU_VECTOR_MATH_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef SANA_KERNELS_CPU_VECTOR_MATH_INL_H
#undef SANA_KERNELS_CPU_VECTOR_MATH_INL_H
#else
#define SANA_KERNELS_CPU_VECTOR_MATH_INL_H
#endif

#include <cstddef>
#include <type_traits>

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include "kernels/ops/common.h"

HWY_BEFORE_NAMESPACE();
namespace sana::kernels {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Calls body(tag, i) for whole vectors, then for single elements up to count.
template <class Body>
HWY_INLINE void for_each_vector(std::size_t count, const Body& body) {
  const hn::ScalableTag<float> d;
  const std::size_t lanes = hn::Lanes(d);
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) body(d, i);
  const hn::CappedTag<float, 1> single;
  for (; i < count; ++i) body(single, i);
}

/// 1 / (1 + exp(-x)) as the factor of x: x / (1 + exp(-x)) keeps full relative accuracy on both sides.
/// Beyond 88 fp32's exp overflows: the quotient, below 1e-36, becomes zero.
template <class D, class V>
HWY_INLINE V times_sigmoid(D d, V x, V exponent) {
  const V limit = hn::Set(d, 88.0f), negative = hn::Neg(exponent);
  const V decay = hn::Exp(d, hn::Min(negative, limit));
  const V quotient = hn::Div(x, hn::Add(hn::Set(d, 1.0f), decay));
  return hn::IfThenElse(hn::Gt(negative, limit), hn::CopySign(hn::Zero(d), x), quotient);
}

template <class D, class V>
HWY_INLINE V silu(D d, V x) {
  return times_sigmoid(d, x, x);
}

/// 0.5 z (1 + tanh(u)) = z / (1 + exp(-2u)), u = sqrt(2/pi) (z + 0.044715 z^3).
template <class D, class V>
HWY_INLINE V gelu_tanh(D d, V z) {
  const V cubic = hn::MulAdd(hn::Mul(hn::Set(d, 0.044715f), hn::Mul(z, z)), z, z);
  return times_sigmoid(d, z, hn::Mul(hn::Set(d, 1.5957691216057308f), cubic));
}

template <Activation kind, class D, class V>
HWY_INLINE V activated(D d, V x) {
  if constexpr (kind == Activation::relu) return hn::IfThenZeroElse(hn::Lt(x, hn::Zero(d)), x);  // keeps a NaN visible
  else if constexpr (kind == Activation::silu) return silu(d, x);
  else if constexpr (kind == Activation::gelu_tanh) return gelu_tanh(d, x);
  else return x;
}

/// Calls body with the activation as a compile-time constant: body(std::integral_constant<Activation, ...>).
template <class Body>
HWY_INLINE void with_activation(Activation kind, const Body& body) {
  switch (kind) {
    case Activation::none: return body(std::integral_constant<Activation, Activation::none>());
    case Activation::relu: return body(std::integral_constant<Activation, Activation::relu>());
    case Activation::silu: return body(std::integral_constant<Activation, Activation::silu>());
    case Activation::gelu_tanh: return body(std::integral_constant<Activation, Activation::gelu_tanh>());
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace sana::kernels
HWY_AFTER_NAMESPACE();

#endif
