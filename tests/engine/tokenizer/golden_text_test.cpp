// SPDX-License-Identifier: Apache-2.0
// The texts of the golden cases, with tokenizer.model and with it hidden: ids must be equal.

#include <gtest/gtest.h>

#include <cstring>
#include <span>

#include "engine/prompt/clean.h"
#include "engine/prompt/instruction.h"
#include "engine/tokenizer/tokenizer.h"
#include "tests/engine/tokenizer/tokenizer_folder.h"

namespace sana::tests {
namespace {

namespace fs = std::filesystem;
using engine::Tokenizer;
using Ids = std::vector<std::int32_t>;

fs::path case_folder(const std::string& family, const std::string& name) {
  return golden_folder() / "cases" / family / name;
}

/// One integer tensor of a safetensors file: 8 bytes header size, JSON header, values.
std::vector<std::int64_t> read_integers(const fs::path& file, const std::string& name) {
  const std::string bytes = read_text(file);
  std::uint64_t header_size = 0;
  std::memcpy(&header_size, bytes.data(), 8);
  const auto entry = nlohmann::json::parse(bytes.substr(8, header_size)).at(name);
  const auto begin = entry.at("data_offsets").at(0).get<std::size_t>();
  std::vector<std::int64_t> values((entry.at("data_offsets").at(1).get<std::size_t>() - begin) / 8);
  std::memcpy(values.data(), bytes.data() + 8 + header_size + begin, values.size() * 8);
  return values;
}

/// <bos>, then the text, cut to `length` and filled up with <pad>.
std::vector<std::int64_t> padded(const Tokenizer& tokenizer, const std::string& text, std::size_t length) {
  std::vector<std::int64_t> row{tokenizer.bos_id()};
  const Ids ids = tokenizer.encode(text).ids;
  row.insert(row.end(), ids.begin(), ids.end());
  row.resize(length, tokenizer.pad_id());
  return row;
}

struct TokenizerCase {
  const char* test_name;
  const char* suffix;  ///< of the case's folder: gemma2 or small
  bool hide_model;
};

class GoldenTexts : public testing::TestWithParam<TokenizerCase> {
 protected:
  void SetUp() override {
    const bool published = GetParam().suffix == std::string("gemma2");
    if (published && !has_published_tokenizer()) {
      GTEST_SKIP() << "the published tokenizer is not at " << published_tokenizer();
    }
    copy_.emplace(published ? published_tokenizer() : small_tokenizer(),
                  GetParam().hide_model ? "tokenizer.model" : "");
    tokenizer_ = engine::open_tokenizer(copy_->path());
  }

  const Tokenizer& tokenizer() const { return *tokenizer_; }
  std::string suffix() const { return GetParam().suffix; }

 private:
  std::optional<FolderCopy> copy_;
  std::unique_ptr<Tokenizer> tokenizer_;
};

TEST_P(GoldenTexts, ids_are_those_of_the_reference) {
  const auto texts = read_json(case_folder("tokenizer", suffix()) / "texts.json");
  ASSERT_EQ(texts.size(), 108U);
  for (const auto& text : texts) {
    const auto ids = tokenizer().encode(text.at("text").get<std::string>()).ids;
    EXPECT_EQ(ids, text.at("ids").get<Ids>()) << text.at("text");
    EXPECT_EQ(text.at("ids_bos").at(0), tokenizer().bos_id());
  }
}

TEST_P(GoldenTexts, padded_rows_are_those_of_the_reference) {
  const fs::path folder = case_folder("tokenizer", suffix() + "_padded");
  const auto length = std::stoul(read_json(folder / "case.json").at("params").at("max_length").dump());
  std::vector<std::int64_t> got;
  for (const auto& text : read_json(folder / "texts.json")) {
    const auto row = padded(tokenizer(), text.get<std::string>(), length);
    got.insert(got.end(), row.begin(), row.end());
  }
  EXPECT_EQ(got, read_integers(folder / "expected.safetensors", "input_ids"));
}

INSTANTIATE_TEST_SUITE_P(Tokenizers, GoldenTexts,
                         testing::Values(TokenizerCase{"small_model", "small", false},
                                         TokenizerCase{"small_json", "small", true},
                                         TokenizerCase{"published_model", "gemma2", false},
                                         TokenizerCase{"published_json", "gemma2", true}),
                         [](const auto& tested) { return tested.param.test_name; });

TEST(GoldenPrompt, cleaned_texts_are_those_of_the_reference) {
  const auto texts = read_json(case_folder("tokenizer", "prompt_cleaning") / "texts.json");
  ASSERT_FALSE(texts.empty());
  for (const auto& text : texts) {
    const auto cleaned = engine::clean_prompt(text.at("text").get<std::string>());
    EXPECT_EQ(cleaned.text, text.at("cleaned").get<std::string>()) << text.at("text");
    EXPECT_FALSE(cleaned.repaired) << text.at("text");
  }
}

TEST(GoldenPrompt, instruction_and_prompt_give_the_ids_of_the_reference) {
  int compared = 0;
  for (const auto& entry : fs::directory_iterator(golden_folder() / "cases" / "prompt")) {
    const auto description = read_json(entry.path() / "case.json");
    const auto& params = description.at("params");
    if (params.value("complex_human_instruction", "") != "default" || !params.contains("prompt")) continue;
    const auto tokenizer =
        engine::open_tokenizer(golden_folder() / description.at("model").get<std::string>() / "tokenizer");
    const auto want = read_integers(entry.path() / "expected.safetensors", "prompt_input_ids");
    const std::string text =
        engine::published_instruction() + engine::clean_prompt(params.at("prompt").get<std::string>()).text;
    EXPECT_EQ(padded(*tokenizer, text, want.size()), want) << entry.path();
    ++compared;
  }
  EXPECT_GT(compared, 0);
}

}  // namespace
}  // namespace sana::tests
