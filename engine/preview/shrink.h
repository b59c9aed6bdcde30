// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a picture. out: the same with fewer pixels, each the average of those that it covers.

#include <span>
#include <vector>

#include "engine/image/resize.h"
#include "engine/request.h"

namespace sana::engine {

/// At most max_side pixels on the longer side, the aspect kept to the nearest pixel; unchanged where it is small enough
/// or max_side is 0. Box filter: a pixel that lies under two counts for both by its share.
Image shrink_to(Image image, int max_side);

/// The average of each block of factor x factor pixels.
///   pixels (to.height * factor, to.width * factor, 3) -> (to.height, to.width, 3)
std::vector<float> average_blocks(std::span<const float> pixels, PixelSize to, int factor);

}  // namespace sana::engine
