// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which model a command works with, and which ones there are.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/image/recipe.h"
#include "engine/pipeline/model.h"

namespace sana::app {

/// The folder name of the model in the box.
inline constexpr const char* built_in_model = "emoji-scenes-128";

/// The folders of the search path's folders, each name once: the first hides later ones.
std::vector<std::filesystem::path> installed_models();

/// `asked` (a path or a name), else the model that the recipe names, else the built-in.
/// Fails: model.
std::filesystem::path choose_model(const std::optional<std::string>& asked, const engine::Recipe* recipe);

/// "" or what the person should know: the recipe was drawn with another model.
std::string identity_note(engine::Model& model, const engine::Recipe& recipe);

}  // namespace sana::app
