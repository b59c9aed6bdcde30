// SPDX-License-Identifier: Apache-2.0
#pragma once
// Shapes and borrowed views of tensors. Kernels see nothing else.

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <type_traits>

namespace sana::kernels {

enum class DType : std::uint8_t { f32, f16, bf16, i32, i64, u8 };

/// Bytes of one element.
std::size_t size_of(DType dtype);
/// "f32", "bf16", …
const char* name_of(DType dtype);

inline constexpr int max_rank = 6;

/// Extents of a tensor, outermost first; rank 0 is a scalar.
class Shape {
 public:
  Shape() = default;
  Shape(std::initializer_list<std::int64_t> extents);
  /// Extents from any range of integers. Fails: Bug above max_rank.
  static Shape from(const std::int64_t* extents, int rank);

  int rank() const { return rank_; }
  /// Negative axes count from the end.
  std::int64_t operator[](int axis) const { return extent_[static_cast<std::size_t>(axis < 0 ? axis + rank_ : axis)]; }
  std::int64_t& operator[](int axis) { return extent_[static_cast<std::size_t>(axis < 0 ? axis + rank_ : axis)]; }
  std::int64_t elements() const;
  bool operator==(const Shape& other) const;
  /// "(2, 30, 32)"
  std::string text() const;

 private:
  std::array<std::int64_t, max_rank> extent_{};
  int rank_ = 0;
};

/// Strides of a dense row-major tensor of this shape, in elements.
Shape dense_strides(const Shape& shape);

/// A borrowed, possibly strided view; strides are in elements, 0 repeats.
template <class Pointer>
struct BasicView {
  Pointer data = nullptr;
  DType dtype = DType::f32;
  Shape shape;
  Shape strides;

  BasicView() = default;
  BasicView(Pointer pointer, DType type, const Shape& extents)
      : data(pointer), dtype(type), shape(extents), strides(dense_strides(extents)) {}
  BasicView(Pointer pointer, DType type, const Shape& extents, const Shape& steps)
      : data(pointer), dtype(type), shape(extents), strides(steps) {}
  /// A writable view reads as a const one.
  template <class Other>
  BasicView(const BasicView<Other>& other)
      : data(other.data), dtype(other.dtype), shape(other.shape), strides(other.strides) {}

  explicit operator bool() const { return data != nullptr; }
  bool is_dense() const { return strides == dense_strides(shape); }
  template <class T>
  auto* as() const {
    if constexpr (std::is_const_v<std::remove_pointer_t<Pointer>>) return static_cast<const T*>(data);
    else return static_cast<T*>(data);
  }
};

using TensorView = BasicView<void*>;
using ConstTensorView = BasicView<const void*>;

}  // namespace sana::kernels
