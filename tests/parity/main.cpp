// SPDX-License-Identifier: Apache-2.0
// Registers one test for each promise × backend × op × case, e.g. Parity/cpu/Linear.odd_f16.
#include <gtest/gtest.h>

#include <cstdio>
#include <set>

#include "tests/parity/suites.h"

namespace sana::kernels {
namespace {

class CaseTest : public ::testing::Test {
 public:
  explicit CaseTest(std::function<void()> body) : body_(std::move(body)) {}
  void TestBody() override { body_(); }

 private:
  std::function<void()> body_;
};

void add_test(const std::string& suite, const std::string& name, const std::function<void()>& body) {
  ::testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [body]() -> CaseTest* { return new CaseTest(body); });
}

using Promise = void (*)(Session&, const Subject&, const Case&);

void add_cases(Session& session, const Subject& subject, const std::string& suite, Promise promise) {
  for (const Case& test : session.cases()) {
    // The reference is compared with itself only where it works in place.
    const bool itself = subject.backend == "reference" && promise == &expect_parity && test.place == Place::separate;
    if (!itself)
      add_test(suite + "/" + subject.label() + "/" + test.op, test.name,
               [&session, subject, &test, promise] { promise(session, subject, test); });
  }
}

void add_refusals(Session& session, const Subject& subject) {
  for (const WrongSpec& wrong : wrong_specs())
    add_test("Refusal/" + subject.label() + "/" + wrong.op, wrong.name, [&session, subject, wrong] {
      EXPECT_THROW(wrong.prepare(session.backend(subject.backend, 2)), Bug);
    });
}

void add_table_tests(const Session& session) {
  for_each_op([&]<class Op>() {
    const std::string op(op_name<Op>());
    add_test("Table/all/" + op, "has_cases_with_distinct_names", [&session, op] {
      std::set<std::string> names;
      std::size_t rows = 0;
      for (const Case& test : session.cases()) {
        if (test.op != op) continue;
        names.insert(test.name);
        ++rows;
      }
      EXPECT_GT(rows, 0u);
      EXPECT_EQ(names.size(), rows);
    });
  });
}

void add_tests(Session& session) {
  add_table_tests(session);
  for (const Subject& subject : subjects()) {
    add_cases(session, subject, "Parity", &expect_parity);
    if (!subject.vector_target.empty()) continue;  // what follows does not depend on the instructions
    if (subject.backend != "reference") add_cases(session, subject, "Threads", &expect_thread_invariance);
    add_cases(session, subject, "Measure", &expect_measure);
    add_cases(session, subject, "Replay", &expect_replay);
    add_refusals(session, subject);
  }
}

}  // namespace
}  // namespace sana::kernels

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  sana::kernels::Session session;
  sana::kernels::add_tests(session);
  const int result = RUN_ALL_TESTS();
  if (::testing::UnitTest::GetInstance()->test_to_run_count() > 0) return result;
  std::fputs("No test has such a name.\n", stderr);
  return 1;
}
