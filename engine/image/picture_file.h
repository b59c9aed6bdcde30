// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a finished picture. out: a PNG that says how to draw it again; and what such a file says.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/image/png_text.h"
#include "engine/image/recipe.h"
#include "engine/request.h"

namespace sana::engine {

/// `parameters`, `sana_recipe` and the XMP packet. Where they would pass the limit of reading together, the prompt
/// in the XMP is left out first, then `parameters`; the recipe always stays.
std::vector<PngText> picture_texts(const Picture& picture, const RecipeExtras& extras = {});

/// The same bytes for the same picture and extras. Fails: as encode_png().
std::vector<std::uint8_t> encode_picture(const Picture& picture, const RecipeExtras& extras = {});

struct FoundRecipe {
  enum class Origin : std::uint8_t {
    recipe,      ///< complete: it draws the same picture
    parameters,  ///< from the text of another program; the picture will be another one
  };
  Recipe recipe;
  Origin origin = Origin::recipe;
  std::vector<std::string> notes;  ///< what was not taken over
};

/// From the texts of a PNG: its recipe, else its `parameters`. Fails: file if there is neither; as parse_recipe().
FoundRecipe find_recipe(std::span<const PngText> texts);
/// From a PNG or a JSON recipe. Fails: as find_recipe() and read_png_header(), naming the file.
FoundRecipe read_recipe(const std::filesystem::path& file);

}  // namespace sana::engine
