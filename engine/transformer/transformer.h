// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: latents (B, h, w, C), time step, prompt. out: velocity (B, h, w, C_out).

#include <memory>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

#include "engine/core/component.h"
#include "engine/core/stage.h"
#include "engine/tensor/tensor.h"

namespace sana::engine {

struct TransformerInfo {
  int in_channels = 32;
  int out_channels = 32;
  int caption_channels = 2304;
  int sample_size = 32;
  int patch_size = 1;
  bool guidance_embeds = false;
  double guidance_embeds_scale = 0.1;
  double timestep_scale = 1.0;
};

/// A prompt as the transformer needs it: every block's cross-attention keys and values; made once per prompt.
class PromptState {
 public:
  virtual ~PromptState() = default;
};

class Transformer {
 public:
  virtual ~Transformer() = default;
  virtual TransformerInfo info() const = 0;
  /// embeddings (T, caption_channels): the valid rows only.
  virtual std::shared_ptr<const PromptState> prepare_prompt(const Tensor& embeddings, std::stop_token stop = {},
                                                            ModuleTrace* trace = nullptr) = 0;
  struct Inputs {
    Tensor latents;                  ///< (B, h, w, in_channels)
    std::span<const float> timestep; ///< (B)
    std::span<const float> guidance; ///< (B), scaled already; empty without guidance embedding
    std::span<const std::shared_ptr<const PromptState>> prompts;  ///< (B)
  };
  /// velocity (B, h, w, out_channels), written.
  virtual void forward(const Inputs& inputs, const Tensor& velocity, std::stop_token stop = {},
                       ModuleTrace* trace = nullptr) = 0;
  /// Memory for one step on B samples of h x w latents with up to `tokens` prompt tokens each, those B prompts included.
  virtual StageBytes measure(const Shape& latents, std::int64_t tokens) = 0;
  /// Bytes of one PromptState.
  virtual std::size_t prompt_bytes(std::int64_t tokens) const = 0;
  /// Gives the activations' memory back until the next run.
  virtual void release_activations() = 0;
};

struct TransformerEntry {
  std::string_view class_name;
  std::unique_ptr<Transformer> (*create)(const ComponentParts& parts);
};
std::span<const TransformerEntry> transformers();
/// Fails: model if the class is unknown, naming those that are known.
std::unique_ptr<Transformer> create_transformer(const ComponentParts& parts);

}  // namespace sana::engine
