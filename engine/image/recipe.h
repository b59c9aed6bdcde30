// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a picture's request. out: the JSON recipe that draws it again; and back, with every value checked.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/request.h"

namespace sana::engine {

/// What a recipe may carry besides the request. The command line fills none of uid, parent and created, so that
/// its files are equal to the byte.
struct RecipeExtras {
  std::optional<std::string> uid, parent;
  std::optional<std::string> created;        ///< UTC, ISO 8601
  std::optional<std::string> typed, style;   ///< what the person entered
  std::optional<int> index, count;           ///< place in a series
  std::optional<std::string> device;         ///< "cpu"; no path, no host name
  /// JSON objects of keys that are not known here, kept when the recipe is saved again: those of the recipe
  /// itself ("source" included: pictures drawn from pictures) and those inside "model". "": none.
  std::string unknown, unknown_in_model;
};

struct Recipe {
  GenerateRequest request;
  std::string model_id, model_identity, fallback;
  RecipeExtras extras;
};

/// The values a recipe may hold; anything else is refused in a sentence.
inline constexpr int max_picture_side = 65536;
inline constexpr int max_steps = 1000;  ///< the models know 1000 time steps
inline constexpr int max_prompt_tokens = 8192;
inline constexpr double max_guidance_scale = 1000;
inline constexpr std::size_t max_recipe_bytes = std::size_t{2} << 20;

/// UTF-8, one line, keys in a fixed order, the same text for the same picture. Values that the request leaves to
/// the model are left out. Ill-formed UTF-8 becomes U+FFFD.
std::string recipe_json(const Recipe& recipe);
std::string recipe_json(const Picture& picture, const RecipeExtras& extras = {});

/// Fails: file if this is no recipe (no JSON, deeper than 64, a repeated key, longer than max_recipe_bytes);
/// not_supported if a later version wrote it; usage, naming the key, where a value makes no sense.
Recipe parse_recipe(std::string_view json);

/// Only what determines the picture. Fails: as parse_recipe(); not_supported where the recipe starts from a picture.
GenerateRequest request_from_recipe(std::string_view json);
GenerateRequest request_from_recipe(const Recipe& recipe);

}  // namespace sana::engine
