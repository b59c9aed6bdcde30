// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include <gtest/gtest.h>

#include "app/cli/outcome.h"

namespace sana::app {
namespace {

TEST(ConsoleUnit, ForeignTextCannotSteerATerminal) {
  EXPECT_EQ(printable("a\tb\nc"), "a\tb\nc");
  EXPECT_EQ(printable("\x1b[31mred"), "\uFFFD[31mred");
  EXPECT_EQ(printable("\xC2\x9B"
                      "1m"),
            "\uFFFD"
            "1m");
  EXPECT_EQ(printable("é🦊\x7F\r"), "é🦊\uFFFD\uFFFD");
}

TEST(ConsoleUnit, Indents) {
  EXPECT_EQ(indented("a\n\nb", 2), "  a\n  \n  b\n");
  EXPECT_EQ(indented("", 2), "");
}

TEST(ConsoleUnit, SaysBytesInTheUnitThatFits) {
  EXPECT_EQ(bytes_text(0), "0.0 MiB");
  EXPECT_EQ(bytes_text(std::size_t{3} << 19), "1.5 MiB");
  EXPECT_EQ(bytes_text(std::size_t{5} << 29), "2.5 GiB");
}

TEST(OutcomeUnit, EveryKindHasItsExitCode) {
  using engine::ErrorKind;
  EXPECT_EQ(exit_code(ErrorKind::bug), 1);
  EXPECT_EQ(exit_code(ErrorKind::usage), 2);
  EXPECT_EQ(exit_code(ErrorKind::model), 3);
  EXPECT_EQ(exit_code(ErrorKind::out_of_memory), 4);
  EXPECT_EQ(exit_code(ErrorKind::unusable), 5);
  EXPECT_EQ(exit_code(ErrorKind::refused), 6);
  EXPECT_EQ(exit_code(ErrorKind::file), 7);
  EXPECT_EQ(exit_code(ErrorKind::not_supported), 1);
  EXPECT_EQ(kind_name(ErrorKind::out_of_memory), "out_of_memory");
}

}  // namespace
}  // namespace sana::app
