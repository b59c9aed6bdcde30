// SPDX-License-Identifier: Apache-2.0
#include "engine/tensor/tensor.h"

#include "engine/core/error.h"
#include "kernels/half.h"

namespace sana::engine {
namespace {

int wrap(int axis, int rank) { return axis < 0 ? axis + rank : axis; }

// Extents and strides with one more axis, set to (1, 0), at `axis`.
Shape with_axis(const Shape& shape, int axis, std::int64_t value) {
  std::array<std::int64_t, kernels::max_rank> extents{};
  SANA_CHECK(shape.rank() < kernels::max_rank, shape.text());
  for (int i = 0; i <= shape.rank(); ++i) {
    if (i == axis) extents[static_cast<std::size_t>(i)] = value;
    else extents[static_cast<std::size_t>(i)] = shape[i < axis ? i : i - 1];
  }
  return Shape::from(extents.data(), shape.rank() + 1);
}

}  // namespace

Tensor::Tensor(std::shared_ptr<kernels::Buffer> storage, std::size_t byte_offset, DType dtype, const Shape& shape)
    : storage_(std::move(storage)),
      byte_offset_(byte_offset),
      dtype_(dtype),
      shape_(shape),
      strides_(kernels::dense_strides(shape)) {}

TensorView Tensor::view() {
  void* data = storage_ ? static_cast<std::byte*>(storage_->data()) + byte_offset_ : nullptr;
  return {data, dtype_, shape_, strides_};
}

ConstTensorView Tensor::view() const { return const_cast<Tensor*>(this)->view(); }

Tensor Tensor::reshape(const Shape& shape) const {
  SANA_CHECK(shape.elements() == shape_.elements() && strides_ == kernels::dense_strides(shape_),
             shape_.text() + " as " + shape.text());
  Tensor result = *this;
  result.shape_ = shape;
  result.strides_ = kernels::dense_strides(shape);
  return result;
}

Tensor Tensor::slice(int axis, std::int64_t begin, std::int64_t end) const {
  axis = wrap(axis, shape_.rank());
  SANA_CHECK(0 <= begin && begin <= end && end <= shape_[axis], shape_.text());
  Tensor result = *this;
  result.shape_[axis] = end - begin;
  result.byte_offset_ += static_cast<std::size_t>(begin * strides_[axis]) * kernels::size_of(dtype_);
  return result;
}

Tensor Tensor::select(int axis, std::int64_t index) const {
  axis = wrap(axis, shape_.rank());
  Tensor result = slice(axis, index, index + 1);
  const Shape shape = result.shape_, strides = result.strides_;
  std::array<std::int64_t, kernels::max_rank> extents{}, steps{};
  std::size_t kept = 0;
  for (int i = 0; i < shape.rank(); ++i) {
    if (i == axis) continue;
    extents[kept] = shape[i];
    steps[kept++] = strides[i];
  }
  result.shape_ = Shape::from(extents.data(), static_cast<int>(kept));
  result.strides_ = Shape::from(steps.data(), static_cast<int>(kept));
  return result;
}

Tensor Tensor::split(int axis, std::int64_t inner) const {
  axis = wrap(axis, shape_.rank());
  SANA_CHECK(inner > 0 && shape_[axis] % inner == 0, shape_.text() + " by " + std::to_string(inner));
  Tensor result = *this;
  result.shape_ = with_axis(shape_, axis + 1, inner);
  result.shape_[axis] = shape_[axis] / inner;
  result.strides_ = with_axis(strides_, axis + 1, strides_[axis]);
  result.strides_[axis] = strides_[axis] * inner;
  return result;
}

Tensor Tensor::permute(std::initializer_list<int> order) const {
  SANA_CHECK(static_cast<int>(order.size()) == shape_.rank(), shape_.text());
  Tensor result = *this;
  int to = 0;
  for (int from : order) {
    result.shape_[to] = shape_[from];
    result.strides_[to] = strides_[from];
    ++to;
  }
  return result;
}

Tensor Tensor::expand(int axis, std::int64_t count) const {
  axis = wrap(axis, shape_.rank());
  SANA_CHECK(shape_[axis] == 1, shape_.text());
  Tensor result = *this;
  result.shape_[axis] = count;
  result.strides_[axis] = 0;
  return result;
}

Tensor Tensor::unsqueeze(int axis) const {
  axis = axis < 0 ? axis + shape_.rank() + 1 : axis;
  Tensor result = *this;
  result.shape_ = with_axis(shape_, axis, 1);
  result.strides_ = with_axis(strides_, axis, axis < shape_.rank() ? shape_[axis] * strides_[axis] : 1);
  return result;
}

Tensor make_tensor(kernels::Backend& backend, const Shape& shape, DType dtype) {
  const auto bytes = static_cast<std::size_t>(shape.elements()) * kernels::size_of(dtype);
  return {backend.allocate(bytes), 0, dtype, shape};
}

Tensor upload(kernels::Backend& backend, std::span<const float> values, const Shape& shape) {
  Tensor tensor = make_tensor(backend, shape);
  upload_into(backend, values, tensor);
  return tensor;
}

Tensor upload(kernels::Backend& backend, std::span<const std::int32_t> values, const Shape& shape) {
  SANA_CHECK(static_cast<std::int64_t>(values.size()) == shape.elements(), shape.text());
  Tensor tensor = make_tensor(backend, shape, DType::i32);
  backend.upload(tensor.view().data, values.data(), values.size_bytes());
  return tensor;
}

void upload_into(kernels::Backend& backend, std::span<const float> values, const Tensor& tensor) {
  TensorView view = Tensor(tensor).view();
  SANA_CHECK(static_cast<std::int64_t>(values.size()) == view.shape.elements() && view.is_dense() &&
                 view.dtype == DType::f32,
             view.shape.text());
  backend.upload(view.data, values.data(), values.size_bytes());
}

void download_into(kernels::Backend& backend, const Tensor& tensor, std::span<float> values) {
  const ConstTensorView view = tensor.view();
  SANA_CHECK(static_cast<std::int64_t>(values.size()) == view.shape.elements() && view.is_dense() &&
                 view.dtype == DType::f32,
             view.shape.text());
  backend.download(values.data(), view.data, values.size_bytes());
}

std::vector<float> download(kernels::Backend& backend, const Tensor& tensor) {
  std::vector<float> values(static_cast<std::size_t>(tensor.shape().elements()));
  download_into(backend, tensor, values);
  return values;
}

Tensor constant(kernels::Backend& backend, const ConstTensorView& stored) {
  std::vector<float> values(static_cast<std::size_t>(stored.shape.elements()));
  for (std::size_t i = 0; stored && i < values.size(); ++i) {
    switch (stored.dtype) {
      case DType::f32: values[i] = stored.as<float>()[i]; break;
      case DType::f16: values[i] = kernels::f16_to_f32(stored.as<std::uint16_t>()[i]); break;
      case DType::bf16: values[i] = kernels::bf16_to_f32(stored.as<std::uint16_t>()[i]); break;
      default: SANA_CHECK(false, kernels::name_of(stored.dtype));
    }
  }
  return upload(backend, values, stored.shape);
}

}  // namespace sana::engine
