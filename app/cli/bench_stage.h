// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a published configuration or a model, and a stage's name. out: that stage alone, ready to run on made-up inputs.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/checkpoint/model_folder.h"
#include "engine/core/component.h"
#include "engine/core/stage.h"

namespace sana::app {

/// Valid tokens of the prompt.
inline constexpr std::int64_t bench_tokens = 300;

/// Configs and weights by role.
class BenchModel {
 public:
  /// A name of published_names(), which gets random weights in bf16, or a model as find_model() finds it. Fails: model.
  explicit BenchModel(const std::string& name);
  const std::string& name() const { return name_; }
  engine::Config config(const std::string& role) const;
  std::shared_ptr<engine::TensorSource> weights(const std::string& role) const;
  /// Pixels a side that the transformer was trained for.
  int size() const;

 private:
  std::string name_;
  std::optional<engine::ModelFolder> folder_;
};

struct BenchStage {
  double flop = 0;           ///< of one run
  engine::StageBytes bytes;  ///< planned
  std::function<engine::Tensor()> run;
  std::function<void()> preview;  ///< transformer: what the window shows of a step, through the linear map
};

struct BenchSetup {
  kernels::Backend& backend;
  kernels::Precision precision = kernels::Precision::fp32;
  int size = 0;  ///< pixels a side; text_encoder: not used
};

/// text_encoder, transformer, encode, decode.
std::span<const std::string_view> bench_stages();
/// Fails: usage if the size does not fit the model, or for an unknown name; out_of_memory; as the component does.
BenchStage make_bench_stage(std::string_view stage, const BenchModel& model, const BenchSetup& setup);

}  // namespace sana::app
