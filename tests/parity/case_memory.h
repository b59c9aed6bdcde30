// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tensors of one case: filled from a hash of the case's name, guarded, and put back before every run.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernels/backend.h"

namespace sana::kernels {

/// Whether outputs that may lie over an input do.
enum class Place : std::uint8_t { separate, in_place };

/// Where a tensor lies in its block: strides and first element, in elements. The block ends with the last element.
struct Layout {
  Shape shape;
  Shape strides;
  std::int64_t offset = 0;

  Layout(const Shape& extents) : shape(extents), strides(dense_strides(extents)) {}  // NOLINT: a shape is a layout
  Layout(const Shape& extents, const Shape& steps, std::int64_t first = 0)
      : shape(extents), strides(steps), offset(first) {}
};

/// Rows `step` elements apart: columns `first` … `first + shape[-1]` of a wider matrix.
Layout columns_of(const Shape& shape, std::int64_t step, std::int64_t first);

class CaseMemory {
 public:
  CaseMemory(Backend& backend, std::string case_name, Place place);

  /// A stored weight in host memory: values centre ± spread, uniformly.
  ConstTensorView weight(std::string_view label, const Shape& shape, DType dtype, double spread, double centre = 0);
  /// Device tensors, values centre ± spread.
  TensorView activation(std::string_view label, const Layout& layout, double spread = 1, double centre = 0,
                        DType dtype = DType::f32);
  /// i32, 0 … limit - 1.
  ConstTensorView indices(std::string_view label, std::int64_t count, std::int64_t limit);
  TensorView output(const Layout& layout, DType dtype = DType::f32);
  /// `over` itself in an in-place case, else a tensor of the same layout.
  TensorView output_over(const TensorView& over);

  /// All device tensors as they were made.
  void restore();
  /// The elements of a view, in row-major order.
  std::vector<std::byte> read(const ConstTensorView& view) const;
  /// Empty if no byte outside the view's elements differs from what was made; else which one does.
  std::string changed_outside(const ConstTensorView& view) const;

 private:
  struct Block {
    std::string label;
    std::vector<std::byte> initial;
    std::shared_ptr<Buffer> device;
  };
  TensorView place(std::string_view label, const Layout& layout, DType dtype, std::vector<std::byte> initial);
  const Block& block_of(const void* data) const;
  std::uint64_t seed(std::string_view label) const;

  Backend& backend_;
  std::string case_name_;
  Place place_;
  std::vector<Block> blocks_;
  std::vector<std::vector<std::byte>> weights_;
};

/// Calls visit(offset in elements) for every element of a view in row-major order.
template <class Visit>
void for_each_offset(const Shape& shape, const Shape& strides, Visit&& visit) {
  Shape index = shape;
  for (int axis = 0; axis < shape.rank(); ++axis) index[axis] = 0;
  for (std::int64_t left = shape.elements(); left > 0; --left) {
    std::int64_t offset = 0;
    for (int axis = 0; axis < shape.rank(); ++axis) offset += index[axis] * strides[axis];
    visit(offset);
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
      if (++index[axis] < shape[axis]) break;
      index[axis] = 0;
    }
  }
}

/// The elements as double.
std::vector<double> as_doubles(const std::vector<std::byte>& elements, DType dtype);

}  // namespace sana::kernels
