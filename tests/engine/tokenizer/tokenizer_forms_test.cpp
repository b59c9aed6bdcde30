// SPDX-License-Identifier: Apache-2.0
// tokenizer.model, tokenizer.json and both together are the same tokenizer.

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "engine/tokenizer/gemma/sentencepiece_model.h"
#include "engine/tokenizer/gemma/tokenizer_json.h"
#include "engine/tokenizer/gemma/vocabulary_from_json.h"
#include "engine/tokenizer/tokenizer.h"
#include "tests/engine/tokenizer/tokenizer_folder.h"

namespace sana::tests {
namespace {

using engine::PieceType;

class BothForms : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    folder_ = GetParam() == std::string("small") ? small_tokenizer() : published_tokenizer();
    if (!std::filesystem::exists(folder_ / "tokenizer.json")) GTEST_SKIP() << "there is no tokenizer at " << folder_;
  }

  std::filesystem::path folder_;
};

void append_utf8(std::string& text, std::uint32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
    return;
  }
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  constexpr std::array<std::uint32_t, 4> lead{0, 0xC0, 0xE0, 0xF0};
  text += static_cast<char>(lead[static_cast<std::size_t>(more)] | c >> (6 * more));
  for (int i = more - 1; i >= 0; --i) text += static_cast<char>(0x80U | (c >> (6 * i) & 0x3FU));
}

/// Words, runs, special tokens and single characters of many blocks in random order.
std::string random_text(std::mt19937& random) {
  static constexpr auto parts = std::to_array<std::string_view>(
      {" ",      "  ",           "\n",    "\n\n",  "\t",           "\t\t",
       "\u2581", "\u2581\u2581", "<bos>", "<unk>", "<pad>",        "<start_of_turn>",
       "<0x41>", "<b",           "</td>", "the",   " cat",         "Photo",
       "ing",    " of",          "er",    "1234",  "\u4E2D\u56FD", "\U0001F469\u200D\U0001F680",
       "\u0301", "caf\u00E9",    "\r\n",  "...",   "\u200B",       "\uFFFD"});
  static constexpr auto blocks = std::to_array<std::pair<std::uint32_t, std::uint32_t>>({{0x01, 0x7F},
                                                                                         {0x80, 0x24F},
                                                                                         {0x370, 0x5FF},
                                                                                         {0x900, 0xEFF},
                                                                                         {0x2000, 0x2BFF},
                                                                                         {0x3040, 0x30FF},
                                                                                         {0x4E00, 0x9FFF},
                                                                                         {0xAC00, 0xD7A3},
                                                                                         {0xE000, 0xFFFD},
                                                                                         {0x10000, 0x10FFFF}});
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::string text;
  for (std::size_t count = below(40); count > 0; --count) {
    if (below(2) == 0) {
      text += parts[below(parts.size())];
    } else {
      const auto [low, high] = blocks[below(blocks.size())];
      append_utf8(text, low + static_cast<std::uint32_t>(below(high - low + 1)));
    }
  }
  return text;
}

TEST_P(BothForms, random_texts_give_equal_ids) {
  const auto both = engine::open_tokenizer(folder_);
  const auto json_only = engine::open_tokenizer(FolderCopy(folder_, "tokenizer.model").path());
  const auto model_only = engine::open_tokenizer(FolderCopy(folder_, "tokenizer.json").path());
  std::mt19937 random(20260101);
  for (int i = 0; i < 5000; ++i) {
    const std::string text = random_text(random);
    const auto want = both->encode(text);
    ASSERT_EQ(json_only->encode(text).ids, want.ids) << text;
    ASSERT_EQ(json_only->encode(text).spans, want.spans) << text;
    ASSERT_EQ(model_only->encode(text).ids, want.ids) << text;
  }
}

TEST_P(BothForms, the_json_gives_the_pieces_of_the_model) {
  const auto model_file = folder_ / "tokenizer.model", json_file = folder_ / "tokenizer.json";
  const auto from_model = engine::read_sentencepiece_model(read_text(model_file), model_file);
  const auto from_json = engine::vocabulary_from_json(
      engine::read_tokenizer_json(read_text(json_file), json_file, engine::TokenizerJsonPart::everything),
      {.bos = "<bos>", .eos = "<eos>", .pad = "<pad>", .unknown = "<unk>"}, json_file);
  ASSERT_EQ(from_json.pieces.size(), from_model.size());
  float last_model = 0, last_json = 0;
  for (std::size_t id = 0; id < from_model.size(); ++id) {
    const auto &model = from_model[id], &json = from_json.pieces[id];
    ASSERT_EQ(json.text, model.text) << id;
    ASSERT_EQ(json.type, model.type) << id;
    // Only the order of the scores of merged pieces counts; both follow the ids.
    if (json.type != PieceType::normal || json.score == 0) continue;
    ASSERT_LT(json.score, last_json) << id;
    ASSERT_LT(model.score, last_model + 1) << id;
    last_json = json.score;
    last_model = model.score;
  }
  EXPECT_EQ(from_json.added.size(), engine::added_tokens_of(from_model).size());
}

TEST_P(BothForms, a_written_model_reads_back) {
  const auto model_file = folder_ / "tokenizer.model";
  const auto pieces = engine::read_sentencepiece_model(read_text(model_file), model_file);
  const std::string written = engine::write_sentencepiece_model(pieces, {.unknown = 3, .bos = 2, .eos = 1, .pad = 0});
  const auto again = engine::read_sentencepiece_model(written, "written");
  ASSERT_EQ(again.size(), pieces.size());
  for (std::size_t id = 0; id < pieces.size(); ++id) {
    ASSERT_EQ(again[id].text, pieces[id].text);
    ASSERT_EQ(again[id].score, pieces[id].score);
    ASSERT_EQ(again[id].type, pieces[id].type);
  }
}

INSTANTIATE_TEST_SUITE_P(Tokenizers, BothForms, testing::Values("small", "published"),
                         [](const auto& tested) { return tested.param; });

}  // namespace
}  // namespace sana::tests
