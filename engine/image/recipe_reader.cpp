// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/checkpoint/json_text.h"
#include "engine/core/error.h"
#include "engine/image/png_text.h"
#include "engine/image/recipe.h"

namespace sana::engine {
namespace {

using Json = nlohmann::json;

[[noreturn]] void fail_recipe(const std::string& why) {
  throw Exception(ErrorKind::file, "This is no recipe: " + why + ".", "Give a PNG or a JSON file that Sana wrote.");
}

[[noreturn]] void fail_value(const std::string& key, const std::string& wanted, const Json& value) {
  constexpr std::size_t shown = 40;
  std::string text = value.dump(-1, ' ', true, Json::error_handler_t::replace);
  if (text.size() > shown) text = text.substr(0, shown) + "…";
  throw Exception(ErrorKind::usage, "The recipe's " + key + " is " + text + ", but must be " + wanted + ".",
                  "Correct the recipe.");
}

Json parse_strictly(std::string_view text) {
  if (text.size() > max_recipe_bytes) fail_recipe("it is longer than 2 MiB");
  try {
    return parse_json(text, "The recipe", NonFinite::refuse);
  } catch (const Exception& exception) {
    throw Exception(ErrorKind::file, exception.error().what, "Give a PNG or a JSON file that Sana wrote.");
  }
}

/// Takes known members out of an object, each checked; what is left is unknown.
class Members {
 public:
  Members(Json object, std::string prefix) : object_(std::move(object)), prefix_(std::move(prefix)) {}

  /// The value, or null if the key is absent or null.
  Json take(const std::string& key) {
    const auto found = object_.find(key);
    if (found == object_.end()) return nullptr;
    Json value = std::move(*found);
    object_.erase(found);
    return value;
  }

  void text(const std::string& key, std::string& out) {
    const Json value = take(key);
    if (value.is_null()) return;
    if (!value.is_string()) fail_value(prefix_ + key, "a text", value);
    out = value.get<std::string>();
  }

  void text(const std::string& key, std::optional<std::string>& out) {
    if (has(key)) text(key, out.emplace());
    else take(key);
  }

  void flag(const std::string& key, bool& out) {
    const Json value = take(key);
    if (value.is_null()) return;
    if (!value.is_boolean()) fail_value(prefix_ + key, "true or false", value);
    out = value.get<bool>();
  }

  void flag(const std::string& key, std::optional<bool>& out) {
    if (has(key)) flag(key, out.emplace());
    else take(key);
  }

  void integer(const std::string& key, int low, int high, int& out) {
    const Json value = take(key);
    if (value.is_null()) return;
    const bool fits = value.is_number_unsigned() ? value.get<std::uint64_t>() <= static_cast<std::uint64_t>(high) &&
                                                       value.get<std::int64_t>() >= low
                                                 : value.is_number_integer() && value.get<std::int64_t>() >= low &&
                                                       value.get<std::int64_t>() <= high;
    if (!fits) {
      fail_value(prefix_ + key, "a whole number from " + std::to_string(low) + " to " + std::to_string(high), value);
    }
    out = value.get<int>();
  }

  void integer(const std::string& key, int low, int high, std::optional<int>& out) {
    if (has(key)) integer(key, low, high, out.emplace());
    else take(key);
  }

  Members object(const std::string& key) {
    Json value = take(key);
    if (value.is_null()) value = Json::object();
    if (!value.is_object()) fail_value(prefix_ + key, "an object", value);
    return {std::move(value), prefix_ + key + " "};
  }

  const Json& rest() const { return object_; }
  std::string rest_text() const { return object_.empty() ? "" : object_.dump(); }
  const std::string& prefix() const { return prefix_; }

 private:
  bool has(const std::string& key) const {
    const auto found = object_.find(key);
    return found != object_.end() && !found->is_null();
  }

  Json object_;
  std::string prefix_;
};

std::uint64_t read_seed(const Json& value) {
  if (value.is_null()) return 0;
  if (value.is_number_unsigned()) return value.get<std::uint64_t>();
  std::uint64_t seed = 0;
  if (value.is_string()) {
    const auto& digits = value.get_ref<const std::string&>();
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, seed);
    if (error == std::errc{} && stop == end) return seed;
  }
  fail_value("seed", "a text of digits below 2^64", value);
}

void read_instruction(const Json& value, GenerateRequest& request) {
  using Instruction = GenerateRequest::Instruction;
  if (value.is_null()) return;
  if (value.is_boolean()) {
    request.instruction = value.get<bool>() ? Instruction::published : Instruction::off;
  } else if (value.is_string()) {
    request.instruction = Instruction::custom;
    request.instruction_text = value.get<std::string>();
  } else {
    fail_value("instruction", "true, false or a text", value);
  }
}

void read_guidance(const Json& value, GenerateRequest& request) {
  if (value.is_null()) return;
  if (!value.is_number() || value.get<double>() < 0 || value.get<double>() > max_guidance_scale) {
    fail_value("guidance_scale", "a number from 0 to 1000", value);
  }
  request.guidance_scale = value.get<double>();
}

void read_scheduler(Members scheduler, GenerateRequest& request) {
  scheduler.text("name", request.scheduler);
  for (const auto& [name, value] : scheduler.rest().items()) {
    if (value.is_boolean()) {
      request.scheduler_parameters[name] = value.get<bool>() ? 1 : 0;
    } else if (value.is_number()) {
      request.scheduler_parameters[name] = value.get<double>();
    } else {
      fail_value(scheduler.prefix() + name, "a number", value);
    }
  }
}

void read_size(Members& members, GenerateRequest& request) {
  members.integer("width", 1, max_picture_side, request.width);
  members.integer("height", 1, max_picture_side, request.height);
  const std::uint64_t pixels = std::uint64_t(request.width) * std::uint64_t(request.height);
  if (pixels > max_image_bytes / 3) {
    throw Exception(ErrorKind::usage,
                    "The recipe asks for " + std::to_string(request.width) + " x " + std::to_string(request.height) +
                        " pixels, which is more than a picture may have.",
                    "Correct the recipe.");
  }
}

}  // namespace

Recipe parse_recipe(std::string_view json) {
  Json value = parse_strictly(json);
  if (!value.is_object()) fail_recipe("its JSON is no object");
  Members members(std::move(value), "");
  if (const Json format = members.take("format"); format != "sana-recipe") {
    fail_recipe("its \"format\" is not \"sana-recipe\"");
  }
  int version = 0;
  members.integer("version", 1, 1'000'000, version);
  if (version != 1) {
    throw Exception(ErrorKind::not_supported,
                    "This recipe has version " + std::to_string(version) + "; this program reads version 1.",
                    "Use a newer program.");
  }
  members.take("app");  // named anew when the recipe is saved
  Recipe recipe;
  GenerateRequest& request = recipe.request;
  RecipeExtras& extras = recipe.extras;
  members.text("uid", extras.uid);
  members.text("parent", extras.parent);
  members.text("created", extras.created);
  Members model = members.object("model");
  model.text("id", recipe.model_id);
  model.text("identity", recipe.model_identity);
  members.text("prompt", request.prompt);
  members.text("negative", request.negative);
  members.text("typed", extras.typed);
  members.text("style", extras.style);
  read_instruction(members.take("instruction"), request);
  members.integer("max_tokens", 1, max_prompt_tokens, request.max_tokens);
  read_size(members, request);
  members.flag("binning", request.binning);
  members.integer("steps", 1, max_steps, request.steps);
  read_guidance(members.take("guidance_scale"), request);
  read_scheduler(members.object("scheduler"), request);
  request.seed = read_seed(members.take("seed"));
  members.integer("index", 0, 1'000'000'000, extras.index);
  members.integer("count", 1, 1'000'000'000, extras.count);
  members.flag("tiling", request.tiling);
  members.text("device", extras.device);
  members.text("precision", request.precision);
  if (request.precision != "fp32" && request.precision != "bf16") {
    fail_value("precision", "\"fp32\" or \"bf16\"", request.precision);
  }
  members.text("fallback", recipe.fallback);
  extras.unknown = members.rest_text();
  extras.unknown_in_model = model.rest_text();
  return recipe;
}

GenerateRequest request_from_recipe(const Recipe& recipe) {
  if (!recipe.extras.unknown.empty()) {
    const Json unknown = Json::parse(recipe.extras.unknown);
    if (const auto source = unknown.find("source"); source != unknown.end() && !source->is_null()) {
      throw Exception(ErrorKind::not_supported,
                      "This recipe draws from another picture, which is not supported yet.",
                      "Use a recipe that draws from text alone.");
    }
  }
  return recipe.request;
}

GenerateRequest request_from_recipe(std::string_view json) { return request_from_recipe(parse_recipe(json)); }

}  // namespace sana::engine
