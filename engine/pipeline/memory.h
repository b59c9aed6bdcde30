// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a model and a request. out: the memory that it will take, compared with what there is, before anything starts.

#include <cstddef>
#include <string>

#include "engine/core/stage.h"
#include "engine/pipeline/model.h"

namespace sana::engine {

struct MemoryPlan {
  StageBytes text_encoder, transformer, decode;
  /// Weights of all three stages stay; one stage's activations at a time.
  std::size_t peak_together() const;
  /// The text encoder goes before drawing starts.
  std::size_t peak_in_turn() const;
};

/// From a dry run over shapes; nothing is packed or allocated. `request` is complete; height and width of the latents.
MemoryPlan plan_memory(Model& model, const GenerateRequest& request, std::int64_t h, std::int64_t w);

/// Bytes that this process may still take: the system's available memory and the control group's limit.
std::size_t available_memory();

/// What to do about memory.
struct MemoryChoice {
  bool release_text_encoder = false;
};

/// Fails: out_of_memory, with the numbers and the nearest size that fits.
MemoryChoice require_memory(Model& model, const GenerateRequest& request, std::int64_t h, std::int64_t w);

}  // namespace sana::engine
