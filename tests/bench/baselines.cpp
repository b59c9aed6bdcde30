// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/baselines.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <limits>
#include <thread>
#include <vector>

#include "app/cli/bench_product.h"

namespace sana::bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_of_copy(const std::vector<char>& from, std::vector<char>& to) {
  const std::size_t threads = std::max(1u, std::thread::hardware_concurrency());
  const std::size_t part = from.size() / threads;
  const Clock::time_point begin = Clock::now();
  {
    std::vector<std::jthread> copying;
    for (std::size_t i = 0; i < threads; ++i)
      copying.emplace_back([&, i] { std::memcpy(to.data() + i * part, from.data() + i * part, part); });
  }
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

double measure_copy() {
  constexpr std::size_t bytes = std::size_t{256} << 20;
  constexpr int runs = 5;
  const std::vector<char> from(bytes, 1);
  std::vector<char> to(bytes);
  double best = std::numeric_limits<double>::max();
  for (int run = 0; run < runs; ++run) best = std::min(best, seconds_of_copy(from, to));
  return 2.0 * static_cast<double>(bytes) / best;
}

double measure_product(kernels::Precision precision) {
  return app::measure_product(precision, 0).value_or(app::ProductRates{}).flop_per_s;
}

void set_ratio(benchmark::State& state, const char* name, double amount, double baseline) {
  if (baseline <= 0) return;
  state.counters[name] = benchmark::Counter(amount / baseline, benchmark::Counter::kIsIterationInvariantRate);
}

}  // namespace

double product_flop_per_s(kernels::Precision precision) {
  static const double fp32 = measure_product(kernels::Precision::fp32);
  if (precision == kernels::Precision::fp32) return fp32;
  static const double bf16 = measure_product(kernels::Precision::bf16);
  return bf16;
}

double copy_bytes_per_s() {
  static const double rate = measure_copy();
  return rate;
}

void compare_with_product(benchmark::State& state, double flop, kernels::Precision precision) {
  state.counters["flop"] = benchmark::Counter(flop, benchmark::Counter::kIsIterationInvariantRate);
  set_ratio(state, "of_product", flop, product_flop_per_s(precision));
}

void compare_with_copy(benchmark::State& state, double bytes) {
  state.counters["bytes"] = benchmark::Counter(bytes, benchmark::Counter::kIsIterationInvariantRate);
  set_ratio(state, "of_copy", bytes, copy_bytes_per_s());
}

}  // namespace sana::bench
