// SPDX-License-Identifier: Apache-2.0
#pragma once
// A tensor owns a share of device memory; a view (kernels/view.h) borrows it.

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "kernels/backend.h"
#include "kernels/view.h"

namespace sana::engine {

using kernels::ConstTensorView;
using kernels::DType;
using kernels::Shape;
using kernels::TensorView;

/// What a gradient tape will know of a tensor; defined with the tape. Null in inference.
class TapeNode;

/// Cheap to copy; never changed after it is published. Without storage it has a shape only (planning).
class Tensor {
 public:
  Tensor() = default;
  Tensor(std::shared_ptr<kernels::Buffer> storage, std::size_t byte_offset, DType dtype, const Shape& shape);
  /// Shape only.
  Tensor(DType dtype, const Shape& shape) : Tensor(nullptr, 0, dtype, shape) {}

  const Shape& shape() const { return shape_; }
  std::int64_t size(int axis) const { return shape_[axis]; }
  DType dtype() const { return dtype_; }
  bool defined() const { return shape_.rank() > 0 || storage_ != nullptr; }

  TensorView view();
  ConstTensorView view() const;

  /// Same elements, other extents. Fails: Bug if the count differs or the tensor is not dense.
  Tensor reshape(const Shape& shape) const;
  /// Elements begin..end-1 along an axis.
  Tensor slice(int axis, std::int64_t begin, std::int64_t end) const;
  /// The part at one index of an axis; the axis goes.
  Tensor select(int axis, std::int64_t index) const;
  /// Splits an axis in two: (outer, inner).
  Tensor split(int axis, std::int64_t inner) const;
  /// Axis i of the result is axis order[i].
  Tensor permute(std::initializer_list<int> order) const;
  /// Repeats an axis of extent 1 `count` times without storing it (stride 0).
  Tensor expand(int axis, std::int64_t count) const;
  /// Inserts an axis of extent 1.
  Tensor unsqueeze(int axis) const;

 private:
  std::shared_ptr<kernels::Buffer> storage_;
  std::size_t byte_offset_ = 0;
  DType dtype_ = DType::f32;
  Shape shape_, strides_;
  std::shared_ptr<TapeNode> tape_;  // the only trace that training leaves here
};

/// New device memory. Fails: out_of_memory.
Tensor make_tensor(kernels::Backend& backend, const Shape& shape, DType dtype = DType::f32);
/// New device memory with these values.
Tensor upload(kernels::Backend& backend, std::span<const float> values, const Shape& shape);
Tensor upload(kernels::Backend& backend, std::span<const std::int32_t> values, const Shape& shape);
/// Overwrites a dense tensor of the same count.
void upload_into(kernels::Backend& backend, std::span<const float> values, const Tensor& tensor);
/// Copies a dense fp32 tensor to the host.
std::vector<float> download(kernels::Backend& backend, const Tensor& tensor);
void download_into(kernels::Backend& backend, const Tensor& tensor, std::span<float> values);
/// A stored weight as an fp32 tensor on the device: tables that are added, not multiplied.
Tensor constant(kernels::Backend& backend, const ConstTensorView& stored);

}  // namespace sana::engine
