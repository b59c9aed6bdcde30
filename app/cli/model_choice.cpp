// SPDX-License-Identifier: Apache-2.0
#include "app/cli/model_choice.h"

#include <algorithm>
#include <set>

#include "engine/checkpoint/model_folder.h"

namespace sana::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t shown_digits = 10;

/// As Model::id().
std::string id_of(const engine::ModelFolder& folder) {
  return folder.card().name.empty() ? folder.path().filename().string() : folder.card().name;
}

/// The installed model of this identity, else one of this name.
std::optional<fs::path> find_by_recipe(const engine::Recipe& recipe) {
  std::optional<fs::path> named;
  for (const fs::path& path : installed_models()) {
    try {
      const engine::ModelFolder folder = engine::ModelFolder::open(path);
      if (id_of(folder) != recipe.model_id) continue;
      if (recipe.model_identity.empty() || folder.identity() == recipe.model_identity) return path;
      if (!named) named = path;
    } catch (const engine::Exception&) {
      // A damaged neighbour is no reason not to draw.
    }
  }
  return named;
}

}  // namespace

std::vector<fs::path> installed_models() {
  std::vector<fs::path> found;
  std::set<std::string> names;
  for (const fs::path& place : engine::model_search_path()) {
    std::vector<fs::path> here;
    std::error_code error;
    for (fs::directory_iterator entry(place, error), end; !error && entry != end; entry.increment(error)) {
      std::error_code ignored;
      const bool is_hidden = entry->path().filename().string().starts_with('.');
      if (!is_hidden && entry->is_directory(ignored)) here.push_back(entry->path());
    }
    std::ranges::sort(here);
    for (fs::path& path : here)
      if (names.insert(path.filename().string()).second) found.push_back(std::move(path));
  }
  return found;
}

fs::path choose_model(const std::optional<std::string>& asked, const engine::Recipe* recipe) {
  if (asked) return engine::find_model(*asked);
  if (recipe == nullptr || recipe->model_id.empty()) return engine::find_model(built_in_model);
  if (const auto found = find_by_recipe(*recipe)) return *found;
  throw engine::Exception(engine::ErrorKind::model,
                          "The recipe was drawn with the model \"" + recipe->model_id + "\", which is not installed.",
                          "Name its folder, or another model, with --model.");
}

std::string identity_note(engine::Model& model, const engine::Recipe& recipe) {
  if (recipe.model_identity.empty() || recipe.model_identity == model.identity()) return {};
  return "The recipe was drawn with " + (recipe.model_id.empty() ? "a model" : recipe.model_id) + " (" +
         recipe.model_identity.substr(0, shown_digits) + "), this is " + model.id() + " (" +
         model.identity().substr(0, shown_digits) + "): the picture will be another one.";
}

}  // namespace sana::app
