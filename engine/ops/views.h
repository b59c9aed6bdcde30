// SPDX-License-Identifier: Apache-2.0
#pragma once
// How the op functions read their tensors.

#include <string>
#include <string_view>

#include "engine/core/error.h"
#include "engine/tensor/tensor.h"

namespace sana::engine::ops {

/// The view that an op writes: a Tensor is a handle, so a const one may be written.
inline TensorView writable(const Tensor& tensor) {
  Tensor handle = tensor;
  return handle.view();
}

/// (rows, C): rank 2 as it is, strides included; any other rank must be dense.
inline Tensor as_rows(const Tensor& tensor) {
  if (tensor.shape().rank() == 2) return tensor;
  const std::int64_t columns = tensor.size(-1);
  return tensor.reshape({tensor.shape().elements() / columns, columns});
}

/// The shape with another last extent.
inline Shape with_columns(Shape shape, std::int64_t columns) {
  shape[-1] = columns;
  return shape;
}

/// Checks one argument of an op against the shape that follows from the others.
inline void check_shape(std::string_view op, const Tensor& tensor, const Shape& expected) {
  SANA_CHECK(tensor.shape() == expected,
             std::string(op) + ": " + tensor.shape().text() + ", expected " + expected.text());
}

}  // namespace sana::engine::ops
