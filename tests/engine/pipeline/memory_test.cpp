// SPDX-License-Identifier: Apache-2.0
// What does not fit is refused before it starts.
#include "engine/pipeline/memory.h"

#include <fstream>

#include "engine/pipeline/text_to_image.h"
#include "tests/engine/checkpoint/scratch_folder.h"
#include "tests/engine/pipeline/drawing.h"

namespace sana::engine {
namespace {

constexpr std::size_t mib = std::size_t{1} << 20, gib = std::size_t{1} << 30;

/// A number of /proc/self/status, in bytes.
std::size_t status_bytes(const std::string& key) {
  std::ifstream stream("/proc/self/status");
  for (std::string word; stream >> word;) {
    std::size_t kib = 0;
    if (word == key && stream >> kib) return kib << 10;
  }
  return 0;
}

TEST(Memory, AnAbsurdSizeIsRefusedBeforeAnythingIsAllocated) {
  const auto engine = engine_with(builtin_model());
  draw(*engine, fox(1));
  GenerateRequest request = fox(1);
  Model& model = **engine->open(builtin_model());
  for (int side = 16384; side <= 65536; side *= 2) {
    request.width = request.height = side;
    const GenerateRequest complete = model.complete(request);
    if (plan_memory(model, complete, side / 16, side / 16).peak_in_turn() > 2 * available_memory()) break;
  }
  if (plan_memory(model, model.complete(request), request.height / 16, request.width / 16).peak_in_turn() <=
      available_memory())
    GTEST_SKIP() << "this machine has memory for the largest picture";
  const std::size_t before = status_bytes("VmHWM:");
  const Error error = refusal(*engine, request);
  EXPECT_LT(status_bytes("VmHWM:") - before, 64 * mib);
  const std::string side = std::to_string(request.width);
  expect_refusal(error, ErrorKind::out_of_memory, {side + " x " + side, "GiB of memory", "The nearest size that fits is"});
}

TEST(Memory, TheNearestSizeFitsAndTilingTakesLess) {
  const auto backend = kernels::create_backend("");
  Model model(builtin_model(), *backend);
  GenerateRequest request = fox(1);
  request.width = request.height = 2048;
  request = model.complete(request);
  const MemoryPlan whole = plan_memory(model, request, 128, 128);
  GenerateRequest tiled = request;
  tiled.tiling = true;
  EXPECT_LT(plan_memory(model, tiled, 128, 128).decode.activations, whole.decode.activations / 2);
  const std::size_t available = whole.peak_in_turn() - mib;
  try {
    require_memory(model, request, 128, 128, available);
    FAIL() << "fits";
  } catch (const Exception& exception) {
    expect_refusal(exception.error(), ErrorKind::out_of_memory, {"2048 x 2048", "With tiling"});
    std::int64_t side = 0;
    for (std::int64_t h = 1; h < 128; ++h)
      if (exception.error().hint.find(std::to_string(h * 16) + " x " + std::to_string(h * 16)) != std::string::npos)
        side = h;
    ASSERT_GT(side, 0) << exception.error().hint;
    EXPECT_NO_THROW(require_memory(model, request, side, side, available));
    EXPECT_GT(side, 64);  // not merely some size that fits
  }
  EXPECT_NO_THROW(require_memory(model, tiled, 128, 128, available));
}

TEST(Memory, ChoosesTheLeastThatMustBeGivenUp) {
  const auto backend = kernels::create_backend("");
  Model model(builtin_model(), *backend);
  const GenerateRequest request = model.complete(fox(1));
  const MemoryPlan plan = plan_memory(model, request, 8, 8);
  const std::size_t margin = 64 * mib;
  const auto choice = [&](std::size_t peak) { return require_memory(model, request, 8, 8, peak + margin); };
  EXPECT_TRUE(choice(plan.peak_with_previews()).previews);
  EXPECT_FALSE(choice(plan.peak_with_previews() - 1).previews);
  EXPECT_FALSE(choice(plan.peak_together()).in_turn);
  EXPECT_THROW(choice(plan.peak_in_turn() - 1), Exception);
  if (plan.peak_in_turn() == plan.peak_together()) GTEST_SKIP() << "this device packs no weights: nothing to gain in turn";
  EXPECT_TRUE(choice(plan.peak_together() - 1).in_turn);
}

TEST(Memory, TheLimitOfTheModelHoldsWhereMoreIsFree) {
  const auto backend = kernels::create_backend("");
  Model model(builtin_model(), *backend);
  const GenerateRequest request = model.complete(fox(1));
  const std::size_t margin = 64 * mib, needed = plan_memory(model, request, 8, 8).peak_in_turn() + margin;
  model.limit_memory(needed);
  EXPECT_NO_THROW(require_memory(model, request, 8, 8, 1024 * gib));
  EXPECT_THROW(require_memory(model, request, 8, 8, needed - 1), Exception) << "less is free than the limit allows";
  model.limit_memory(needed - 1);
  try {
    require_memory(model, request, 8, 8, 1024 * gib);
    FAIL() << "above the limit";
  } catch (const Exception& exception) {
    expect_refusal(exception.error(), ErrorKind::out_of_memory, {"are allowed", "Allow more memory"});
  }
  model.limit_memory(0);
  EXPECT_NO_THROW(require_memory(model, request, 8, 8, needed));
}

TEST(Memory, WhatTheModelHoldsIsNotAskedForTwice) {
  const auto engine = engine_with(builtin_model());
  Model& model = **engine->open(builtin_model());
  const GenerateRequest request = model.complete(fox(1));
  const MemoryPlan cold = plan_memory(model, request, 8, 8);
  EXPECT_EQ(cold.held(), 0U);
  draw(*engine, fox(1));
  const MemoryPlan warm = plan_memory(model, request, 8, 8);
  EXPECT_EQ(warm.peak_together(), cold.peak_together());
  EXPECT_GE(warm.held(), warm.text_encoder.weights / 2 + warm.transformer.weights / 2);
  EXPECT_LE(warm.held(), warm.peak_together());
}

TEST(Memory, ThePlanIsWhatIsTaken) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the address sanitizer keeps freed memory back";
#endif
  const auto engine = engine_with(builtin_model());
  if (engine->device().name != "cpu") GTEST_SKIP() << "minutes on this device, and it packs no weights";
  Model& model = **engine->open(builtin_model());
  GenerateRequest asked = fox(1);
  asked.width = asked.height = 768;  // so that activations outweigh the rest
  const MemoryPlan plan = plan_memory(model, model.complete(asked), 48, 48);
  const std::size_t before = status_bytes("RssAnon:");
  draw(*engine, asked);
  const std::size_t weights = plan.text_encoder.weights + plan.transformer.weights + plan.decode.weights;
  EXPECT_LE(status_bytes("RssAnon:"), before + weights + 64 * mib) << "activations were not given back";
}

TEST(Memory, DrawsTheSameWhenStagesComeInTurn) {
  const auto backend = kernels::create_backend("");
  Model model(golden_model("pipeline_base"), *backend);
  Observer silent;
  GenerateRequest request = tiny_request();
  const auto expected = text_to_image(model, request, silent).image.rgb;
  model.release_drawing();
  model.release_text_encoder();
  EXPECT_EQ(text_to_image(model, request, silent).image.rgb, expected);
  request.prompt = "an owl";
  const auto owl = text_to_image(model, request, silent).image.rgb;
  model.release_text_encoder();
  model.release_drawing();
  EXPECT_EQ(text_to_image(model, request, silent).image.rgb, owl);
}

class SystemNumbers : public testing::Test {
 protected:
  void SetUp() override {
    write("proc/meminfo", "MemTotal:       64000000 kB\nMemFree:  1 kB\nMemAvailable:   33554432 kB\n");
    write("proc/self/cgroup", "0::/user/session\n");
  }
  void write(const std::string& name, const std::string& text) { scratch_.write(name, text); }
  std::size_t available() const {
    return available_memory({.proc = scratch_.path() / "proc", .control_groups = scratch_.path() / "cgroup"});
  }
  ScratchFolder scratch_;
};

TEST_F(SystemNumbers, WithoutAControlGroupTheSystemsOwn) { EXPECT_EQ(available(), 32 * gib); }

TEST_F(SystemNumbers, TheControlGroupsLimitCounts) {
  write("cgroup/user/session/memory.max", "4294967296\n");
  write("cgroup/user/session/memory.current", "1073741824\n");
  EXPECT_EQ(available(), 3 * gib);
  write("cgroup/user/session/memory.current", "5000000000\n");
  EXPECT_EQ(available(), 0U);
}

TEST_F(SystemNumbers, AParentsLimitCounts) {
  write("cgroup/user/session/memory.max", "max\n");
  write("cgroup/user/session/memory.current", "1\n");
  write("cgroup/user/memory.max", "2147483648\n");
  write("cgroup/user/memory.current", "1073741824\n");
  EXPECT_EQ(available(), gib);
  write("cgroup/memory.max", "1073741825\n");
  write("cgroup/memory.current", "1073741824\n");
  EXPECT_EQ(available(), 1U);
}

TEST_F(SystemNumbers, InsideAContainerTheRootIsItsOwn) {
  write("proc/self/cgroup", "0::/\n");
  write("cgroup/memory.max", "2147483648\n");
  write("cgroup/memory.current", "0\n");
  EXPECT_EQ(available(), 2 * gib);
}

TEST_F(SystemNumbers, FilePagesCountAsRoom) {
  write("cgroup/user/session/memory.max", "4294967296\n");
  write("cgroup/user/session/memory.current", "4294967296\n");
  write("cgroup/user/session/memory.stat", "anon 1\nfile 3221225472\ninactive_file 2147483648\nactive_file 1073741824\n");
  EXPECT_EQ(available(), 3 * gib);
}

TEST_F(SystemNumbers, TheFirstVersionOfControlGroups) {
  write("proc/self/cgroup", "12:cpu,cpuacct:/a\n5:memory:/docker/abc\n1:name=systemd:/x\n");
  write("cgroup/memory/docker/abc/memory.limit_in_bytes", "2147483648\n");
  write("cgroup/memory/docker/abc/memory.usage_in_bytes", "1073741824\n");
  EXPECT_EQ(available(), gib);
}

TEST_F(SystemNumbers, NonsenseIsPassedOver) {
  for (const char* text : {"", "0::", "0::user", "::::\n", "nothing", "0::/../..\n", "0:memory\n"}) {
    write("proc/self/cgroup", text);
    EXPECT_EQ(available(), 32 * gib) << text;
  }
  write("proc/self/cgroup", "0::/user/session\n");
  write("cgroup/user/session/memory.max", "lots\n");
  write("cgroup/user/session/memory.current", "\n");
  EXPECT_EQ(available(), 32 * gib);
  write("proc/meminfo", "MemAvailable: many kB\n");
  EXPECT_EQ(available(), SIZE_MAX);
}

}  // namespace
}  // namespace sana::engine
