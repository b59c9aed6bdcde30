// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_engine/description.h"

#include <cctype>
#include <string_view>

namespace sana::fake_engine {
namespace {

using Json = nlohmann::json;
constexpr int token_limit = 300;

std::string base_name(std::string folder) {
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  return folder.substr(folder.rfind('/') + 1);
}

Json parameter(std::string_view name, std::string_view label, std::string_view about, const Json& range) {
  return {{"name", name},        {"label", label},      {"about", about},
          {"min", range[0]},     {"max", range[1]},     {"default", range[2]},
          {"integer", range[3]}, {"boolean", range[4]}, {"choices", Json::array()}};
}

Json schedulers() {
  const Json shift = parameter("flow_shift", "Flow shift", "Above 1, more of the steps are spent on the composition.",
                               {0.1, 12, 3, false, false});
  const Json order =
      parameter("solver_order", "Solver order", "How many estimates each step looks back on.", {1, 2, 2, true, false});
  const Json dynamic =
      parameter("dynamic_shifting", "Dynamic shifting", "The shift follows the picture's size.", {0, 1, 0, true, true});
  return {{{"name", "dpm_solver"}, {"label", "Dpm solver"}, {"parameters", {shift, order}}},
          {{"name", "flow_euler"}, {"label", "Flow euler"}, {"parameters", {shift, dynamic}}}};
}

}  // namespace

bool is_broken(const std::string& folder) { return base_name(folder) == "broken"; }

Json describe(const std::string& folder) {
  const bool has_guidance = base_name(folder) != "noguidance";
  return {{"folder", folder},
          {"name", "Fake model"},
          {"id", "fake-" + base_name(folder)},
          {"identity", "fake:" + base_name(folder)},
          {"licence", "Apache-2.0"},
          {"licence_url", "https://www.apache.org/licenses/LICENSE-2.0"},
          {"about", {{"en", "Draws discs on a graded ground; no model is involved."}, {"zh", "画渐变背景上的圆盘。"}}},
          {"examples", {"a red disc", "a quiet evening"}},
          {"languages", {"en", "zh"}},
          {"width", 128},
          {"height", 128},
          {"steps", 20},
          {"guidance_scale", has_guidance ? 4.5 : 1},
          {"scheduler", "dpm_solver"},
          {"max_tokens", token_limit},
          {"binning", false},
          {"guidance", has_guidance},
          {"styles", base_name(folder) != "nostyles"},
          {"multiple", 32},
          {"max_side", 4096},
          {"sizes", {{128, 128}, {160, 128}, {128, 160}, {192, 128}, {128, 192}}},
          {"steps_range", {1, 100}},
          {"guidance_range", {1, 20}},
          {"schedulers", schedulers()},
          {"precision", "fp32"},
          {"memory_bytes", 60 << 20},
          {"weights_bytes", 32 << 20},
          {"previews", "autoencoder"},
          {"warnings", Json::array()}};
}

Json inspect(const std::string& folder) {
  Json json = describe(folder);
  const bool broken = is_broken(folder);
  json["missing"] = broken ? Json{"transformer.patch_embed.proj.weight"} : Json::array();
  json["problem"] = broken ? "The model lacks a tensor." : "";
  json["hint"] = broken ? "Copy the folder again." : "";
  return json;
}

Json completed(Json recipe, const Json& model) {
  recipe.erase("uid");
  recipe.erase("created");
  for (const char* key : {"width", "height", "steps", "guidance_scale"})
    if (!recipe.contains(key)) recipe[key] = model[key];
  Json& scheduler = recipe["scheduler"];
  if (!scheduler.is_object()) scheduler = Json::object();
  if (!scheduler.contains("name")) scheduler["name"] = model["scheduler"];
  if (!recipe.contains("negative")) recipe["negative"] = "";
  if (!recipe.contains("seed")) recipe["seed"] = "0";
  recipe["model"] = {{"id", model["id"]}, {"identity", model["identity"]}};
  recipe["device"] = "cpu";
  recipe["precision"] = "fp32";
  return recipe;
}

Json count_tokens(const std::string& text) {
  int tokens = 1;
  long cut_at = -1;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool letter = std::isspace(static_cast<unsigned char>(text[i])) == 0;
    if (letter && !inside && ++tokens == token_limit + 1) cut_at = static_cast<long>(i);
    inside = letter;
  }
  return {{"tokens", tokens}, {"limit", token_limit}, {"cut_at", cut_at}};
}

}  // namespace sana::fake_engine
