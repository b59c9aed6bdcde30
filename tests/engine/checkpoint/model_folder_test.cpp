// SPDX-License-Identifier: Apache-2.0
#include "engine/checkpoint/model_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>

#include "engine/checkpoint/card.h"
#include "tests/engine/checkpoint/scratch_folder.h"

namespace sana::engine {
namespace {

namespace fs = std::filesystem;

ModelCard card_of(const std::string& text) { return read_card(Config::parse(text, "sana_studio.json")); }

TEST(ModelFolder, OpensAGoldenPipeline) {
  const ModelFolder model = ModelFolder::open(golden() / "models/pipeline_base");
  EXPECT_EQ(model.pipeline_class(), "SanaPipeline");
  EXPECT_EQ(model.component_class("transformer"), "SanaTransformer2DModel");
  EXPECT_EQ(model.component("vae"), golden() / "models/pipeline_base/vae");
  EXPECT_EQ(model.component_config("vae").class_name(), "AutoencoderDC");
  EXPECT_EQ(model.component_config("scheduler").number("lambda_min_clipped", 0), -INFINITY);
  EXPECT_TRUE(model.component_config("tokenizer").has("bos_token"));
  EXPECT_FALSE(model.component_weights("text_encoder")->names().empty());
  EXPECT_EQ(model.card().name, "");
  EXPECT_FALSE(model.card().steps);
  expect_error(ErrorKind::model, {"pipeline_base", "has no controlnet"}, [&] { model.component("controlnet"); });
}

TEST(ModelFolder, OpensEveryGoldenPipeline) {
  int count = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(golden() / "models")) {
    if (!fs::exists(entry.path() / "model_index.json")) continue;
    const ModelFolder model = ModelFolder::open(entry.path());
    for (const char* role : {"transformer", "vae", "text_encoder"})
      EXPECT_FALSE(model.component_weights(role)->names().empty()) << entry.path() << role;
    EXPECT_EQ(model.identity().size(), 64u);
    ++count;
  }
  EXPECT_EQ(count, 5);
}

TEST(ModelFolder, SaysWhatIsWrongWithAPath) {
  const ScratchFolder folder;
  const auto refused = [](ErrorKind kind, const fs::path& path, const std::vector<std::string>& words) {
    expect_error(kind, words, [&] { ModelFolder::open(path); });
  };
  refused(ErrorKind::model, folder.path() / "absent", {"no model at", "absent"});
  refused(ErrorKind::model, folder.path(), {"no model_index.json"});
  refused(ErrorKind::not_supported, folder.write("x.pth", ""), {"x.pth", "not supported yet"});
  refused(ErrorKind::not_supported, folder.write("x.safetensors", ""), {"x.safetensors", "not supported yet"});
  refused(ErrorKind::model, folder.write("x.png", ""), {"x.png", "no model"});
  refused(ErrorKind::not_supported, folder.path(), {"x.pth", "not supported yet"});
  refused(ErrorKind::model, golden() / "models/pipeline_base/vae", {"one part of a model"});
  const ScratchFolder outer;
  outer.copy(golden() / "models/pipeline_base", "inner");
  refused(ErrorKind::model, outer.path(), {"holds one"});
}

TEST(ModelFolder, BrokenIndexesAreRefused) {
  const auto refused = [](const std::string& index, const std::vector<std::string>& words) {
    const ScratchFolder folder;
    folder.write("model_index.json", index);
    SCOPED_TRACE(index);
    expect_error(ErrorKind::model, words, [&] { ModelFolder::open(folder.path()); });
  };
  refused("{}", {"_class_name"});
  refused(R"({"_class_name": 1})", {"_class_name", "text"});
  refused("{", {"model_index.json"});
  refused("", {"model_index.json"});
  refused(R"({"_class_name": "P", "vae": ["a"]})", {"vae"});
  refused(R"({"_class_name": "P", "vae": ["a", 1]})", {"vae"});
  refused(R"({"_class_name": "P", "../vae": ["a", "b"]})", {"vae"});
  refused(R"({"_class_name": "P", "vae": ["a", "b"], "transformer": ["a", "b"]})", {"lacks", "transformer, vae"});
  const ScratchFolder folder;
  folder.write("model_index.json", R"({"_class_name": "P", "flag": true, "safety_checker": [null, null], "x": null})");
  EXPECT_EQ(ModelFolder::open(folder.path()).pipeline_class(), "P");
}

TEST(ModelCard, ReadsEveryKey) {
  const ModelCard card = card_of(R"({"name": "N", "summary": {"en": "E", "zh": "中"}, "licence": "L",
    "languages": ["en", "zh"], "width": 128, "height": 64, "sizes": [[128, 64], [32, 32]], "steps": 20,
    "guidance_scale": 4, "scheduler": "S", "instruction": false, "max_tokens": 61, "styles": false, "examples": ["a"],
    "later": {}})");
  EXPECT_EQ(card.name, "N");
  EXPECT_EQ(card.summary.at("zh"), "中");
  EXPECT_EQ(card.licence, "L");
  EXPECT_EQ(card.languages, (std::vector<std::string>{"en", "zh"}));
  EXPECT_EQ(card.width, 128);
  EXPECT_EQ(card.height, 64);
  EXPECT_EQ(card.sizes, (std::vector<std::pair<int, int>>{{128, 64}, {32, 32}}));
  EXPECT_EQ(card.steps, 20);
  EXPECT_EQ(card.guidance_scale, 4.0);
  EXPECT_EQ(card.scheduler, "S");
  EXPECT_EQ(card.instruction, false);
  EXPECT_EQ(card.max_tokens, 61);
  EXPECT_EQ(card.examples, std::vector<std::string>{"a"});
  EXPECT_FALSE(card.styles);
  EXPECT_FALSE(card_of("{}").instruction);
  EXPECT_TRUE(card_of("{}").styles);
}

TEST(ModelCard, NamesTheWrongKey) {
  for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{{"name", "1"},
                                                                                   {"summary", "\"x\""},
                                                                                   {"licence", "[]"},
                                                                                   {"languages", "[1]"},
                                                                                   {"width", "0"},
                                                                                   {"width", "1e9"},
                                                                                   {"height", "\"1\""},
                                                                                   {"sizes", "[[1]]"},
                                                                                   {"sizes", "[[1, -1]]"},
                                                                                   {"sizes", "[1, 2]"},
                                                                                   {"steps", "-1"},
                                                                                   {"steps", "2.5"},
                                                                                   {"guidance_scale", "NaN"},
                                                                                   {"guidance_scale", "-1"},
                                                                                   {"scheduler", "{}"},
                                                                                   {"instruction", "1"},
                                                                                   {"styles", "0"},
                                                                                   {"max_tokens", "0"},
                                                                                   {"examples", "{}"}})
    expect_error(ErrorKind::model, {"sana_studio.json", key}, [&] { card_of("{\"" + key + "\": " + value + "}"); });
  expect_error(ErrorKind::model, {"summary", "en"}, [] { card_of(R"({"summary": {"en": 1}})"); });
}

/// An environment variable for the length of a test.
class Environment {
 public:
  Environment(const char* name, const std::string& value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    ::setenv(name, value.c_str(), 1);
  }
  ~Environment() {
    if (before_) ::setenv(name_, before_->c_str(), 1);
    else ::unsetenv(name_);
  }

 private:
  const char* name_;
  std::optional<std::string> before_;
};

TEST(FindModel, SearchPathInOrder) {
  const Environment listed("SANA_MODEL_PATH", "/a::/b/c:");
  const Environment own("XDG_DATA_HOME", "/own");
  std::vector<fs::path> path = model_search_path();
  ASSERT_EQ(path.size(), 4u);
  EXPECT_EQ(path[0], "/a");
  EXPECT_EQ(path[1], "/b/c");
  EXPECT_EQ(path[2], "/own/org.sanastudio.SanaStudio/models");
  const Environment home("HOME", "/people/x");
  const Environment relative("XDG_DATA_HOME", "relative");
  EXPECT_EQ(model_search_path()[2], "/people/x/.local/share/org.sanastudio.SanaStudio/models");
}

TEST(FindModel, PathsNamesAndTheListOfWhatIsThere) {
  const ScratchFolder folder;
  folder.copy(golden() / "models/pipeline_base", "first/one");
  folder.copy(golden() / "models/pipeline_base", "second/two");
  folder.write("second/no_model/readme", "");
  const Environment listed("SANA_MODEL_PATH",
                           (folder.path() / "first").string() + ":" + (folder.path() / "second").string());
  const Environment own("XDG_DATA_HOME", (folder.path() / "own").string());
  EXPECT_EQ(find_model("one"), folder.path() / "first/one");
  EXPECT_EQ(find_model("two"), folder.path() / "second/two");
  EXPECT_EQ(find_model("/no/such/folder"), "/no/such/folder");
  EXPECT_EQ(find_model("./x.pth"), "./x.pth");
  for (const char* name : {"three", "", "no_model"})
    expect_error(ErrorKind::model, {"one", "two"}, [&] { find_model(name); });
  EXPECT_NE(error_of([] { find_model("three"); }).hint.find((folder.path() / "second").string()), std::string::npos);
}

// In a build tree the models of the source tree stand for the installed ones.
TEST(FindModel, FindsTheBuiltInModelByName) {
  const Environment listed("SANA_MODEL_PATH", "");
  const Environment own("XDG_DATA_HOME", "/nowhere");
  const ModelFolder model = ModelFolder::open(find_model("emoji-scenes-128"));
  EXPECT_EQ(model.card().name, "Emoji scenes 128");
  EXPECT_EQ(model.card().max_tokens, 61);
  EXPECT_EQ(model.card().instruction, false);
  EXPECT_EQ(model.component_weights("transformer")->find("scale_shift_table").dtype, kernels::DType::f16);
}

TEST(Identity, StaysAndFollowsWhatItCovers) {
  const ScratchFolder folder;
  const fs::path copied = folder.copy(golden() / "models/pipeline_base", "model");
  const std::string identity = ModelFolder::open(copied).identity();
  EXPECT_EQ(identity.size(), 64u);
  EXPECT_EQ(identity, ModelFolder::open(golden() / "models/pipeline_base").identity());
  fs::rename(copied, folder.path() / "renamed");
  EXPECT_EQ(identity, ModelFolder::open(folder.path() / "renamed").identity());

  const auto changed = [&](const std::string& file, const std::function<void(std::string&)>& change) {
    const ScratchFolder other;
    const fs::path model = other.copy(golden() / "models/pipeline_base", "model");
    std::string bytes = bytes_of(model / file);
    change(bytes);
    other.write("model/" + file, bytes);
    return ModelFolder::open(model).identity() != identity;
  };
  const auto flip_last = [](std::string& bytes) { bytes.back() = static_cast<char>(bytes.back() ^ 1); };
  EXPECT_TRUE(changed("vae/diffusion_pytorch_model.safetensors", flip_last));
  EXPECT_TRUE(changed("text_encoder/model.safetensors", [](std::string& bytes) { bytes[bytes.size() / 2] ^= 1; }));
  EXPECT_TRUE(changed("transformer/config.json", [](std::string& bytes) { bytes += " "; }));
  EXPECT_TRUE(changed("scheduler/scheduler_config.json", [](std::string& bytes) { bytes += " "; }));
  EXPECT_TRUE(changed("model_index.json", [](std::string& bytes) { bytes += " "; }));
  // Neither the card nor a variant that is not opened makes another model.
  EXPECT_FALSE(changed("sana_studio.json", [](std::string& bytes) { bytes = "{}"; }));
  EXPECT_FALSE(changed("vae/diffusion_pytorch_model.fp16.safetensors", [](std::string& bytes) { bytes = "x"; }));
}

// Three MiB of weights: the edges are covered, the middle is not.
TEST(Identity, CoversTheFirstAndTheLastMebibyte) {
  const auto with_change_at = [](double where) {
    const ScratchFolder folder;
    folder.write("model_index.json", R"({"_class_name": "P", "vae": ["a", "b"]})");
    std::string bytes = safetensors_of({{"w", std::vector<float>(3u << 18)}});
    const auto at = static_cast<std::size_t>(where * static_cast<double>(bytes.size() - 1));
    if (where > 0) bytes[at] ^= 1;
    folder.write("vae/diffusion_pytorch_model.safetensors", bytes);
    return ModelFolder::open(folder.path()).identity();
  };
  const std::string plain = with_change_at(0);
  EXPECT_NE(plain, with_change_at(0.1));
  EXPECT_NE(plain, with_change_at(0.3));
  EXPECT_EQ(plain, with_change_at(0.5));
  EXPECT_NE(plain, with_change_at(0.7));
  EXPECT_NE(plain, with_change_at(1));
}

// A fixed model has a fixed identity: SHA-256 of the layout that engine/checkpoint/identity.cpp describes.
TEST(Identity, HasTheDescribedLayout) {
  const ScratchFolder folder;
  folder.write("model_index.json", R"({"_class_name":"P","vae":["a","b"]})");
  folder.write("vae/config.json", "{}");
  folder.write("vae/diffusion_pytorch_model.safetensors", safetensors_from("{}", ""));
  EXPECT_EQ(ModelFolder::open(folder.path()).identity(),
            "b4d1d5ac0a9c134882a92024671300240c55f41dd708866bdea71a06190783c1");
}

TEST(Identity, HalfADownloadIsRefused) {
  const ScratchFolder folder;
  folder.write("model_index.json", R"({"_class_name": "P", "vae": ["a", "b"]})");
  for (const std::string& bytes : {std::string(), std::string("abc"), std::string("\x40\0\0\0\0\0\0\0{", 9)}) {
    folder.write("vae/diffusion_pytorch_model.safetensors", bytes);
    expect_error(ErrorKind::model, {"diffusion_pytorch_model.safetensors"},
                 [&] { ModelFolder::open(folder.path()).identity(); });
  }
}

}  // namespace
}  // namespace sana::engine
