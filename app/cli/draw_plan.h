// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: the options of `sana draw`. out: every picture's request and target, nothing opened yet but the files named.

#include <optional>
#include <string>
#include <vector>

#include "app/cli/draw_options.h"
#include "app/cli/targets.h"
#include "engine/image/picture_file.h"
#include "engine/request.h"

namespace sana::app {

struct DrawJob {
  engine::GenerateRequest request;
  Target target;
};

struct DrawPlan {
  std::vector<DrawJob> jobs;
  std::optional<engine::FoundRecipe> recipe;
  engine::RecipeExtras extras;     ///< of the recipe, what the new pictures keep
  std::vector<std::string> notes;  ///< what the person should know before anything is drawn
};

/// Fails: usage; file.
DrawPlan plan_draw(const DrawOptions& options);

/// One prompt a line; blank lines and those that start with # are left out. Fails: file, usage.
std::vector<std::string> read_prompts(const std::string& file);

}  // namespace sana::app
