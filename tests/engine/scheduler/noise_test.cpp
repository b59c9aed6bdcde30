// SPDX-License-Identifier: Apache-2.0
// Unit noise against the golden draws, and its laws.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>

#include "engine/random/torch_generator.h"
#include "tests/engine/scheduler/golden_case.h"

namespace sana::engine {
namespace {

/// "16 2x4x3x5": elements of each draw.
std::vector<std::size_t> draw_sizes(const std::string& shapes) {
  std::vector<std::size_t> sizes;
  std::istringstream words(shapes);
  for (std::string word; words >> word;) {
    std::size_t size = 1;
    std::istringstream extents(word);
    for (std::string extent; std::getline(extents, extent, 'x');) size *= std::stoul(extent);
    sizes.push_back(size);
  }
  return sizes;
}

class NoiseGolden : public testing::TestWithParam<std::string> {};

TEST_P(NoiseGolden, DrawsAgreeWithTheReference) {
  const GoldenCase golden("noise", GetParam());
  TorchGenerator generator(std::stoull(golden.params().at("seed").get<std::string>()));
  const std::vector<std::size_t> sizes = draw_sizes(golden.params().at("shapes").get<std::string>());
  const std::vector<std::string> names = golden.expected_names();
  std::size_t compared = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    std::vector<float> drawn(sizes[i]);
    generator.normal(drawn);
    const std::vector<double> values(drawn.begin(), drawn.end());
    const std::string draw = "draw" + std::to_string(i);
    const std::map<std::string, std::vector<double>> views{
        {draw, values},
        {draw + ".first64", {values.begin(), values.begin() + std::min<std::ptrdiff_t>(64, std::ssize(values))}},
        {draw + ".last64", {values.end() - std::min<std::ptrdiff_t>(64, std::ssize(values)), values.end()}},
        {draw + ".sum_float64", {std::accumulate(values.begin(), values.end(), 0.0)}},
        {draw + ".square_sum_float64", {std::inner_product(values.begin(), values.end(), values.begin(), 0.0)}}};
    for (const auto& [name, view] : views) {
      if (std::find(names.begin(), names.end(), name) == names.end()) continue;
      golden.compare(name, view);
      ++compared;
    }
  }
  EXPECT_EQ(compared, names.size());
}

INSTANTIATE_TEST_SUITE_P(Cases, NoiseGolden, testing::ValuesIn(golden_case_names("noise")),
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
