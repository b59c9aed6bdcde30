// SPDX-License-Identifier: Apache-2.0
#include "engine/tensor/arena.h"

#include "engine/core/error.h"

namespace sana::engine {

Tensor Arena::allocate(const Shape& shape, DType dtype) {
  const auto bytes = static_cast<std::size_t>(shape.elements()) * kernels::size_of(dtype);
  const std::size_t offset = top_;
  top_ += (bytes + alignment - 1) / alignment * alignment;
  peak_ = std::max(peak_, top_);
  if (planning_) return {dtype, shape};
  SANA_CHECK(block_ && top_ <= block_->bytes(), shape.text());
  return {block_, offset, dtype, shape};
}

std::span<std::byte> Arena::scratch() const {
  if (planning_ || !block_) return {};
  return {static_cast<std::byte*>(block_->data()) + top_, block_->bytes() - top_};
}

void Arena::start_planning() {
  planning_ = true;
  top_ = peak_ = 0;
}

void Arena::reserve(kernels::Backend& backend, std::size_t bytes) {
  if (!block_ || block_->bytes() < bytes) {
    block_.reset();  // the old block goes before the larger one comes
    block_ = backend.allocate(bytes);
  }
  planning_ = false;
  top_ = 0;
}

}  // namespace sana::engine
