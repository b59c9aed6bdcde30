// SPDX-License-Identifier: Apache-2.0
#pragma once
// The few pieces of arithmetic that the reference ops share. All of it in double.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stop_token>

#include "kernels/half.h"
#include "kernels/ops/common.h"
#include "kernels/view.h"

namespace sana::kernels {

/// act(z).
inline double reference_activation(Activation activation, double z) {
  constexpr double sqrt_2_over_pi = 0.79788456080286535588;
  switch (activation) {
    case Activation::none: return z;
    case Activation::relu: return z > 0 ? z : (z == z ? 0 : z);
    case Activation::silu: return z / (1 + std::exp(-z));
    case Activation::gelu_tanh: return 0.5 * z * (1 + std::tanh(sqrt_2_over_pi * (z + 0.044715 * z * z * z)));
  }
  return z;
}

/// The element `offset` elements after data, whatever its stored type.
inline double load_element(const void* data, DType dtype, std::int64_t offset) {
  switch (dtype) {
    case DType::f32: return static_cast<const float*>(data)[offset];
    case DType::f16: return f16_to_f32(static_cast<const std::uint16_t*>(data)[offset]);
    case DType::bf16: return bf16_to_f32(static_cast<const std::uint16_t*>(data)[offset]);
    case DType::i32: return static_cast<const std::int32_t*>(data)[offset];
    case DType::i64: return static_cast<double>(static_cast<const std::int64_t*>(data)[offset]);
    case DType::u8: return static_cast<const std::uint8_t*>(data)[offset];
  }
  return 0;
}

/// One entry of a stored vector, or `otherwise` where there is none: optional biases and norm weights.
inline double load_or(const ConstTensorView& vector, std::int64_t index, double otherwise) {
  return vector ? load_element(vector.data, vector.dtype, index) : otherwise;
}

/// value rounded to the type in which products are formed.
inline float round_factor(float value, Precision precision) {
  return precision == Precision::bf16 ? bf16_to_f32(f32_to_bf16(value)) : value;
}

/// A stored weight as a factor of a product.
inline double load_factor(const ConstTensorView& weight, std::int64_t offset, Precision precision) {
  return round_factor(static_cast<float>(load_element(weight.data, weight.dtype, offset)), precision);
}

/// sum_i x[i] w[i]. Eight partial sums, so that the compiler may use vectors without changing the result.
inline double reference_dot(const float* x, const double* w, std::int64_t n) {
  double partial[8] = {};
  std::int64_t i = 0;
  for (; i + 8 <= n; i += 8)
    for (int lane = 0; lane < 8; ++lane) partial[lane] += static_cast<double>(x[i + lane]) * w[i + lane];
  double sum = 0;
  for (; i < n; ++i) sum += static_cast<double>(x[i]) * w[i];
  for (double lane_sum : partial) sum += lane_sum;
  return sum;
}

/// Start of row `row` of a matrix whose rows may be strided and whose columns are adjacent.
inline float* row_of(const TensorView& matrix, std::int64_t row) {
  return matrix.as<float>() + row * matrix.strides[0];
}
inline const float* row_of(const ConstTensorView& matrix, std::int64_t row) {
  return matrix.as<float>() + row * matrix.strides[0];
}

/// The D channels of one token and head in a (B, N, H, D) view.
template <class View>
auto* token(const View& view, std::int64_t b, std::int64_t n, std::int64_t h) {
  return view.template as<float>() + b * view.strides[0] + n * view.strides[1] + h * view.strides[2];
}

inline bool stop_requested(const std::stop_token* stop) { return stop != nullptr && stop->stop_requested(); }

}  // namespace sana::kernels
