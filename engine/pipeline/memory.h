// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a model and a request. out: the memory that it will take, compared with what there is, before anything starts.

#include <cstddef>
#include <cstdint>

#include "engine/core/stage.h"
#include "engine/pipeline/available_memory.h"
#include "engine/pipeline/model.h"

namespace sana::engine {

struct MemoryPlan {
  StageBytes text_encoder, transformer, decode;
  /// Weights of all three stages stay; activations of drawing and developing at once.
  std::size_t peak_with_previews() const;
  /// Weights of all three stages stay; one stage's activations at a time.
  std::size_t peak_together() const;
  /// The text encoder goes before drawing starts, and comes when nothing else is there.
  std::size_t peak_in_turn() const;
  /// What of it the model has already.
  std::size_t held() const { return text_encoder.held + transformer.held + decode.held; }
};

/// From a dry run over shapes; nothing is packed or allocated. `request` is complete; height and width of the latents.
MemoryPlan plan_memory(Model& model, const GenerateRequest& request, std::int64_t h, std::int64_t w);

/// What to do about memory.
struct MemoryChoice {
  bool in_turn = false;   ///< text encoder and transformer are never there at the same time
  bool previews = true;
};

/// Fails: out_of_memory, with the numbers and the nearest size that fits. `available` in bytes; the model's own limit
/// holds as well.
MemoryChoice require_memory(Model& model, const GenerateRequest& request, std::int64_t h, std::int64_t w,
                            std::size_t available = available_memory());

}  // namespace sana::engine
