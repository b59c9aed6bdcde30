// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: time step or grid. out: sinusoids and the 2-D positional table, on the host.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/transformer/sana/sana_config.h"

namespace sana::engine {

inline constexpr std::int64_t sinusoid_channels = 256;

/// cos(t f_k) then sin(t f_k), f_k = exp(-ln(10000) k / 128), k = 0..127; fp32 arithmetic as the reference's.
///   out  (t.size(), 256)
/// Source: diffusers get_timestep_embedding (flip_sin_to_cos, downscale_freq_shift 0).
void timestep_sinusoid(std::span<const float> timestep, std::span<float> out);

/// Sine-cosine table of an h x w token grid: (h * w, D), first half from the column, second from the row.
/// Source: diffusers get_2d_sincos_pos_embed.
std::vector<float> positional_table(const SanaConfig& config, std::int64_t height, std::int64_t width);

}  // namespace sana::engine
