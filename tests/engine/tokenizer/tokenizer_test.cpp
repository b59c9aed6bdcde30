// SPDX-License-Identifier: Apache-2.0
#include "engine/tokenizer/tokenizer.h"

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "tests/engine/tokenizer/tokenizer_folder.h"

namespace sana::tests {
namespace {

using engine::ErrorKind;
using engine::Exception;
using engine::open_tokenizer;
using Ids = std::vector<std::int32_t>;

/// Both forms of the small tokenizer, and both of the published one where it is there.
std::vector<std::unique_ptr<engine::Tokenizer>> every_tokenizer() {
  std::vector<std::unique_ptr<engine::Tokenizer>> all;
  for (const auto& folder : {small_tokenizer(), published_tokenizer()}) {
    if (!std::filesystem::exists(folder / "tokenizer.json")) continue;
    all.push_back(open_tokenizer(folder));
    all.push_back(open_tokenizer(FolderCopy(folder, "tokenizer.model").path()));
    all.push_back(open_tokenizer(FolderCopy(folder, "tokenizer.json").path()));
  }
  return all;
}

ErrorKind kind_of_failure(const std::filesystem::path& folder) {
  try {
    open_tokenizer(folder);
  } catch (const Exception& exception) {
    EXPECT_NE(std::string(exception.what()).find(folder.string()), std::string::npos) << exception.what();
    return exception.error().kind;
  }
  ADD_FAILURE() << folder << " was opened";
  return ErrorKind::bug;
}

TEST(Tokenizer, reserved_ids_and_vocabulary_size) {
  const auto tokenizer = open_tokenizer(small_tokenizer());
  EXPECT_EQ(tokenizer->pad_id(), 0);
  EXPECT_EQ(tokenizer->bos_id(), 2);
  EXPECT_EQ(tokenizer->vocab_size(), 1024);
}

TEST(Tokenizer, reserved_names_in_the_text_become_their_ids) {
  for (const auto& tokenizer : every_tokenizer()) {
    EXPECT_EQ(tokenizer->encode("<pad><eos><bos><unk>").ids, (Ids{0, 1, 2, 3}));
    EXPECT_EQ(tokenizer->encode("<bos").ids, tokenizer->encode("<bos").ids);
    EXPECT_NE(tokenizer->encode("<bos").ids.front(), 2);
    EXPECT_TRUE(tokenizer->encode("").ids.empty());
  }
}

TEST(Tokenizer, a_run_of_literal_separators_beside_a_space_is_its_own_token) {
  for (const auto& tokenizer : every_tokenizer()) {
    const Ids run = tokenizer->encode("\u2581\u2581").ids;
    ASSERT_EQ(run.size(), 1U);
    const Ids space = tokenizer->encode(" ").ids;
    ASSERT_EQ(space.size(), 1U);
    EXPECT_EQ(tokenizer->encode(" \u2581\u2581").ids, (Ids{space[0], run[0]}));
    EXPECT_EQ(tokenizer->encode("\u2581\u2581 ").ids, (Ids{run[0], space[0]}));
    EXPECT_EQ(tokenizer->encode("  ").ids, run);
  }
}

TEST(Tokenizer, spans_cover_the_text_in_order) {
  const std::string text = "A cat\u2014<bos> \U0001F431\n\n\t\t  \u2581\u2581 x\u00E9\U00010FFF end";
  for (const auto& tokenizer : every_tokenizer()) {
    const auto encoding = tokenizer->encode(text);
    ASSERT_EQ(encoding.ids.size(), encoding.spans.size());
    std::size_t covered = 0;
    for (const auto& [begin, end] : encoding.spans) {
      EXPECT_EQ(begin, covered);
      EXPECT_LE(begin, end);
      covered = end;
    }
    EXPECT_EQ(covered, text.size());
  }
}

TEST(Tokenizer, broken_bytes_count_as_replacement_characters) {
  for (const auto& tokenizer : every_tokenizer()) {
    EXPECT_EQ(tokenizer
                  ->encode("a\xFF"
                           "b")
                  .ids,
              tokenizer
                  ->encode("a\uFFFD"
                           "b")
                  .ids);
  }
}

TEST(Tokenizer, takes_a_megabyte_of_anything) {
  const auto tokenizer = open_tokenizer(small_tokenizer());
  for (const char byte : {'a', ' ', '\n', '<', '\x01'}) {
    const auto encoding = tokenizer->encode(std::string(1 << 20, byte));
    ASSERT_FALSE(encoding.spans.empty());
    EXPECT_EQ(encoding.spans.back().second, std::size_t{1} << 20);
  }
}

TEST(Tokenizer, every_form_takes_a_megabyte) {
  std::string text;
  while (text.size() < (1U << 20)) text += "a fluffy cat, \U0001F431 <b>sleeping</b>\n\n  \u4E00\u53EA\u732B ";
  for (const auto& tokenizer : every_tokenizer()) {
    EXPECT_EQ(tokenizer->encode(text).spans.back().second, text.size());
  }
}

TEST(OpenTokenizer, the_class_comes_from_the_config) {
  const FolderCopy copy(small_tokenizer());
  auto config = read_json(copy.path() / "tokenizer_config.json");
  config["tokenizer_class"] = "GemmaTokenizerFast";
  copy.write("tokenizer_config.json", config.dump());
  EXPECT_EQ(open_tokenizer(copy.path())->vocab_size(), 1024);
  config["tokenizer_class"] = "T5Tokenizer";
  copy.write("tokenizer_config.json", config.dump());
  EXPECT_EQ(kind_of_failure(copy.path()), ErrorKind::not_supported);
  config.erase("tokenizer_class");
  copy.write("tokenizer_config.json", config.dump());
  EXPECT_EQ(kind_of_failure(copy.path()), ErrorKind::not_supported);
  copy.remove("tokenizer_config.json");
  EXPECT_EQ(kind_of_failure(copy.path()), ErrorKind::model);
}

TEST(OpenTokenizer, reserved_names_may_be_objects_and_must_exist) {
  const FolderCopy copy(small_tokenizer());
  auto config = read_json(copy.path() / "tokenizer_config.json");
  config["bos_token"] = {{"content", "<start_of_turn>"}, {"special", true}};
  copy.write("tokenizer_config.json", config.dump());
  EXPECT_EQ(open_tokenizer(copy.path())->bos_id(), 5);
  config["bos_token"] = "<nowhere>";
  copy.write("tokenizer_config.json", config.dump());
  EXPECT_EQ(kind_of_failure(copy.path()), ErrorKind::model);
  config.erase("bos_token");
  config["add_eos_token"] = true;
  copy.write("tokenizer_config.json", config.dump());
  EXPECT_EQ(kind_of_failure(copy.path()), ErrorKind::not_supported);
}

TEST(OpenTokenizer, one_of_both_files_must_be_there) {
  const FolderCopy copy(small_tokenizer(), "tokenizer.model");
  copy.remove("tokenizer.json");
  EXPECT_EQ(kind_of_failure(copy.path()), ErrorKind::model);
}

}  // namespace
}  // namespace sana::tests
