// SPDX-License-Identifier: Apache-2.0
#pragma once
// Dense channels-last images, and the two pixel shuffles of DC-AE.
// B * h is one axis here: images of even height stay apart when rows are halved or doubled.

#include <cstddef>
#include <cstdint>

#include "kernels/op_table.h"

namespace sana::kernels {

/// Element (row, column, channel) of a dense (B, h, w, C) view; Element is float or const float.
template <class Element>
struct ReferenceImage {
  Element* pixels = nullptr;
  std::int64_t width = 0, channels = 0;

  ReferenceImage(Element* first, const Shape& shape) : pixels(first), width(shape[2]), channels(shape[3]) {}
  Element& at(std::int64_t row, std::int64_t column, std::int64_t channel) const {
    return pixels[(row * width + column) * channels + channel];
  }
};
using ConstReferenceImage = ReferenceImage<const float>;

/// Calls visit(row, column, channel) in memory order, row < B * h.
template <class Visit>
void for_each_element(const Shape& shape, Visit&& visit) {
  for (std::int64_t row = 0; row < shape[0] * shape[1]; ++row)
    for (std::int64_t column = 0; column < shape[2]; ++column)
      for (std::int64_t channel = 0; channel < shape[3]; ++channel) visit(row, column, channel);
}

/// Pixel unshuffle: channel u = c*4 + i*2 + j at the small (row, column) is channel c at row offset i, column offset j.
inline float unshuffled(const ConstReferenceImage& large, std::int64_t row, std::int64_t column, std::int64_t u) {
  return large.at(2 * row + u / 2 % 2, 2 * column + u % 2, u / 4);
}

/// Pixel shuffle, its inverse, of an image whose channels are first repeated `repeats` times each.
inline float shuffled(const ConstReferenceImage& small, std::int64_t row, std::int64_t column, std::int64_t channel,
                      std::int64_t repeats) {
  return small.at(row / 2, column / 2, (channel * 4 + row % 2 * 2 + column % 2) / repeats);
}

/// Bytes of a dense fp32 image in scratch, rounded up so that what follows it stays aligned.
inline std::size_t image_bytes(const Shape& shape) {
  constexpr std::size_t alignment = 64;
  return (static_cast<std::size_t>(shape.elements()) * sizeof(float) + alignment - 1) / alignment * alignment;
}

/// The same run with the first `bytes` of scratch taken.
inline RunContext after(const RunContext& context, std::size_t bytes) {
  return {context.scratch.subspan(bytes), context.stop};
}

}  // namespace sana::kernels
