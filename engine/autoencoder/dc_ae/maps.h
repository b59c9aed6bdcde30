// SPDX-License-Identifier: Apache-2.0
#pragma once
// Memory for the feature maps between stages.

#include <array>
#include <span>

#include "engine/autoencoder/dc_ae/dc_ae_config.h"
#include "engine/core/context.h"

namespace sana::engine {

/// The shapes (B, h, w, C) of a run of maps, in the order of their use.
class MapShapes {
 public:
  void push_back(const Shape& shape) { shapes_[count_++] = shape; }
  std::size_t size() const { return count_; }
  const Shape& operator[](std::size_t index) const { return shapes_[index]; }

 private:
  std::array<Shape, DcAeConfig::max_stages> shapes_;
  std::size_t count_ = 0;
};

/// Two blocks of memory used in turns: a stage reads its predecessor's map from one and writes its own to the other,
/// so no more than the two largest neighbours exist at a time.
class AlternatingMaps {
 public:
  AlternatingMaps(Context& context, const MapShapes& shapes);
  Tensor operator[](std::size_t index) const;

 private:
  const MapShapes& shapes_;
  std::array<Tensor, 2> blocks_;
};

}  // namespace sana::engine
