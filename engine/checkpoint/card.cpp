// SPDX-License-Identifier: Apache-2.0
#include "engine/checkpoint/card.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace sana::engine {
namespace {

constexpr std::int64_t largest_side = 65536;
constexpr std::int64_t largest_count = 1'000'000;

std::optional<int> count(const Config& config, const std::string& key, std::int64_t largest) {
  if (!config.has(key)) return std::nullopt;
  return static_cast<int>(config.integer_in(key, 1, 1, largest));
}

std::vector<std::pair<int, int>> sizes(const Config& config) {
  std::vector<std::pair<int, int>> sizes;
  for (const std::vector<std::int64_t>& size : config.nested_integers("sizes")) {
    if (size.size() != 2) config.fail("sizes", "must be a list of [width, height]");
    for (const std::int64_t side : size)
      if (side < 1 || side > largest_side)
        config.fail("sizes", "has a side outside 1 to " + std::to_string(largest_side));
    sizes.emplace_back(static_cast<int>(size[0]), static_cast<int>(size[1]));
  }
  return sizes;
}

}  // namespace

ModelCard read_card(const Config& config) {
  ModelCard card;
  card.name = config.text("name", "");
  const Config summary = config.object("summary");
  for (const auto& [language, text] : summary.json().items()) card.summary[language] = summary.text(language, "");
  card.licence = config.text("licence", "");
  card.languages = config.texts("languages", {});
  card.width = count(config, "width", largest_side);
  card.height = count(config, "height", largest_side);
  card.steps = count(config, "steps", largest_count);
  card.max_tokens = count(config, "max_tokens", largest_count);
  card.sizes = sizes(config);
  if (config.has("guidance_scale")) {
    card.guidance_scale = config.number("guidance_scale", 0);
    if (!std::isfinite(*card.guidance_scale) || *card.guidance_scale < 0)
      config.fail("guidance_scale", "must be a finite number of at least 0");
  }
  card.scheduler = config.text("scheduler", "");
  if (config.has("instruction")) card.instruction = config.flag("instruction", true);
  card.styles = config.flag("styles", true);
  card.examples = config.texts("examples", {});
  return card;
}

}  // namespace sana::engine
