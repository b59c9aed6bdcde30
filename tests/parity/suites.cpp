// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/suites.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>


namespace sana::kernels {
namespace {

/// The case on the subject; null, and the test marked as skipped, where the processor cannot do what the case asks.
std::unique_ptr<PreparedCase> prepare_or_skip(const Case& test, Backend& backend) {
  try {
    return std::make_unique<PreparedCase>(test, backend, test.place);
  } catch (const Exception& exception) {
    if (exception.error().kind != ErrorKind::not_supported) throw;
    [&] { GTEST_SKIP() << exception.what(); }();
    return nullptr;
  }
}

struct Difference {
  double rel_l2 = 0, max_abs = 0;
  std::size_t worst = 0;
};

/// Relative as in tolerance.h; infinite where a value is not a number.
Difference difference_of(const std::vector<double>& values, const std::vector<double>& expected) {
  double errors = 0, squares = 0;
  Difference difference;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double error = std::isfinite(values[i]) ? std::abs(values[i] - expected[i]) : INFINITY;
    errors += error * error;
    squares += expected[i] * expected[i];
    if (error > difference.max_abs) difference.max_abs = error, difference.worst = i;
  }
  if (errors == 0) return difference;
  difference.rel_l2 = std::sqrt(errors / squares);
  difference.max_abs /= std::sqrt(squares / static_cast<double>(expected.size()));
  return difference;
}

}  // namespace

void expect_parity(Session& session, const Subject& subject, const Case& test) {
  const TargetScope scope(subject);
  const std::vector<double>& expected = session.expected(test);
  ASSERT_TRUE(std::all_of(expected.begin(), expected.end(), [](double value) { return std::isfinite(value); }));
  const auto prepared = prepare_or_skip(test, session.backend(subject.backend, 2));
  if (prepared == nullptr) return;
  prepared->run();
  EXPECT_EQ(prepared->written_outside(), "");
  const std::vector<double> values = as_doubles(prepared->output(), prepared->output_type());
  ASSERT_EQ(values.size(), expected.size());
  const Difference difference = difference_of(values, expected);
  ::testing::Test::RecordProperty("rel_l2", std::to_string(difference.rel_l2 / rounding) + " roundings");
  ::testing::Test::RecordProperty("max_abs", std::to_string(difference.max_abs / rounding) + " roundings");
  EXPECT_TRUE(difference.rel_l2 <= test.tolerance.rel_l2 && difference.max_abs <= test.tolerance.max_abs)
      << "rel_l2 " << difference.rel_l2 << " (allowed " << test.tolerance.rel_l2 << "), max_abs "
      << difference.max_abs << " (allowed " << test.tolerance.max_abs << ": " << test.tolerance.reason
      << "); worst at element " << difference.worst << ": " << values[difference.worst] << " instead of "
      << expected[difference.worst];
}

void expect_thread_invariance(Session& session, const Subject& subject, const Case& test) {
  const TargetScope scope(subject);
  std::vector<std::byte> single;
  for (const int threads : {1, 2, 3}) {
    const auto prepared = prepare_or_skip(test, session.backend(subject.backend, threads));
    if (prepared == nullptr) return;
    prepared->run();
    if (threads == 1) single = prepared->output();
    EXPECT_TRUE(prepared->output() == single) << threads << " threads give other bytes than 1";
  }
}

void expect_measure(Session& session, const Subject& subject, const Case& test) {
  const TargetScope scope(subject);
  Backend& backend = session.backend(subject.backend, 2);
  const auto real = prepare_or_skip(test, backend);
  if (real == nullptr) return;
  const std::size_t scratch = real->prepared().scratch_bytes(), packed = real->prepared().packed_bytes();
  const std::size_t pooled = real->pool().bytes();
  WeightPool untouched;
  const PreparedOp& measured = real->trial().prepare(backend, untouched, true);
  EXPECT_EQ(untouched.bytes(), 0u);
  EXPECT_EQ(measured.scratch_bytes(), scratch);
  EXPECT_EQ(measured.packed_bytes(), packed);
  real->trial().prepare(backend, real->pool(), false);
  EXPECT_EQ(real->pool().bytes(), pooled) << "the same weights were packed twice";
}

void expect_replay(Session& session, const Subject& subject, const Case& test) {
  const TargetScope scope(subject);
  const auto prepared = prepare_or_skip(test, session.backend(subject.backend, 2));
  if (prepared == nullptr) return;
  prepared->run();
  const std::vector<std::byte> first = prepared->output();
  const std::size_t allocations = prepared->run();
  EXPECT_TRUE(prepared->output() == first) << "a second run gives other bytes";
  EXPECT_EQ(allocations, 0u);
  std::stop_source source;
  source.request_stop();
  const std::stop_token token = source.get_token();
  prepared->run(&token);
  EXPECT_EQ(prepared->written_outside(), "");
}

}  // namespace sana::kernels
