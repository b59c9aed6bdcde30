// SPDX-License-Identifier: Apache-2.0
// Unit noise against the golden draws, and its laws.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "engine/random/torch_generator.h"
#include "tests/golden/workbench/stages.h"

namespace sana::engine {
namespace {

class NoiseGolden : public testing::TestWithParam<std::string> {};

TEST_P(NoiseGolden, DrawsAgreeWithTheReference) {
  const golden::GoldenCase one(std::filesystem::path(SANA_GOLDEN_DIR) / "cases/noise" / GetParam());
  EXPECT_TRUE(one.compare(golden::run_noise(one)));  // false as well where an expected tensor was not drawn
}

INSTANTIATE_TEST_SUITE_P(Cases, NoiseGolden, testing::ValuesIn(golden::case_names(SANA_GOLDEN_DIR "/cases/noise")),
                         [](const auto& one) { return one.param; });

TEST(TorchGenerator, OnlyTheLow32BitsOfTheSeedCount) {
  std::vector<float> a(40), b(40);
  TorchGenerator(7).normal(a);
  TorchGenerator(7 + (5ULL << 32)).normal(b);
  EXPECT_EQ(a, b);
}

/// The block form leaves the value that an odd small draw has cached alone.
TEST(TorchGenerator, SmallDrawsKeepTheirSecondValueAcrossLargeOnes) {
  std::vector<float> pair(2), first(1), second(1), large(16);
  TorchGenerator(42).normal(pair);
  TorchGenerator generator(42);
  generator.normal(first);
  generator.normal(large);
  generator.normal(second);
  EXPECT_EQ(first[0], pair[0]);
  EXPECT_EQ(second[0], pair[1]);
}

/// To the last bit, so that a change of compiler or processor shows; the values are the C library's, rounded to fp32.
TEST(TorchGenerator, BlockFormIsTheRoundedFormula) {
  constexpr std::size_t size = 1 << 16;
  std::vector<float> drawn(size);
  TorchGenerator(1).normal(drawn);
  std::mt19937 engine(1);
  std::vector<float> u(size);
  for (float& value : u) value = static_cast<float>(engine() & 0xffffffU) / 16777216.0F;
  std::size_t different = 0;
  for (std::size_t i = 0; i < size; i += 16)
    for (std::size_t j = i; j < i + 8; ++j) {
      const auto log_u = static_cast<float>(std::log(static_cast<double>(1.0F - u[j])));
      const float radius = std::sqrt(-2.0F * log_u);
      const auto angle = static_cast<double>(6.2831853071795864F * u[j + 8]);
      different += drawn[j] != radius * static_cast<float>(std::cos(angle));
      different += drawn[j + 8] != radius * static_cast<float>(std::sin(angle));
    }
  EXPECT_EQ(different, 0U);
}

}  // namespace
}  // namespace sana::engine
