// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: token ids. out: last hidden states (tokens, channels).

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string_view>

#include "engine/core/component.h"
#include "engine/core/stage.h"
#include "engine/tensor/tensor.h"

namespace sana::engine {

/// Keys and values of every layer for a constant beginning of the text (the instruction), and where it ends.
class PrefixState {
 public:
  virtual ~PrefixState() = default;
  virtual std::int64_t tokens() const = 0;
  /// (layers, 2, tokens, kv heads, head_dim) fp32 on the host, for keeping on disk.
  virtual std::vector<float> values() const = 0;
};

class TextEncoder {
 public:
  virtual ~TextEncoder() = default;
  virtual int channels() const = 0;
  virtual int vocab_size() const = 0;
  /// Runs a prefix once. `hidden` (tokens, channels), if given, receives its last hidden states.
  virtual std::shared_ptr<const PrefixState> prepare_prefix(std::span<const std::int32_t> ids, Tensor* hidden = nullptr,
                                                            std::stop_token stop = {}) = 0;
  /// A prefix from values() of the same model. Null if the count does not fit.
  virtual std::shared_ptr<const PrefixState> restore_prefix(std::span<const float> values, std::int64_t tokens) = 0;
  /// Last hidden states of `ids` after `prefix` (null: none): new tensor (ids, channels).
  virtual Tensor encode(std::span<const std::int32_t> ids, const PrefixState* prefix = nullptr,
                        std::stop_token stop = {}) = 0;
  /// Memory for encoding `tokens` after a prefix of `prefix_tokens`, the running of that prefix included.
  virtual StageBytes measure(std::int64_t tokens, std::int64_t prefix_tokens) = 0;
  /// Gives the activations' memory back until the next run.
  virtual void release_activations() = 0;
};

struct TextEncoderEntry {
  std::string_view class_name;
  std::unique_ptr<TextEncoder> (*create)(const ComponentParts& parts);
};
std::span<const TextEncoderEntry> text_encoders();
/// The class is config "architectures"[0] (transformers writes no _class_name).
/// Fails: model if it is unknown, naming those that are known.
std::unique_ptr<TextEncoder> create_text_encoder(const ComponentParts& parts);

}  // namespace sana::engine
