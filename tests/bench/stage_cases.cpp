// SPDX-License-Identifier: Apache-2.0
// Whole stages of the built-in model and of published configurations with random weights. To reproduce:
//   build/release/tests/bench/sana_benchmarks --benchmark_filter=^stage/transformer/sana-0.6b/1024/fp32
//   build/release/tests/bench/sana_benchmarks --benchmark_filter=^stage/decode/sana-0.6b/512/fp32
//   build/release/tests/bench/sana_benchmarks --benchmark_filter=^stage/text_encoder/    # takes 11 GB
// and with DNNL_MAX_CPU_ISA=AVX2 in front for what older processors do. The measure of record is `sana bench`:
//   build/release/app/cli/sana bench transformer --config sana-0.6b --size 1024

#include <string>

#include "app/cli/bench_stage.h"
#include "tests/bench/baselines.h"
#include "tests/bench/cases.h"

namespace sana::bench {
namespace {

using kernels::Precision;

struct StageCase {
  const char *stage, *config;
  int size;
};
constexpr StageCase stage_cases[] = {
    {"text_encoder", "emoji-scenes-128", 128}, {"transformer", "emoji-scenes-128", 128},
    {"encode", "emoji-scenes-128", 128},       {"decode", "emoji-scenes-128", 128},
    {"text_encoder", "sana-0.6b", 1024},       {"transformer", "sana-0.6b", 1024},
    {"transformer", "sana-1.6b", 1024},        {"encode", "sana-0.6b", 512},
    {"decode", "sana-0.6b", 512},
};

void run_stage(benchmark::State& state, const StageCase& stage, Precision precision) {
  const auto backend = kernels::create_backend("");
  const app::BenchModel model(stage.config);
  const app::BenchStage ready = app::make_bench_stage(stage.stage, model, {*backend, precision, stage.size});
  ready.run();  // plans, packs
  for (auto iteration : state) ready.run();
  compare_with_product(state, ready.flop, precision);
}

}  // namespace

void register_stage_cases() {
  for (const StageCase& stage : stage_cases) {
    for (const Precision precision : {Precision::fp32, Precision::bf16}) {
      const std::string name = std::string("stage/") + stage.stage + "/" + stage.config + "/" +
                               std::to_string(stage.size) + (precision == Precision::fp32 ? "/fp32" : "/bf16");
      benchmark::RegisterBenchmark(name.c_str(), run_stage, stage, precision)
          ->UseRealTime()
          ->Unit(benchmark::kMillisecond);
    }
  }
}

}  // namespace sana::bench
