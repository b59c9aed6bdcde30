// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a published configuration's name. out: a checkpoint folder of its widths with made-up weights.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/checkpoint/config.h"
#include "kernels/view.h"
#include "tests/golden/published_widths/tensor_table.h"

namespace sana::engine {

struct CheckpointPlan {
  std::string config_name;
  std::filesystem::path folder;
  std::vector<std::string> roles = {"transformer", "vae", "text_encoder"};
  int layers = 0;  ///< 0: published depth; else of the transformer and the text encoder
  kernels::DType dtype = kernels::DType::bf16;
  std::uint64_t shard_bytes = 5'000'000'000;  ///< larger components are sharded, as the published ones are
};

/// Bytes of all weights.
std::uint64_t checkpoint_bytes(const CheckpointPlan& plan);

/// Writes model_index.json, configs and weights of the roles, and the scheduler's config. There is no tokenizer.
/// Memory stays small: weights are streamed. Fails: usage for an unknown configuration or role; file, naming it, also
/// where the disk has no room.
void write_checkpoint(const CheckpointPlan& plan);

/// One safetensors file with made-up weights.
void write_safetensors(const std::filesystem::path& file, const TensorTable& tensors, kernels::DType dtype);

}  // namespace sana::engine
