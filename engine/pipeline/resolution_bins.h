// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: the size that was asked for. out: the nearest size that the model was trained on.

#include <cstdint>

#include "engine/image/resize.h"

namespace sana::engine {

/// Sprint models have bins for sample_size 32 only.
enum class BinModels : std::uint8_t { sana, sprint };

/// Whether there is a table for a transformer of this sample_size.
bool has_bins(int sample_size);

/// The trained size whose ratio height / width is nearest to the one asked for, the first of the table on ties.
///   sample_size  the transformer's: 16, 32, 64 or 128 for 512 to 4096 pixels
/// Fails: usage, for another sample_size or a side below 1.
/// Source: diffusers ASPECT_RATIO_*_BIN, PixArtImageProcessor.classify_height_width_bin.
PixelSize classify(int height, int width, int sample_size, BinModels models = BinModels::sana);

}  // namespace sana::engine
