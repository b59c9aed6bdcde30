// SPDX-License-Identifier: Apache-2.0
// A new prompt costs its own tokens, the same one nothing; what the cache folder holds is used only if it is right.
#include <fstream>

#include "engine/pipeline/model.h"
#include "engine/prompt/instruction.h"
#include "tests/engine/checkpoint/scratch_folder.h"
#include "tests/engine/pipeline/drawing.h"
#include "tests/engine/pipeline/watched_backend.h"

namespace sana::engine {
namespace {

namespace fs = std::filesystem;

constexpr int max_tokens = 24;

class PromptCost : public testing::Test {
 protected:
  /// Opens the model anew, as at a start of the program.
  void open(const fs::path& cache = {}) {
    model_ = std::make_unique<Model>(golden_model("pipeline_base"), backend_, ModelOptions{.cache_folder = cache});
  }
  /// Embeds and returns what it cost in tokens read.
  std::int64_t cost(const std::string& prompt, const std::string& instruction = published_instruction()) {
    backend_.reset();
    embedding_ = model_->prompt_encoder().embed(prompt, instruction, max_tokens);
    return backend_.tokens();
  }
  std::vector<float> rows() { return download(backend_, embedding_.rows); }
  std::int64_t ids() const { return static_cast<std::int64_t>(embedding_.ids.size()); }

  WatchedBackend backend_;
  std::unique_ptr<Model> model_;
  PromptEmbedding embedding_;
};

TEST_F(PromptCost, ANewPromptCostsItsOwnTokensAndTheSameOneNothing) {
  open();
  const std::int64_t first = cost("a cat");
  EXPECT_EQ(first, ids());  // the instruction once, and the prompt after it
  EXPECT_FALSE(embedding_.remembered);
  const std::int64_t instruction = first - embedding_.rows.size(0) + 1;  // one row is <bos>
  const std::int64_t second = cost("an old castle");
  EXPECT_EQ(second, ids() - instruction);
  EXPECT_LT(second, 20);
  EXPECT_EQ(cost("a cat"), 0);
  EXPECT_TRUE(embedding_.remembered);
  const std::int64_t alone = cost("a cat", "");
  EXPECT_EQ(alone, ids());  // without the instruction it is another text
}

TEST_F(PromptCost, TheLatestInstructionsAreKept) {
  open();
  const std::vector<std::string> instructions = {"Draw: ", "Paint: ", "Sketch: ", "Etch: ", "Carve: "};
  for (const std::string& instruction : instructions) cost("a cat", instruction);
  const std::int64_t known = cost("a dog", instructions.back());
  EXPECT_LT(known, ids());
  const std::int64_t forgotten = cost("a dog", instructions.front());
  EXPECT_EQ(forgotten, ids());  // the oldest of five was given up
}

TEST_F(PromptCost, AnotherStartFindsTheInstructionOnDisk) {
  const ScratchFolder scratch;
  open(scratch.path());
  const std::int64_t first = cost("a cat");
  const std::vector<float> expected = rows();
  open(scratch.path());
  EXPECT_LT(cost("a cat"), first);
  EXPECT_EQ(rows(), expected);
}

TEST_F(PromptCost, AFileThatIsNotRightIsComputedAnew) {
  const ScratchFolder scratch;
  open(scratch.path());
  const std::int64_t whole = cost("a cat");
  const std::vector<float> expected = rows();
  ASSERT_EQ(std::distance(fs::directory_iterator(scratch.path() / "prefixes"), {}), 1);
  const fs::path file = fs::directory_iterator(scratch.path() / "prefixes")->path();
  const std::string good = bytes_of(file);
  std::string flipped = good;
  flipped[good.size() / 2] = static_cast<char>(flipped[good.size() / 2] ^ 1);
  std::vector<std::string> contents = {"", flipped, good + "x", std::string(1000, 'x'), "{\"json\": true}"};
  for (const std::size_t length : {1, 63, 64, 65, 72, 100, 1000}) contents.push_back(good.substr(0, length));
  contents.push_back(good.substr(0, good.size() - 1));
  for (const std::string& content : contents) {
    std::ofstream(file, std::ios::binary) << content;
    open(scratch.path());
    EXPECT_EQ(cost("a cat"), whole) << content.size() << " bytes";
    EXPECT_EQ(rows(), expected);
    EXPECT_EQ(bytes_of(file), good) << "not written anew";
  }
}

TEST_F(PromptCost, AFolderThatCannotBeWrittenDoesNoHarm) {
  const ScratchFolder scratch;
  open();
  cost("a cat");
  const std::vector<float> expected = rows();
  open(scratch.write("file", "no folder") / "cache");
  cost("a cat");
  EXPECT_EQ(rows(), expected);
  open("/proc/sys");
  cost("a cat");
  EXPECT_EQ(rows(), expected);
}

TEST_F(PromptCost, OtherFilesOfTheModelDoNotShareAPrefix) {
  const ScratchFolder scratch;
  open(scratch.path() / "cache");
  cost("a cat");
  const fs::path changed = scratch.copy(golden_model("pipeline_base"), "model");
  patch_tensor(changed / "text_encoder" / "model.safetensors", "norm.weight", 0, 1, 0.25f);
  model_ = std::make_unique<Model>(changed, backend_, ModelOptions{.cache_folder = scratch.path() / "cache"});
  const std::int64_t anew = cost("a cat");
  EXPECT_EQ(anew, ids());
}

TEST_F(PromptCost, EmbeddingsStayWhenTheEncoderGoes) {
  open();
  cost("a cat");
  const std::vector<float> expected = rows();
  model_->release_text_encoder();
  EXPECT_EQ(cost("a cat"), 0);
  EXPECT_EQ(rows(), expected);
  const std::int64_t anew = cost("a dog");
  EXPECT_EQ(anew, ids());
}

TEST(Remembered, TheSamePromptIsToldSo) {
  const auto engine = engine_with(builtin_model());
  for (const bool again : {false, true}) {
    Listener listener;
    draw(*engine, fox(1), listener);
    EXPECT_EQ(listener.remembered(), again);
  }
}

TEST(Remembered, TheTransformersPartOfAPromptIsMadeOnce) {
  WatchedBackend backend;
  Model model(golden_model("pipeline_base"), backend);
  const PromptEmbedding one = model.prompt_encoder().embed("a cat", "", max_tokens);
  const PromptEmbedding two = model.prompt_encoder().embed("a dog", "", max_tokens);
  const auto first = model.prompt_state(one.rows), second = model.prompt_state(two.rows);
  backend.reset();
  EXPECT_EQ(model.prompt_state(model.prompt_encoder().embed("a cat", "", max_tokens).rows), first);
  EXPECT_EQ(model.prompt_state(two.rows), second);
  EXPECT_EQ(backend.runs(), 0);
  EXPECT_GT(model.prompt_state_bytes(), 0U);
  model.release_drawing();
  EXPECT_EQ(model.prompt_state_bytes(), 0U);
}

}  // namespace
}  // namespace sana::engine
