// SPDX-License-Identifier: Apache-2.0
#pragma once
// Rearrangements by two of channels-last pictures, with DC-AE's shortcuts; serial, on bands of rows.

#include <cstdint>

namespace sana::kernels {

/// One row of a picture before up-sampling to two rows after it.
struct UpRow {
  const float* phases;      ///< product at phase (i, j) = phases + i*phase_y + j*phase_x, then x_step a column
  std::int64_t phase_y, phase_x, x_step;
  std::int64_t channel_step;///< 1, or 4 where a pixel's four phases of a channel lie together (pixel shuffle)
  const float* shortcut;    ///< (w, C_in) input row, or null
  std::int64_t width, channels_in, channels;
  float* y;                 ///< rows 2r and 2r+1 of (2h, 2w, C)
};
/// y[i][2x+j][c] = phase(i, j)[x][c] + shortcut[x][(4c + 2i + j) / (4 C / C_in)].
void interleave_up(const UpRow& row);

/// y[x][c] += shortcut of an up-sampled row: y (2w, C) at row offset i below the input row (w, C_in).
void add_up_shortcut(const float* shortcut, std::int64_t width, std::int64_t channels_in, std::int64_t channels, int i,
                     float* y);

/// One row after down-sampling: y[x][o] (+)= mean of the run of unshuffled channels [o g, o g + g), g = 4 C_in / C.
struct DownRow {
  const float* x;           ///< rows 2r and 2r+1 of (2h, 2w, C_in)
  std::int64_t width, channels_in, channels;  ///< width after down-sampling
  float* y;                 ///< (w, C)
};
void add_down_shortcut(const DownRow& row);
/// y[x][4c + 2i + j] = x[i][2x + j][c], channels = 4 channels_in.
void unshuffle(const DownRow& row);

}  // namespace sana::kernels
