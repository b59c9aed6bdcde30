// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "engine/checkpoint/model_folder.h"
#include "tests/engine/checkpoint/scratch_folder.h"

namespace sana::engine {
namespace {

namespace fs = std::filesystem;

/// A file whose only tensor "w" holds this value, which tells which file was opened.
std::string marked(float value) { return safetensors_of({{"w", {value}}}); }

float mark_of(const fs::path& folder, const std::string& variant = {}) {
  const std::unique_ptr<TensorSource> source = open_weights(folder, variant);
  return source->find("w").as<float>()[0];
}

std::string index_of(const std::vector<std::pair<std::string, std::string>>& map) {
  nlohmann::json index = {{"metadata", {{"total_size", 8}}}, {"weight_map", nlohmann::json::object()}};
  for (const auto& [tensor, file] : map) index["weight_map"][tensor] = file;
  return index.dump();
}

TEST(OpenWeights, EveryGoldenFolderOpens) {
  int folders = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(golden() / "models")) {
    const bool has_weights = fs::exists(entry.path() / "diffusion_pytorch_model.safetensors") ||
                             fs::exists(entry.path() / "model.safetensors") ||
                             fs::exists(entry.path() / "model.safetensors.index.json");
    if (!entry.is_directory() || !has_weights) continue;
    const std::unique_ptr<TensorSource> source = open_weights(entry.path());
    EXPECT_FALSE(source->names().empty()) << entry.path();
    for (const std::string& name : source->names()) {
      EXPECT_TRUE(source->find(name)) << name;
      EXPECT_FALSE(source->stored_type(name).empty()) << name;
    }
    ++folders;
  }
  EXPECT_GE(folders, 55);
}

TEST(OpenWeights, ShardsAreOneSource) {
  const auto source = open_weights(golden() / "models/text_encoder_sharded");
  const nlohmann::json index =
      nlohmann::json::parse(bytes_of(golden() / "models/text_encoder_sharded/model.safetensors.index.json"));
  std::set<std::string> promised;
  for (const auto& [name, file] : index["weight_map"].items()) promised.insert(name);
  const std::vector<std::string> names = source->names();
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()), promised);
  source->release_pages();
  for (const std::string& name : names) EXPECT_EQ(source->find(name).dtype, kernels::DType::f32) << name;
  EXPECT_FALSE(source->find("no such tensor"));
  EXPECT_EQ(source->stored_type("no such tensor"), "");
}

TEST(OpenWeights, PrefixedNamesAreKeptAsTheyAre) {
  const auto source = open_weights(golden() / "models/text_encoder_prefixed");
  EXPECT_TRUE(source->find("model.embed_tokens.weight"));
  EXPECT_FALSE(source->find("embed_tokens.weight"));
}

TEST(OpenWeights, RequestedVariantElseBaseElseTheOnlyOne) {
  for (const std::string stem : {"model", "diffusion_pytorch_model"}) {
    const ScratchFolder folder;
    folder.write(stem + ".bf16.safetensors", marked(3));
    EXPECT_EQ(mark_of(folder.path()), 3);
    EXPECT_EQ(mark_of(folder.path(), "fp16"), 3);
    folder.write(stem + ".safetensors", marked(1));
    folder.write(stem + ".fp16.safetensors", marked(2));
    EXPECT_EQ(mark_of(folder.path()), 1);
    EXPECT_EQ(mark_of(folder.path(), "fp16"), 2);
    EXPECT_EQ(mark_of(folder.path(), "bf16"), 3);
    EXPECT_EQ(mark_of(folder.path(), "int8"), 1);
    fs::remove(folder.path() / (stem + ".safetensors"));
    EXPECT_EQ(mark_of(folder.path(), "fp16"), 2);
    expect_error(ErrorKind::model, {"bf16, fp16", "no base"}, [&] { open_weights(folder.path()); });
  }
}

TEST(OpenWeights, ShardedVariantsInBothSpellings) {
  const struct {
    std::string index, written, shard;
  } cases[] = {
      {"model.safetensors.index.fp16.json", "model.fp16-00001-of-00001.safetensors", ""},
      {"model.fp16.safetensors.index.json", "model-00001-of-00001.fp16.safetensors", ""},
      {"diffusion_pytorch_model.safetensors.index.fp16.json", "diffusion_pytorch_model-00001-of-00001.fp16.safetensors",
       ""},
      // The index writes one spelling, the folder has the other.
      {"model.safetensors.index.fp16.json", "model.fp16-00001-of-00001.safetensors",
       "model-00001-of-00001.fp16.safetensors"},
      {"model.safetensors.index.fp16.json", "model-00001-of-00001.fp16.safetensors",
       "model.fp16-00001-of-00001.safetensors"},
  };
  for (const auto& [index, written, shard] : cases) {
    SCOPED_TRACE(index + " " + written);
    const ScratchFolder folder;
    folder.write(index, index_of({{"w", written}}));
    folder.write(shard.empty() ? written : shard, marked(2));
    EXPECT_EQ(mark_of(folder.path()), 2);
    folder.write("model.safetensors", marked(1));
    folder.write("diffusion_pytorch_model.safetensors", marked(1));
    EXPECT_EQ(mark_of(folder.path()), 1);
    EXPECT_EQ(mark_of(folder.path(), "fp16"), 2);
  }
}

TEST(OpenWeights, BrokenIndexesAreRefused) {
  const auto refused = [](const std::string& index, const std::vector<std::string>& words) {
    const ScratchFolder folder;
    folder.write("a.safetensors", safetensors_of({{"w", {1}}}));
    folder.write("b.safetensors", safetensors_of({{"w", {1}}, {"v", {2}}}));
    folder.write("model.safetensors.index.json", index);
    SCOPED_TRACE(index.substr(0, 200));
    expect_error(ErrorKind::model, words, [&] { open_weights(folder.path()); });
  };
  refused(index_of({{"w", "a.safetensors"}, {"x", "c.safetensors"}, {"y", "d.safetensors"}}), {"c.safetensors, d."});
  refused(index_of({{"w", "a.safetensors"}, {"v", "b.safetensors"}}), {"w is in", "a.safetensors", "b.safetensors"});
  refused(index_of({{"w", "a.safetensors"}, {"x", "a.safetensors"}}), {"promises x in a.safetensors"});
  for (const char* name : {"../a.safetensors", "/etc/passwd", "..", ".", "", "sub/a.safetensors", "a\\b"})
    refused(index_of({{"w", name}}), {"names no file of its folder for \"w\""});
  refused(index_of({{"w", std::string(300'000, 'a')}}), {"names no file"});
  refused("{}", {"no weight_map"});
  refused("[]", {"no weight_map"});
  refused(R"({"weight_map": {}})", {"no weight_map"});
  refused(R"({"weight_map": {"w": 1}})", {"names no file"});
  refused(R"({"weight_map": {"w": "a.safetensors", "w": "a.safetensors"}})", {"twice"});
  refused("{", {"line 1"});
}

TEST(OpenWeights, FoldersWithoutWeightsAreRefused) {
  const ScratchFolder folder;
  expect_error(ErrorKind::model, {folder.path().string(), "no weights"}, [&] { open_weights(folder.path()); });
  expect_error(ErrorKind::model, {"absent"}, [&] { open_weights(folder.path() / "absent"); });
  for (const char* name : {"model.bin", "a.pth", "a.pt", "a.ckpt"}) {
    folder.write(name, "PK");
    expect_error(ErrorKind::not_supported, {name, "not supported yet"}, [&] { open_weights(folder.path()); });
    fs::remove(folder.path() / name);
  }
  folder.write("model-00001-of-00002.safetensors", marked(1));
  expect_error(ErrorKind::model, {"no index"}, [&] { open_weights(folder.path()); });
  // Half a download beside a pickle is still opened as what it is.
  folder.write("model.safetensors", marked(1).substr(0, 20));
  folder.write("model.bin", "PK");
  expect_error(ErrorKind::model, {"model.safetensors"}, [&] { open_weights(folder.path()); });
}

TEST(OpenWeights, ReaderReportsEveryFaultAtOnce) {
  const ScratchFolder folder;
  folder.write("model.safetensors", safetensors_of({{"a", {1, 2}}, {"b", {1}}, {"c", {1}}}));
  const auto source = open_weights(folder.path());
  WeightReader reader(*source);
  EXPECT_TRUE(reader.tensor("b", {1}));
  EXPECT_FALSE(reader.tensor("a", {3}));
  EXPECT_FALSE(reader.tensor("d", {4, 5}));
  expect_error(ErrorKind::model, {"misshapen a: (2) instead of (3)", "missing d (4, 5)", "extra c", "3 differences"},
               [&] { reader.finish(); });
}

}  // namespace
}  // namespace sana::engine
