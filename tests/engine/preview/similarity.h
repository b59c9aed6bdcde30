// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: two pictures of one size. out: how alike they look.

#include "engine/request.h"

namespace sana::engine {

/// Mean structural similarity of the luma (ITU-R BT.601): Gaussian window of 11 x 11 with sigma 1.5, K1 = 0.01,
/// K2 = 0.03, range 255, without padding. 1: equal. Requires equal sizes of at least 11 pixels.
/// Source: Wang, Bovik, Sheikh, Simoncelli: Image Quality Assessment, 2004, equation 13.
double structural_similarity(const Image& a, const Image& b);

}  // namespace sana::engine
