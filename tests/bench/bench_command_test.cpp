// SPDX-License-Identifier: Apache-2.0
// `sana bench` as a program: what it reports, and that a stage stays within its memory.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "engine/pipeline/memory.h"

namespace sana::app {
namespace {

using nlohmann::json;

struct Outcome {
  int exit_code = -1;
  std::string output;
};

Outcome run_bench_command(const std::string& arguments) {
  Outcome outcome;
  std::FILE* pipe = ::popen(("'" SANA_PROGRAM "' bench " + arguments + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return outcome;
  std::array<char, 4096> part;
  while (const std::size_t count = std::fread(part.data(), 1, part.size(), pipe))
    outcome.output.append(part.data(), count);
  const int status = ::pclose(pipe);
  if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  return outcome;
}

/// Weights at their compute precision, and room for activations, the program and its libraries.
void expect_within_memory(const json& result) {
  constexpr std::size_t allowance = 400'000'000;
  EXPECT_LE(result["peak_bytes"].get<std::size_t>(), result["weight_bytes"].get<std::size_t>() + allowance);
  EXPECT_GE(result["peak_bytes"].get<std::size_t>(), result["weight_bytes"].get<std::size_t>());
}

TEST(BenchCommand, EveryStageOfTheBuiltInModel) {
  const Outcome outcome = run_bench_command("--json");
  ASSERT_EQ(outcome.exit_code, 0) << outcome.output;
  std::istringstream lines(outcome.output);
  std::vector<std::string> stages;
  for (std::string line; std::getline(lines, line);) {
    const json result = json::parse(line);
    for (const char* key : {"stage", "config", "size", "seconds", "flop", "flop_per_s", "product_flop_per_s", "ratio",
                            "peak_bytes", "isa", "threads"})
      EXPECT_TRUE(result.contains(key)) << key;
    EXPECT_GT(result["flop_per_s"].get<double>(), 0);
    EXPECT_GE(result["runs"].get<int>(), 5);
    expect_within_memory(result);
    stages.push_back(result["stage"].get<std::string>());
  }
  EXPECT_EQ(stages, (std::vector<std::string>{"text_encoder", "transformer", "encode", "decode"}));
}

TEST(BenchCommand, OpsCoverTheTransformer) {
  const Outcome outcome = run_bench_command("transformer --ops --json");
  ASSERT_EQ(outcome.exit_code, 0) << outcome.output;
  const json result = json::parse(outcome.output);
  std::set<std::string> ops;
  for (const json& op : result["ops"]) ops.insert(op["op"].get<std::string>());
  for (const char* op : {"Linear", "LinearAttention", "SoftmaxAttention", "DepthwiseGlu", "LayerNorm"})
    EXPECT_TRUE(ops.contains(op)) << op;
}

TEST(BenchCommand, RefusesWhatItCannotMeasure) {
  for (const char* arguments : {"painter", "transformer --size 100", "transformer --size 0", "--precision fp8",
                                "transformer --threads 0", "transformer decode"}) {
    const Outcome outcome = run_bench_command(arguments);
    EXPECT_EQ(outcome.exit_code, 2) << arguments << ": " << outcome.output;
  }
  EXPECT_EQ(run_bench_command("--config no-such-model").exit_code, 3);
}

TEST(BenchCommandSlow, TransformerOfPublishedWidthsStaysWithinItsMemory) {
  constexpr std::size_t wanted = std::size_t{3} << 30;
  if (engine::available_memory() < wanted) GTEST_SKIP() << "needs " << wanted << " bytes of memory";
  const Outcome outcome = run_bench_command("transformer --config sana-0.6b --size 1024 --json");
  ASSERT_EQ(outcome.exit_code, 0) << outcome.output;
  expect_within_memory(json::parse(outcome.output));
}

}  // namespace
}  // namespace sana::app
