// SPDX-License-Identifier: Apache-2.0
#include "engine/checkpoint/config.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/engine/checkpoint/scratch_folder.h"

namespace sana::engine {
namespace {

namespace fs = std::filesystem;

Config parse(const std::string& text) { return Config::parse(text, "c.json"); }

void expect_refused(const std::string& text, const std::vector<std::string>& words = {}) {
  expect_error(ErrorKind::model, words, [&] { parse(text); });
}

TEST(Config, ReadsTheLiteralsOutsideTheStandard) {
  const Config config = parse(
      R"({"a": -Infinity, "b":Infinity, "c": [NaN, 1, -Infinity], "text": "-Infinity \" NaN", "NaN": -3, "d": 2.5e1})");
  EXPECT_EQ(config.number("a", 0), -INFINITY);
  EXPECT_EQ(config.number("b", 0), INFINITY);
  EXPECT_TRUE(std::isnan(config.json()["c"][0].get<double>()));
  EXPECT_EQ(config.json()["c"][1], 1);
  EXPECT_EQ(config.json()["c"][2].get<double>(), -INFINITY);
  EXPECT_EQ(config.text("text", ""), "-Infinity \" NaN");
  EXPECT_EQ(config.integer("NaN", 0), -3);
  EXPECT_EQ(config.number("d", 0), 25);
}

TEST(Config, RefusesOtherLiterals) {
  for (const char* text : {R"({"a": +Infinity})", R"({"a": --Infinity})", R"({"a": nan})", R"({"a": Infinity1})",
                           R"({"a": 1e999})", R"({Infinity: 1})", R"({"a": 0x10})"})
    expect_refused(text, {"c.json", "line 1"});
}

TEST(Config, RefusesBrokenText) {
  for (const char* text : {"", "{", "}", R"({"a":1)", R"({"a":1}})", R"({"a":1,})", R"({"a" 1})", "\"a", "{\"a\":\"b",
                           "{\"a\":\"\\", "{\"a\": \"\xff\xfe\"}", "{\"\xc3\": 1}", "{\"a\": \"\xed\xa0\x80\"}"})
    expect_refused(text, {"c.json"});
  expect_refused("{\n  \"a\": 1,\n  oops\n}", {"line 3"});
  expect_refused(std::string("{\"a\": 1}\0{", 11), {"zero byte"});
  for (const char* text : {"[1]", "1", "null", "\"a\""}) expect_refused(text, {"no JSON object"});
}

TEST(Config, RefusesRepeatedKeysAndDepth) {
  expect_refused(R"({"a": 1, "b": {"c": 1, "c": 2}})", {"\"c\"", "twice"});
  EXPECT_EQ(parse(R"({"a": {"a": {"a": 7}}})").object("a").object("a").integer("a", 0), 7);
  const auto nested = [](std::size_t depth) {
    return "{\"a\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
  };
  EXPECT_TRUE(parse(nested(64)).has("a"));
  expect_refused(nested(65), {"64"});
  expect_refused("{\"a\":" + std::string(1'000'000, '['), {"64"});
}

TEST(Config, GettersCheckTypes) {
  const Config config = parse(R"({"i": 3, "whole": 4.0, "f": 2.5, "s": "x", "b": true, "n": null, "li": [1, 2],
    "ls": ["p", "q"], "ll": [[], [5], [3, 5]], "o": {"k": 1}, "mixed": [1, "2"], "big": 18446744073709551615})");
  EXPECT_EQ(config.integer("i", 0), 3);
  EXPECT_EQ(config.integer("whole", 0), 4);
  EXPECT_EQ(config.number("i", 0), 3);
  EXPECT_EQ(config.number("f", 0), 2.5);
  EXPECT_EQ(config.text("s", ""), "x");
  EXPECT_TRUE(config.flag("b", false));
  EXPECT_EQ(config.integers("li", {}), (std::vector<std::int64_t>{1, 2}));
  EXPECT_EQ(config.texts("ls", {}), (std::vector<std::string>{"p", "q"}));
  EXPECT_EQ(config.texts("s", {}, 3), (std::vector<std::string>{"x", "x", "x"}));
  EXPECT_EQ(config.nested_integers("ll"), (std::vector<std::vector<std::int64_t>>{{}, {5}, {3, 5}}));
  EXPECT_EQ(config.object("o").integer("k", 0), 1);

  const auto wrong = [&](const std::string& key, const auto& get) {
    expect_error(ErrorKind::model, {"c.json", key}, [&] { get(key); });
  };
  for (const char* key : {"f", "s", "b", "li", "big"}) wrong(key, [&](auto& k) { config.integer(k, 0); });
  for (const char* key : {"s", "b", "o"}) wrong(key, [&](auto& k) { config.number(k, 0); });
  for (const char* key : {"i", "s"}) wrong(key, [&](auto& k) { config.flag(k, false); });
  for (const char* key : {"i", "ls"}) wrong(key, [&](auto& k) { config.text(k, ""); });
  for (const char* key : {"mixed", "i"}) wrong(key, [&](auto& k) { config.integers(k, {}); });
  for (const char* key : {"mixed", "i"}) wrong(key, [&](auto& k) { config.texts(k, {}); });
  for (const char* key : {"li", "i"}) wrong(key, [&](auto& k) { config.nested_integers(k); });
  for (const char* key : {"i", "li"}) wrong(key, [&](auto& k) { config.object(k); });
}

TEST(Config, AbsentAndNullTakeTheFallback) {
  const Config config = parse(R"({"n": null})");
  for (const char* key : {"n", "absent"}) {
    EXPECT_FALSE(config.has(key));
    EXPECT_EQ(config.integer(key, 7), 7);
    EXPECT_EQ(config.number(key, 0.5), 0.5);
    EXPECT_TRUE(config.flag(key, true));
    EXPECT_EQ(config.text(key, "f"), "f");
    EXPECT_EQ(config.integers(key, {1}), (std::vector<std::int64_t>{1}));
    EXPECT_EQ(config.texts(key, {"t"}, 2), (std::vector<std::string>{"t"}));
    EXPECT_TRUE(config.nested_integers(key).empty());
    EXPECT_FALSE(config.object(key).has("x"));
  }
  EXPECT_EQ(Config().class_name(), "");
}

TEST(Config, RangesAndNestedPlaces) {
  const Config config = parse(R"({"o": {"n": 65}})");
  EXPECT_EQ(config.object("o").integer_in("n", 1, 1, 65), 65);
  expect_error(ErrorKind::model, {"c.json: o: n is 65", "between 1 and 64"},
               [&] { config.object("o").integer_in("n", 1, 1, 64); });
  // The nested object outlives the one it came from.
  const Config nested = parse(R"({"o": {"n": 1}})").object("o");
  EXPECT_EQ(nested.integer("n", 0), 1);
}

TEST(Config, FilesAreReadWithinBounds) {
  const ScratchFolder folder;
  EXPECT_EQ(Config::read(folder.write("good.json", R"({"_class_name": "A"})")).class_name(), "A");
  expect_error(ErrorKind::model, {"absent.json", "missing"}, [&] { Config::read(folder.path() / "absent.json"); });
  expect_error(ErrorKind::model, {folder.path().string(), "no file"}, [&] { Config::read(folder.path()); });
  const std::string large = "{\"a\": \"" + std::string(16u << 20, 'x') + "\"}";
  expect_error(ErrorKind::model, {"large.json", "bytes"}, [&] { Config::read(folder.write("large.json", large)); });
}

TEST(Config, EveryGoldenConfigIsRead) {
  int count = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(golden() / "models")) {
    const std::string name = entry.path().filename().string();
    if (name != "config.json" && name != "scheduler_config.json" && name != "model_index.json") continue;
    EXPECT_FALSE(Config::read(entry.path()).json().empty()) << entry.path();
    ++count;
  }
  EXPECT_GT(count, 80);
}

}  // namespace
}  // namespace sana::engine
