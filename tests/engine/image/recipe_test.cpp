// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/image/recipe.h"
#include "tests/engine/image/sample_picture.h"

namespace sana::engine::testing {
namespace {

using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;

void expect_same(const GenerateRequest& a, const GenerateRequest& b) {
  EXPECT_EQ(a.prompt, b.prompt);
  EXPECT_EQ(a.negative, b.negative);
  EXPECT_EQ(a.width, b.width);
  EXPECT_EQ(a.height, b.height);
  EXPECT_EQ(a.binning, b.binning);
  EXPECT_EQ(a.steps, b.steps);
  EXPECT_EQ(a.guidance_scale, b.guidance_scale);
  EXPECT_EQ(a.scheduler, b.scheduler);
  EXPECT_EQ(a.scheduler_parameters, b.scheduler_parameters);
  EXPECT_EQ(a.seed, b.seed);
  EXPECT_EQ(a.instruction, b.instruction);
  EXPECT_EQ(a.instruction_text, b.instruction_text);
  EXPECT_EQ(a.max_tokens, b.max_tokens);
  EXPECT_EQ(a.tiling, b.tiling);
  EXPECT_EQ(a.precision, b.precision);
}

/// A recipe with one member more, as JSON.
std::string with(const std::string& key, const Json& value) {
  return Json{{"format", "sana-recipe"}, {"version", 1}, {key, value}}.dump();
}

std::string keys_of(const std::string& json) {
  std::string keys;
  const Ordered object = Ordered::parse(json);
  for (const auto& [key, value] : object.items()) keys += key + " ";
  return keys;
}

Error refusal(const std::string& json) {
  return error_of([&] { parse_recipe(json); });
}

TEST(Recipe, RequestSurvives) {
  const Picture picture = sample_picture();
  expect_same(request_from_recipe(recipe_json(picture)), picture.request);
  const Recipe recipe = parse_recipe(recipe_json(picture));
  EXPECT_EQ(recipe.model_id, picture.model_id);
  EXPECT_EQ(recipe.model_identity, picture.model_identity);
  EXPECT_EQ(recipe.fallback, picture.fallback);
}

TEST(Recipe, WhatTheRequestLeavesToTheModelStaysSo) {
  const std::string json = recipe_json(Picture{});
  expect_same(request_from_recipe(json), GenerateRequest{});
  for (const char* key : {"width", "height", "steps", "guidance_scale", "scheduler", "max_tokens", "instruction",
                          "binning"}) {
    EXPECT_FALSE(Json::parse(json).contains(key)) << key;
  }
}

TEST(Recipe, InstructionHasThreeForms) {
  Picture picture;
  for (const auto form : {GenerateRequest::Instruction::off, GenerateRequest::Instruction::published}) {
    picture.request.instruction = form;
    EXPECT_EQ(request_from_recipe(recipe_json(picture)).instruction, form);
  }
}

TEST(Recipe, KeysStandInOrderAndTheCommandLineSignsNothing) {
  EXPECT_EQ(keys_of(recipe_json(sample_picture())),
            "format version app model prompt negative instruction max_tokens width height binning steps guidance_scale "
            "scheduler seed tiling precision fallback ");
  RecipeExtras extras{.uid = "u", .parent = "p", .created = "2026-08-02T00:00:00Z", .typed = "t", .style = "s",
                      .index = 0, .count = 2, .device = "cpu", .unknown = {}, .unknown_in_model = {}};
  EXPECT_EQ(keys_of(recipe_json(sample_picture(), extras)),
            "format version app uid parent created model prompt negative typed style instruction max_tokens width height "
            "binning steps guidance_scale scheduler seed index count tiling device precision fallback ");
}

TEST(Recipe, ValuesAreWrittenAsDescribed) {
  const Json json = Json::parse(recipe_json(sample_picture()));
  EXPECT_EQ(json["seed"], "18446744073709551615");
  EXPECT_EQ(json["scheduler"], (Json{{"name", "dpm_solver"}, {"flow_shift", 3.5}, {"solver_order", 2}}));
  EXPECT_TRUE(json["scheduler"]["solver_order"].is_number_integer());
  EXPECT_EQ(json["instruction"], "Draw:\n");
}

TEST(Recipe, UnknownKeysAndExtrasAreKept) {
  const std::string json =
      R"({"format":"sana-recipe","version":1,"uid":"u","created":"c","model":{"id":"m","mood":[1]},"index":3,"count":9,)"
      R"("source":null,"zebra":{"a":[1,{"b":null}]},"device":"cuda:0","typed":"fox","style":"ink","parent":"p"})";
  const Recipe recipe = parse_recipe(json);
  const Json saved = Json::parse(recipe_json(recipe)), before = Json::parse(json);
  for (const auto& [key, value] : before.items()) EXPECT_EQ(saved[key], value) << key;
  EXPECT_EQ(recipe_json(parse_recipe(recipe_json(recipe))), recipe_json(recipe));
}

TEST(Recipe, AbsentAndNullAreTheSame) {
  for (const char* key : {"prompt", "width", "seed", "scheduler", "instruction", "tiling", "binning", "guidance_scale",
                          "index"}) {
    expect_same(request_from_recipe(with(key, nullptr)), GenerateRequest{});
  }
}

TEST(Recipe, EveryBadValueIsNamed) {
  const std::vector<std::pair<std::string, Json>> bad = {
      {"prompt", 1},          {"negative", true},      {"width", 0},          {"width", -1},
      {"width", 1000000000},  {"height", 65537},       {"height", "512"},     {"width", 512.5},
      {"steps", 0},           {"steps", 1000000},      {"steps", -3},         {"guidance_scale", -1},
      {"guidance_scale", "4"}, {"guidance_scale", 1e6}, {"seed", "-1"},        {"seed", "18446744073709551616"},
      {"seed", ""},           {"seed", "1 "},          {"seed", -1},          {"seed", 1.5},
      {"max_tokens", 0},      {"tiling", 1},           {"binning", "on"},     {"precision", "fp8"},
      {"scheduler", "euler"}, {"instruction", 1},      {"model", "name"},     {"index", -1},
      {"count", 0},           {"uid", 5},              {"width", Json::array()}, {"width", 18446744073709551615U},
      {"fallback", 2},        {"device", Json::object()}};
  for (const auto& [key, value] : bad) {
    const Error error = refusal(with(key, value));
    EXPECT_EQ(error.kind, ErrorKind::usage) << key << " " << value;
    EXPECT_NE(error.what.find(key), std::string::npos) << error.what;
    EXPECT_FALSE(error.hint.empty());
  }
  EXPECT_NE(refusal(with("scheduler", {{"name", "x"}, {"flow_shift", "3"}})).what.find("scheduler flow_shift"),
            std::string::npos);
  const std::string large = R"({"format":"sana-recipe","version":1,"width":60000,"height":60000})";
  EXPECT_EQ(refusal(large).kind, ErrorKind::usage);
}

TEST(Recipe, TextsThatAreNoRecipe) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "[";
  for (const std::string& text :
       {std::string(), std::string("{"), std::string("[]"), std::string("null"), std::string("{}"), deep,
        std::string(R"({"format":"other","version":1})"), std::string("{\"format\":\"sana-recipe\",\"version\":1,\"x\":\"\xFF\"}"),
        std::string(R"({"format":"sana-recipe","version":1,"width":1e999})"),
        std::string(R"({"format":"sana-recipe","version":1,"seed":"1","seed":"2"})"),
        std::string(max_recipe_bytes + 1, ' ')}) {
    EXPECT_EQ(refusal(text).kind, ErrorKind::file) << text.substr(0, 60);
  }
}

TEST(Recipe, LaterVersionsAndSourcesAreNotSupported) {
  EXPECT_EQ(refusal(R"({"format":"sana-recipe","version":2})").kind, ErrorKind::not_supported);
  EXPECT_EQ(error_of([] { request_from_recipe(with("source", {{"uid", "x"}})); }).kind, ErrorKind::not_supported);
}

TEST(Recipe, SeedMayBeANumberToo) {
  EXPECT_EQ(request_from_recipe(with("seed", 18446744073709551615U)).seed, 18446744073709551615U);
}

TEST(Recipe, IllFormedUtf8IsReplaced) {
  Picture picture;
  picture.request.prompt = "a\xFFz";
  EXPECT_EQ(request_from_recipe(recipe_json(picture)).prompt, "a\uFFFDz");
}

}  // namespace
}  // namespace sana::engine::testing
