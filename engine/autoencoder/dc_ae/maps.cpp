// SPDX-License-Identifier: Apache-2.0
#include "engine/autoencoder/dc_ae/maps.h"

#include <algorithm>

namespace sana::engine {

AlternatingMaps::AlternatingMaps(Context& context, const MapShapes& shapes) : shapes_(shapes) {
  for (std::size_t parity = 0; parity < blocks_.size(); ++parity) {
    std::int64_t elements = 0;
    for (std::size_t i = parity; i < shapes.size(); i += 2) elements = std::max(elements, shapes[i].elements());
    if (elements > 0) blocks_[parity] = context.allocate({elements});
  }
}

Tensor AlternatingMaps::operator[](std::size_t index) const {
  const Shape& shape = shapes_[index];
  return blocks_[index % 2].slice(0, 0, shape.elements()).reshape(shape);
}

}  // namespace sana::engine
