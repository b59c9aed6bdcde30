// SPDX-License-Identifier: Apache-2.0
#include "engine/image/recipe.h"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "engine/image/creator.h"

namespace sana::engine {
namespace {

using Json = nlohmann::ordered_json;

/// Whole numbers without a fraction: 2, not 2.0.
Json number(double value) {
  constexpr double exact_integers = 9007199254740992.0;  // 2^53
  if (value == std::trunc(value) && std::abs(value) < exact_integers) return static_cast<std::int64_t>(value);
  return value;
}

template <class T>
void put_optional(Json& out, const char* key, const std::optional<T>& value) {
  if (value) out[key] = *value;
}

Json instruction(const GenerateRequest& request) {
  if (request.instruction == GenerateRequest::Instruction::custom) return request.instruction_text;
  return request.instruction == GenerateRequest::Instruction::published;
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// The members of both objects. Spliced as text, because a foreign object may have any number of members and an
/// ordered one looks each of them up in a row.
std::string joined(std::string object, const std::string& more) {
  if (more.size() <= 2) return object;
  object.pop_back();
  if (object.size() > 1) object += ',';
  return object + more.substr(1);
}

}  // namespace

std::string recipe_json(const Recipe& recipe) {
  const GenerateRequest& request = recipe.request;
  const RecipeExtras& extras = recipe.extras;
  Json head;
  head["format"] = "sana-recipe";
  head["version"] = 1;
  head["app"] = creator_tool();
  put_optional(head, "uid", extras.uid);
  put_optional(head, "parent", extras.parent);
  put_optional(head, "created", extras.created);
  Json model = Json::object();
  if (!recipe.model_id.empty()) model["id"] = recipe.model_id;
  if (!recipe.model_identity.empty()) model["identity"] = recipe.model_identity;
  Json tail;
  tail["prompt"] = request.prompt;
  tail["negative"] = request.negative;
  put_optional(tail, "typed", extras.typed);
  put_optional(tail, "style", extras.style);
  if (request.instruction != GenerateRequest::Instruction::model_default) tail["instruction"] = instruction(request);
  if (request.max_tokens > 0) tail["max_tokens"] = request.max_tokens;
  if (request.width > 0) tail["width"] = request.width;
  if (request.height > 0) tail["height"] = request.height;
  if (request.binning) tail["binning"] = *request.binning;
  if (request.steps > 0) tail["steps"] = request.steps;
  if (request.guidance_scale >= 0) tail["guidance_scale"] = number(request.guidance_scale);
  if (!request.scheduler.empty() || !request.scheduler_parameters.empty()) {
    Json& scheduler = tail["scheduler"] = Json::object();
    if (!request.scheduler.empty()) scheduler["name"] = request.scheduler;
    for (const auto& [name, value] : request.scheduler_parameters) scheduler[name] = number(value);
  }
  tail["seed"] = std::to_string(request.seed);
  put_optional(tail, "index", extras.index);
  put_optional(tail, "count", extras.count);
  tail["tiling"] = request.tiling;
  put_optional(tail, "device", extras.device);
  tail["precision"] = request.precision;
  if (!recipe.fallback.empty()) tail["fallback"] = recipe.fallback;
  const std::string model_text = "{\"model\":" + joined(dump(model), extras.unknown_in_model) + "}";
  return joined(joined(joined(dump(head), model_text), dump(tail)), extras.unknown);
}

std::string recipe_json(const Picture& picture, const RecipeExtras& extras) {
  return recipe_json(Recipe{picture.request, picture.model_id, picture.model_identity, picture.fallback, extras});
}

}  // namespace sana::engine
