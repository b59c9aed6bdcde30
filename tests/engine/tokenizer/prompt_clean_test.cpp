// SPDX-License-Identifier: Apache-2.0
#include "engine/prompt/clean.h"

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "engine/prompt/instruction.h"

namespace sana::engine {
namespace {

std::string cleaned(std::string_view text) { return clean_prompt(text).text; }

TEST(CleanPrompt, lower_cases_with_the_full_mapping) {
  EXPECT_EQ(cleaned("\u0130stanbul I"), "i\u0307stanbul i");
  EXPECT_EQ(cleaned("\u039F\u0394\u039F\u03A3 \u03A3"), "\u03BF\u03B4\u03BF\u03C2 \u03C3");
  EXPECT_EQ(cleaned("A\u03A3\u0301. B"), "a\u03C2\u0301. b");
  EXPECT_EQ(cleaned("\U00010400"), "\U00010428");
  EXPECT_EQ(cleaned("\u1E9E"), "\u00DF");
}

TEST(CleanPrompt, strips_exactly_the_listed_white_space) {
  const std::string spaces =
      "\t\n\v\f\r\x1C\x1D\x1E\x1F \u0085\u00A0\u1680\u2000\u2005\u200A\u2028\u2029\u202F\u205F\u3000";
  EXPECT_EQ(cleaned(spaces + "a" + spaces + "b" + spaces), "a" + spaces + "b");
  EXPECT_EQ(cleaned(spaces), "");
  for (const std::string kept : {"\u200B", "\u2060", "\uFEFF", "\u180E", "\x1B", "\x7F"})
    EXPECT_EQ(cleaned(kept), kept);
}

TEST(CleanPrompt, repairs_broken_bytes_and_says_so) {
  const CleanedText broken = clean_prompt("A\xFF\xC3(\xE2\x82 \xED\xA0\x80Z\xF0\x9F");
  EXPECT_EQ(broken.text, "a\uFFFD\uFFFD(\uFFFD \uFFFD\uFFFD\uFFFDz\uFFFD");
  EXPECT_TRUE(broken.repaired);
  EXPECT_FALSE(clean_prompt("caf\u00E9 \uFFFD").repaired);
  EXPECT_EQ(repair_utf8(std::string_view("a\0\x80", 3)).text, std::string("a\0\uFFFD", 5));
}

TEST(CleanPrompt, takes_a_megabyte_and_refuses_what_is_absurd) {
  EXPECT_EQ(cleaned(std::string(1 << 20, 'A')), std::string(1 << 20, 'a'));
  EXPECT_EQ(cleaned(std::string(1 << 20, ' ')), "");
  try {
    clean_prompt(std::string((16 << 20) + 1, 'a'));
    FAIL() << "a prompt above 16 MiB was taken";
  } catch (const Exception& exception) {
    EXPECT_EQ(exception.error().kind, ErrorKind::usage);
  }
}

TEST(Instruction, lines_are_joined_by_newlines) {
  const std::string text = published_instruction();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 7);
  EXPECT_TRUE(text.starts_with("Given a user prompt, generate an 'Enhanced prompt' that "));
  EXPECT_TRUE(text.ends_with("evaluations:\nUser Prompt: "));
  const std::vector<std::string> own{"one", "", "two "};
  EXPECT_EQ(join_instruction(own), "one\n\ntwo ");
  EXPECT_EQ(join_instruction(std::span<const std::string>()), "");
}

}  // namespace
}  // namespace sana::engine
