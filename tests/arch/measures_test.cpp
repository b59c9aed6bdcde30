// SPDX-License-Identifier: Apache-2.0
// The measures themselves, on texts small enough to count by eye.
#include <gtest/gtest.h>

#include "tests/arch/includes.h"
#include "tests/arch/repetition.h"
#include "tests/arch/structure.h"
#include "tests/arch/texts.h"

namespace sana::arch {
namespace {

Structure structure_of(std::string text) {
  Structure structure;
  add_structure(make_source("engine/a.cpp", std::move(text)), structure);
  return structure;
}

TEST(Blanked, KeepsLinesAndLengths) {
  EXPECT_EQ(blanked("a // b\nc /* d\n*/ e", Blank::comments), "a     \nc     \n   e");
  EXPECT_EQ(blanked("f(\"x{\\\"\", '{', 1'000)", Blank::comments_and_literals), "f(\"    \", ' ', 1'000)");
  EXPECT_EQ(blanked("R\"(\"{)\" + x", Blank::comments_and_literals), "R\"(  )\" + x");
}

TEST(Structure, CountsLinesAndParameters) {
  Structure found = structure_of(
      "namespace n {\n"
      "template <class A, class B>\n"
      "int three(std::map<A, B> m, int (*f)(int, int),\n"
      "          int c = 4) {\n"
      "  if (c) { return 1; }\n"
      "  auto g = [](int x) { return x; };\n"
      "  return g(c);\n"
      "}\n"
      "class K {\n"
      " public:\n"
      "  explicit K(int a) : a_{a}, b_(1) {}\n"
      "  bool operator()(int a, int b) const { return a == b; }\n"
      "  virtual void declared(int a) = 0;\n"
      "};\n"
      "}\n");
  ASSERT_EQ(found.functions.size(), 4u);
  EXPECT_EQ(found.functions[0].name, "three");
  EXPECT_EQ(found.functions[0].line, 2u);
  EXPECT_EQ(found.functions[0].lines, 7u);
  EXPECT_EQ(found.functions[0].parameters, 3u);
  EXPECT_EQ(found.functions[1].name, "K");
  EXPECT_EQ(found.functions[1].lines, 1u);
  EXPECT_EQ(found.functions[1].parameters, 1u);
  EXPECT_EQ(found.functions[2].parameters, 2u);
  EXPECT_EQ(found.functions[3].name, "declared");
  EXPECT_EQ(found.functions[3].lines, 0u);
  EXPECT_TRUE(found.mutable_globals.empty());
}

TEST(Structure, FindsMutableGlobals) {
  Structure found = structure_of(
      "int counter = 0;\n"
      "const int fine = 1;\n"
      "constexpr auto table = std::to_array<int>({1, 2});\n"
      "const char* pointer = nullptr;\n"
      "const char* const fixed = nullptr;\n"
      "struct S { static int shared; static constexpr int n = 3; int own = 0; };\n"
      "int f() { static int calls = 0; static const int k = 2; return calls + k; }\n");
  ASSERT_EQ(found.mutable_globals.size(), 4u);
  EXPECT_TRUE(found.mutable_globals[0].starts_with("engine/a.cpp:1:"));
  EXPECT_TRUE(found.mutable_globals[1].starts_with("engine/a.cpp:4:"));
  EXPECT_TRUE(found.mutable_globals[2].starts_with("engine/a.cpp:6:"));
  EXPECT_TRUE(found.mutable_globals[3].starts_with("engine/a.cpp:7:"));
}

TEST(Structure, FunctionTypesInHeadersAreNoVariables) {
  Structure structure;
  add_structure(make_source("engine/a.h", "using F = int(int);\nF one;\ninline F* two = nullptr;\n"), structure);
  ASSERT_EQ(structure.mutable_globals.size(), 1u);
  EXPECT_TRUE(structure.mutable_globals[0].starts_with("engine/a.h:3:"));
}

TEST(Structure, CountsFunctionLikeMacrosOnly) {
  EXPECT_EQ(structure_of("#define A 1\n#define B(x) \\\n  (x)\n#define C (1)\n").macros.size(), 1u);
}

TEST(Includes, ClimbingALayerIsFound) {
  std::vector<SourceFile> files = {make_source("app/cli/a.h", "#include \"engine/b.h\"\n"),
                                   make_source("engine/b.h", "// #include \"app/cli/a.h\"\n#include \"app/cli/a.h\"\n"),
                                   make_source("kernels/c.cpp", "#include \"c.h\"\n")};
  Violations found = upward_includes(files);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_TRUE(found[0].starts_with("engine/b.h:2:"));
  EXPECT_TRUE(found[1].starts_with("kernels/c.cpp:1:"));
}

TEST(Includes, LibrariesStayInTheirFolders) {
  std::vector<SourceFile> files = {make_source("engine/image/a.cpp", "#include <png.h>\n#include <vector>\n"),
                                   make_source("engine/nn/b.cpp", "#include <png.h>\n#include <QString>\n"),
                                   make_source("tests/c.cpp", "#include <gtest/gtest.h>\n")};
  EXPECT_EQ(misplaced_libraries(files).size(), 2u);
}

TEST(Repetition, CountsEachRepeatedLineOnce) {
  std::string block = "a();\nb();\nc();\nd();\ne();\nf();\ng();\n";
  std::vector<SourceFile> files = {make_source("engine/a.cpp", block), make_source("engine/b.cpp", "x();\n" + block)};
  Repetition found = find_repetition(files);
  EXPECT_EQ(found.lines, 15u);
  EXPECT_EQ(found.repeated, 7u);
  ASSERT_EQ(found.places.size(), 1u);
  EXPECT_EQ(found.places[0], "engine/b.cpp:2: stands already at engine/a.cpp:1");
}

TEST(Texts, ReadmeTablesAreComparedBothWays) {
  std::vector<SourceFile> files = {make_source("README.md", "`engine/prose`\n| stage | `engine/gone/` |\n"),
                                   make_source("engine/here/here.h", "")};
  EXPECT_EQ(unlisted_components(files).size(), 2u);
}

TEST(Texts, StageHeadersSayInAndOut) {
  std::string opening = "// SPDX-License-Identifier: Apache-2.0\n#pragma once\n";
  std::vector<SourceFile> files = {make_source("engine/scheduler/scheduler.h", opening + "// in: a. out: b.\n"),
                                   make_source("engine/transformer/transformer.h", opening + "// Draws.\n")};
  EXPECT_EQ(silent_stages(files).size(), 1u);
  EXPECT_TRUE(missing_openings(files).empty());
}

}  // namespace
}  // namespace sana::arch
