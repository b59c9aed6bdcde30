// SPDX-License-Identifier: Apache-2.0
#pragma once
// Activations of one stage: a stack in one block of device memory, sized by planning the stage over its shapes.

#include <algorithm>
#include <cstddef>

#include "engine/tensor/tensor.h"

namespace sana::engine {

/// While planning it only counts; after reserve() the same calls give memory.
class Arena {
 public:
  static constexpr std::size_t alignment = 64;

  /// Next tensor on the stack; contents undefined. Without a reserved block it has a shape only.
  Tensor allocate(const Shape& shape, DType dtype = DType::f32);
  /// Notes that `bytes` of scratch are needed above the present top.
  void note_scratch(std::size_t bytes) { peak_ = std::max(peak_, top_ + bytes); }
  /// The free part above the present top.
  std::span<std::byte> scratch() const;

  std::size_t top() const { return top_; }
  void release_to(std::size_t top) { top_ = top; }
  std::size_t peak() const { return peak_; }

  /// Starts planning: counts from zero, gives no memory.
  void start_planning();
  /// Ends planning: the block holds at least `bytes`. Fails: out_of_memory.
  void reserve(kernels::Backend& backend, std::size_t bytes);
  /// Device memory held now.
  std::size_t held_bytes() const { return block_ ? block_->bytes() : 0; }
  /// Gives the block back; the next reserve() takes a new one. No tensor of it may be in use.
  void release() { block_.reset(); }

 private:
  std::shared_ptr<kernels::Buffer> block_;
  bool planning_ = true;
  std::size_t top_ = 0;
  std::size_t peak_ = 0;
};

}  // namespace sana::engine
