// SPDX-License-Identifier: Apache-2.0
// Benchmarks of single ops and of whole stages, each as a ratio to a baseline of the same run. `sana bench` measures
// one stage more carefully (memory, spread, the product before and after).

#include <benchmark/benchmark.h>

#include "tests/bench/cases.h"

int main(int count, char** values) {
  sana::bench::register_op_cases();
  sana::bench::register_stage_cases();
  benchmark::Initialize(&count, values);
  if (benchmark::ReportUnrecognizedArguments(count, values)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
