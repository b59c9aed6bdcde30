// SPDX-License-Identifier: Apache-2.0
// Every op that takes time in Sana 0.6B at 1024 pixels, Gemma-2 2B on 300 tokens, or DC-AE at 512 pixels. To reproduce:
//   build/release/tests/bench/sana_benchmarks --benchmark_filter=^op/
//   build/release/tests/bench/sana_benchmarks --benchmark_filter=^op/Linear/     # one op
// With DNNL_MAX_CPU_ISA=AVX2 in front: what older processors do. With OMP_WAIT_POLICY=passive: no spinning threads,
// which on a machine that others use as well cost more than the op.

#include "tests/bench/baselines.h"
#include "tests/bench/cases.h"
#include "tests/bench/op_memory.h"

namespace sana::bench {
namespace {

using benchmark::State;
using kernels::Precision;
using kernels::Shape;

struct LinearCase {
  const char* name;
  std::int64_t rows, inputs, outputs;
  Precision precision;
};
constexpr LinearCase linear_cases[] = {
    {"sana_qkv", 1024, 1152, 3456, Precision::fp32},     {"sana_out", 1024, 1152, 1152, Precision::fp32},
    {"sana_ffn_in", 1024, 1152, 5760, Precision::fp32},  {"sana_ffn_out", 1024, 2880, 1152, Precision::fp32},
    {"gemma_gate_up", 300, 2304, 18432, Precision::fp32}, {"gemma_down", 300, 9216, 2304, Precision::fp32},
    {"sana_ffn_in_bf16", 1024, 1152, 5760, Precision::bf16},
};

void run_linear(State& state, const LinearCase& linear) {
  OpMemory memory;
  kernels::Linear::Spec spec;
  spec.rows = linear.rows;
  spec.weights = {memory.weight({linear.outputs, linear.inputs})};
  spec.precision = linear.precision;
  memory.run<kernels::Linear>(
      state, spec, {memory.map({linear.rows, linear.inputs}), memory.map({linear.rows, linear.outputs}), {}, {}});
  const auto products = static_cast<double>(linear.rows * linear.inputs * linear.outputs);
  compare_with_product(state, 2 * products, linear.precision);
}

/// H heads of d channels, N tokens.
void run_linear_attention(State& state) {
  constexpr std::int64_t N = 1024, H = 36, d = 32;
  OpMemory memory;
  const Shape shape{1, N, H, d};
  memory.run<kernels::LinearAttention>(
      state, {shape, 1e-15f, kernels::LinearAttention::Path::linear},
      {memory.map(shape), memory.map(shape), memory.map(shape), memory.map(shape)});
  compare_with_product(state, 2.0 * N * 2 * (d + 1) * H * d, Precision::fp32);
}

/// N queries on T prompt tokens.
void run_cross_attention(State& state) {
  constexpr std::int64_t N = 1024, T = 300, H = 16, d = 72;
  OpMemory memory;
  const Shape q{1, N, H, d}, k{1, T, H, d};
  memory.run<kernels::SoftmaxAttention>(state, {.q = q, .k = k, .scale = 0.118f},
                                        {memory.map(q), memory.map(k), memory.map(k), memory.map(q)});
  compare_with_product(state, 2.0 * N * 2 * T * H * d, Precision::fp32);
}

/// A residual block on C channels, `side` x `side`.
void run_res_block(State& state, std::int64_t C, std::int64_t side) {
  OpMemory memory;
  const Shape kernel{C, C, 3, 3}, shape{1, side, side, C};
  kernels::ResBlocks::Spec spec;
  spec.x = shape;
  spec.blocks = {
      {memory.weight(kernel), memory.weight({C}), memory.weight(kernel), memory.weight({C}), memory.weight({C})}};
  memory.run<kernels::ResBlocks>(state, spec, {memory.map(shape), memory.map(shape)});
  compare_with_product(state, 2.0 * 2 * 9 * static_cast<double>(side * side * C * C), Precision::fp32);
}

/// From C to C_out channels, `side` x `side` to twice that.
void run_upsample(State& state, std::int64_t C, std::int64_t C_out, std::int64_t side) {
  OpMemory memory;
  kernels::Upsample::Spec spec;
  spec.x = {1, side, side, C};
  spec.weight = memory.weight({C_out, C, 3, 3});
  spec.bias = memory.weight({C_out});
  memory.run<kernels::Upsample>(state, spec, {memory.map(spec.x), memory.map({1, 2 * side, 2 * side, C_out})});
  compare_with_product(state, 2.0 * 9 * static_cast<double>(4 * side * side * C * C_out), Precision::fp32);
}

void run_depthwise_glu(State& state) {
  constexpr std::int64_t side = 32, F = 2880;
  OpMemory memory;
  const Shape x{1, side, side, 2 * F};
  memory.run<kernels::DepthwiseGlu>(state, {x, memory.weight({2 * F, 1, 3, 3}), memory.weight({2 * F})},
                                    {memory.map(x), memory.map({1, side, side, F})});
  compare_with_copy(state, 4.0 * static_cast<double>(3 * side * side * F));
}

void run_layer_norm(State& state) {
  constexpr std::int64_t N = 1024, D = 1152;
  OpMemory memory;
  kernels::LayerNorm::Spec spec;
  spec.x = {N, D};
  spec.rows_per_modulation = N;
  memory.run<kernels::LayerNorm>(
      state, spec, {memory.map(spec.x), memory.map(spec.x), memory.map({1, D}), memory.map({1, D})});
  compare_with_copy(state, 4.0 * 2 * N * D);
}

void run_rms_norm(State& state) {
  constexpr std::int64_t S = 300, D = 2304;
  OpMemory memory;
  kernels::RmsNorm::Spec spec;
  spec.x = {S, D};
  spec.weight = memory.weight({D});
  memory.run<kernels::RmsNorm>(state, spec, {memory.map(spec.x), memory.map(spec.x), memory.map(spec.x)});
  compare_with_copy(state, 4.0 * 3 * S * D);
}

void run_gated_add(State& state) {
  constexpr std::int64_t N = 1024, D = 1152;
  OpMemory memory;
  memory.run<kernels::GatedAdd>(state, {{N, D}, N},
                                {memory.map({N, D}), memory.map({N, D}), memory.map({1, D}), memory.map({N, D})});
  compare_with_copy(state, 4.0 * 3 * N * D);
}

template <class... Arguments>
void add(const char* name, Arguments&&... arguments) {
  benchmark::RegisterBenchmark(name, std::forward<Arguments>(arguments)...)
      ->UseRealTime()
      ->Unit(benchmark::kMillisecond);
}

}  // namespace

void register_op_cases() {
  for (const LinearCase& linear : linear_cases)
    add((std::string("op/Linear/") + linear.name).c_str(), run_linear, linear);
  add("op/LinearAttention/sana", run_linear_attention);
  add("op/SoftmaxAttention/sana_cross", run_cross_attention);
  add("op/ResBlocks/stage2", run_res_block, 512, 128);
  add("op/ResBlocks/stage1", run_res_block, 256, 256);
  add("op/ResBlocks/stage0", run_res_block, 128, 512);
  add("op/Upsample/up0", run_upsample, 256, 128, 256);
  add("op/DepthwiseGlu/sana", run_depthwise_glu);
  add("op/LayerNorm/sana", run_layer_norm);
  add("op/RmsNorm/gemma", run_rms_norm);
  add("op/GatedAdd/sana", run_gated_add);
}

}  // namespace sana::bench
