// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench_product.h"

#ifdef SANA_WITH_ONEDNN
#include <algorithm>
#include <limits>
#include <random>

#include "app/cli/bench_stopwatch.h"
#include "kernels/cpu/onednn.h"
#include "kernels/half.h"
#include "kernels/host_buffer.h"
#endif

namespace sana::app {

#ifdef SANA_WITH_ONEDNN
namespace {

using dnnl::memory;
constexpr int timed_products = 10;
constexpr auto elements = static_cast<std::size_t>(product_side) * product_side;

/// Uniform in ±1: constant operands would draw less power and run faster than real ones.
void fill(void* values, kernels::Precision precision) {
  std::minstd_rand generator;
  std::uniform_real_distribution<float> uniform(-1, 1);
  for (std::size_t i = 0; i < elements; ++i) {
    const float value = uniform(generator);
    if (precision == kernels::Precision::bf16) static_cast<std::uint16_t*>(values)[i] = kernels::f32_to_bf16(value);
    else static_cast<float*>(values)[i] = value;
  }
}

Elapsed best_run(kernels::Precision precision) {
  const dnnl::engine engine = kernels::library_engine();
  dnnl::stream stream(engine);
  const auto square = [](memory::data_type type) {
    return memory::desc({product_side, product_side}, type, memory::format_tag::ab);
  };
  const auto type = kernels::product_type(precision);
  const memory::desc factor = square(type), product = square(memory::data_type::f32);
  const auto a = kernels::allocate_host_buffer(factor.get_size()), b = kernels::allocate_host_buffer(factor.get_size());
  const auto y = kernels::allocate_host_buffer(product.get_size());
  fill(a->data(), precision);
  fill(b->data(), precision);
  const dnnl::matmul matmul(dnnl::matmul::primitive_desc(dnnl::matmul::desc(factor, factor, product), engine));
  const std::unordered_map<int, memory> arguments{{DNNL_ARG_SRC, memory(factor, engine, a->data())},
                                                  {DNNL_ARG_WEIGHTS, memory(factor, engine, b->data())},
                                                  {DNNL_ARG_DST, memory(product, engine, y->data())}};
  Elapsed best{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
  for (int run = 0; run <= timed_products; ++run) {
    const Stopwatch watch;
    matmul.execute(stream, arguments);
    stream.wait();
    const Elapsed elapsed = watch.elapsed();
    if (run > 0) best = {std::min(best.seconds, elapsed.seconds), std::min(best.cpu_seconds, elapsed.cpu_seconds)};
  }
  return best;
}

}  // namespace

std::optional<ProductRates> measure_product(kernels::Precision precision, int threads) {
  const kernels::Team team(threads);
  const kernels::TeamScope scope(team);
  const Elapsed best = kernels::with_library_errors("a matrix product", [&] { return best_run(precision); });
  constexpr double flop = 2.0 * product_side * static_cast<double>(elements);
  return ProductRates{flop / best.seconds, flop / best.cpu_seconds};
}
#else
std::optional<ProductRates> measure_product(kernels::Precision, int) { return std::nullopt; }
#endif

}  // namespace sana::app
