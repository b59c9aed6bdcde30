// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <fstream>

#include "engine/checkpoint/model_folder.h"
#include "engine/checkpoint/published_configs.h"
#include "kernels/half.h"
#include "tests/golden/published_widths/checkpoint_writer.h"

namespace sana::engine {
namespace {

namespace fs = std::filesystem;

/// A folder that is gone after the test.
class TemporaryFolder {
 public:
  TemporaryFolder() : path_(fs::temp_directory_path() / ("sana_widths_" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// Asks for every tensor of the table and looks at the first, middle and last value of each.
void expect_loads(const ModelFolder& model, const std::string& role) {
  const std::unique_ptr<TensorSource> source = model.component_weights(role);
  WeightReader reader(*source);
  for (const auto& [name, shape] : published_tensors(model.component_config(role), role)) {
    const kernels::ConstTensorView view = reader.tensor(name, shape);
    ASSERT_TRUE(view) << name;
    ASSERT_EQ(view.dtype, kernels::DType::bf16);
    for (const std::int64_t i : {std::int64_t{0}, shape.elements() / 2, shape.elements() - 1}) {
      const float value = kernels::bf16_to_f32(view.as<std::uint16_t>()[i]);
      EXPECT_LE(std::abs(value), 1.21f) << name;  // the widest are norm weights in 0.8 .. 1.2
      EXPECT_NE(value, 0.0f) << name;
    }
  }
  EXPECT_NO_THROW(reader.finish());
  source->release_pages();
}

std::int64_t parameters(const std::string& name, const std::string& role) {
  return parameters_of(published_tensors(published_config(name, role), role));
}

// The counts are those of the published checkpoints.
TEST(PublishedWidths, ParameterCounts) {
  EXPECT_EQ(parameters("sana-0.6b", "transformer"), 591'747'872);
  for (const char* name : {"sana-1.6b", "sana-2k", "sana-4k"})
    EXPECT_EQ(parameters(name, "transformer"), 1'604'462'752) << name;
  EXPECT_EQ(parameters("sana-1.5-1.6b", "transformer"), 1'604'641'952);
  EXPECT_EQ(parameters("sana-4.8b", "transformer"), 4'721'825'952);
  EXPECT_EQ(parameters("sprint-0.6b", "transformer"), 593'501'216);
  EXPECT_EQ(parameters("sprint-1.6b", "transformer"), 1'610'237'472);
  EXPECT_EQ(parameters("sana-0.6b", "vae"), 312'250'275);
  EXPECT_EQ(parameters("sana-0.6b", "text_encoder"), 2'614'341'888);
}

TEST(PublishedWidths, OneLayerTransformerLoads) {
  const TemporaryFolder folder;
  write_checkpoint({.config_name = "sana-0.6b", .folder = folder.path(), .roles = {"transformer"}, .layers = 1});
  expect_loads(ModelFolder::open(folder.path()), "transformer");
}

TEST(PublishedWidths, OneLayerSprintLoadsFromShards) {
  const TemporaryFolder folder;
  const CheckpointPlan plan{.config_name = "sprint-0.6b",
                            .folder = folder.path(),
                            .roles = {"transformer"},
                            .layers = 1,
                            .shard_bytes = 20'000'000};
  write_checkpoint(plan);
  EXPECT_FALSE(fs::exists(folder.path() / "transformer/diffusion_pytorch_model.safetensors"));
  EXPECT_TRUE(fs::exists(folder.path() / "transformer/diffusion_pytorch_model.safetensors.index.json"));
  const ModelFolder model = ModelFolder::open(folder.path());
  EXPECT_EQ(model.pipeline_class(), "SanaSprintPipeline");
  expect_loads(model, "transformer");
}

TEST(PublishedWidths, UnknownConfigurationIsRefused) {
  try {
    write_checkpoint({.config_name = "sana-7b", .folder = fs::temp_directory_path() / "unused"});
    FAIL();
  } catch (const Exception& exception) {
    EXPECT_EQ(exception.error().kind, ErrorKind::usage);
    EXPECT_NE(exception.error().hint.find("sana-0.6b"), std::string::npos);
  }
}

TEST(PublishedWidthsSlow, FullDepthLoads) {
  const TemporaryFolder folder;
  const CheckpointPlan plan{.config_name = "sana-0.6b", .folder = folder.path()};
  const std::uint64_t wanted = checkpoint_bytes(plan);
  const std::uint64_t margin = 2'000'000'000;  // for whatever else uses this disk
  if (fs::space(folder.path()).available < wanted + margin)
    GTEST_SKIP() << "needs " << wanted + margin << " bytes in " << folder.path().parent_path();
  write_checkpoint(plan);
  const ModelFolder model = ModelFolder::open(folder.path());
  EXPECT_TRUE(fs::exists(folder.path() / "text_encoder/model-00002-of-00002.safetensors"));
  for (const std::string& role : plan.roles) expect_loads(model, role);
  EXPECT_EQ(model.identity().size(), 64u);
}

}  // namespace
}  // namespace sana::engine
