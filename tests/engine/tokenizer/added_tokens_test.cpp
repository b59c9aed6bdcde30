// SPDX-License-Identifier: Apache-2.0
#include "engine/tokenizer/gemma/added_tokens.h"

#include <gtest/gtest.h>

namespace {

using sana::engine::AddedTokenFinder;

const AddedTokenFinder& finder() {
  static const AddedTokenFinder instance(
      {{"ab", 1}, {"abcd", 2}, {"b", 3}, {"\n", 4}, {"\n\n", 5}, {"\xE2\x96\x81x", 6}});
  return instance;
}

void expect_match(std::string_view text, std::size_t from, std::size_t begin, std::size_t end, int id) {
  const auto match = finder().find(text, from);
  ASSERT_TRUE(match) << text;
  EXPECT_EQ(match->begin, begin) << text;
  EXPECT_EQ(match->end, end) << text;
  EXPECT_EQ(match->id, id) << text;
}

TEST(AddedTokenFinder, the_leftmost_and_of_these_the_longest_wins) {
  expect_match("abcd", 0, 0, 4, 2);
  expect_match("xabce", 0, 1, 3, 1);
  expect_match("xabcd", 2, 2, 3, 3);
  expect_match("\n\n\n", 0, 0, 2, 5);
  expect_match("\n\n\n", 2, 2, 3, 4);
  expect_match("a\xE2\x96\x81x", 0, 1, 5, 6);
}

TEST(AddedTokenFinder, says_when_there_is_none) {
  EXPECT_FALSE(finder().find("", 0));
  EXPECT_FALSE(finder().find("xyz a", 0));
  EXPECT_FALSE(finder().find("ab", 2));
  EXPECT_FALSE(finder().find("\xE2\x96\x81", 0));
  EXPECT_FALSE(AddedTokenFinder().find("ab", 0));
}

}  // namespace
