// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A picture that depends on the recipe alone: a graded ground with soft discs. Less sharpness gives the same picture
// with wider edges, so that previews come into focus.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sana::fake_engine {

struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;
};

/// What makes two recipes draw the same.
std::uint64_t recipe_hash(const nlohmann::json& recipe);

/// `sharpness` from 0 to 1.
Pixels draw_scene(std::uint64_t hash, int width, int height, double sharpness);

Pixels one_colour(int width, int height, std::uint8_t level);

}  // namespace sana::fake_engine
