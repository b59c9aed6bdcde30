// SPDX-License-Identifier: Apache-2.0
// Gemma-2 decoder as a text encoder: embeddings -> layers -> last norm. Unpadded; a constant prefix is reused.
// Source: transformers modeling_gemma2.py (Gemma2Model.forward).
#include <algorithm>
#include <cmath>
#include <memory>

#include "engine/text_encoder/gemma2/gemma2_layer.h"
#include "engine/text_encoder/text_encoder.h"

namespace sana::engine {
namespace {

// Keys and values of every layer: (L, P, 2 Hk d).
struct Gemma2Prefix final : PrefixState {
  Gemma2Prefix(kernels::Backend& device, Tensor tensor) : backend(&device), key_value(std::move(tensor)) {}
  std::int64_t tokens() const override { return key_value.size(1); }
  std::vector<float> values() const override { return download(*backend, key_value); }

  kernels::Backend* backend;
  Tensor key_value;
};

// Everything that one run reads and writes.
struct Run {
  Tensor ids;               // (S) i32
  const Gemma2Prefix* prefix = nullptr;
  Tensor recorded;          // (L, S, 2 Hk d) or undefined
  Tensor output;            // (S, D)
  Gemma2Call call;
};

class Gemma2Encoder final : public TextEncoder {
 public:
  explicit Gemma2Encoder(const ComponentParts& parts)
      : parts_(parts), config_(parts.config), reader_(*parts_.weights), stage_(parts_.backend, parts_.weights.get()) {
    const bool prefixed = reader_.has("model.embed_tokens.weight");  // saved as a causal language model
    const WeightScope scope(reader_, prefixed ? "model" : "");
    reader_.ignore("lm_head.weight");
    embed_tokens_ = scope["embed_tokens"].tensor("weight", {config_.vocab_size, config_.hidden_size});
    const WeightScope layers = scope["layers"];
    for (int i = 0; i < config_.layers; ++i)
      layers_.emplace_back(layers[i], config_, static_cast<bool>(config_.is_sliding[static_cast<std::size_t>(i)]));
    norm_ = scope["norm"].tensor("weight", {config_.hidden_size});
    reader_.finish();
  }

  int channels() const override { return static_cast<int>(config_.hidden_size); }
  int vocab_size() const override { return static_cast<int>(config_.vocab_size); }

  std::shared_ptr<const PrefixState> prepare_prefix(std::span<const std::int32_t> ids, Tensor* hidden,
                                                    std::stop_token stop) override {
    const auto S = static_cast<std::int64_t>(ids.size());
    auto prefix = std::make_shared<Gemma2Prefix>(parts_.backend, make_tensor(parts_.backend, key_value_shape(S)));
    Run run = make_run(ids, nullptr);
    run.recorded = prefix->key_value;
    execute(run, std::move(stop));
    if (hidden != nullptr) *hidden = run.output;
    return prefix;
  }

  std::shared_ptr<const PrefixState> restore_prefix(std::span<const float> values, std::int64_t tokens) override {
    if (tokens <= 0 || tokens > max_tokens) return nullptr;
    const Shape shape = key_value_shape(tokens);
    if (static_cast<std::int64_t>(values.size()) != shape.elements()) return nullptr;
    return std::make_shared<Gemma2Prefix>(parts_.backend, upload(parts_.backend, values, shape));
  }

  Tensor encode(std::span<const std::int32_t> ids, const PrefixState* prefix, std::stop_token stop) override {
    const Run run = make_run(ids, static_cast<const Gemma2Prefix*>(prefix));
    execute(run, std::move(stop));
    return run.output;
  }

  StageBytes measure(std::int64_t tokens, std::int64_t prefix_tokens) override {
    const Gemma2Prefix prefix(parts_.backend, Tensor(DType::f32, key_value_shape(prefix_tokens)));
    const Shape angles{tokens, config_.head_dim / 2};
    Run run{Tensor(DType::i32, {tokens}), prefix_tokens > 0 ? &prefix : nullptr, {},
            Tensor(DType::f32, {tokens, config_.hidden_size}),
            {tokens, prefix_tokens, Tensor(DType::f32, angles), Tensor(DType::f32, angles), parts_.precision}};
    StageBytes bytes = stage_.measure([&](Context& context) { forward(context, run); });
    if (prefix_tokens > 0)
      bytes.activations = std::max(bytes.activations, measure(prefix_tokens, 0).activations) +
                          static_cast<std::size_t>(prefix.key_value.shape().elements()) * sizeof(float);
    return bytes;
  }

  void release_activations() override { stage_.release_activations(); }

 private:
  static constexpr std::int64_t max_tokens = 1 << 16;

  Shape key_value_shape(std::int64_t tokens) const {
    return {config_.layers, tokens, 2 * config_.kv_heads * config_.head_dim};
  }

  Run make_run(std::span<const std::int32_t> ids, const Gemma2Prefix* prefix) const {
    const auto S = static_cast<std::int64_t>(ids.size());
    SANA_CHECK(S > 0 && S <= max_tokens, std::to_string(S));
    for (std::int32_t id : ids)
      if (id < 0 || id >= config_.vocab_size)
        throw Exception(ErrorKind::model,
                        "The tokenizer gave the token " + std::to_string(id) + ", but the text encoder in " +
                            parts_.weights->place() + " knows only " + std::to_string(config_.vocab_size) + ".",
                        "Check that tokenizer and text encoder belong together.");
    Run run;
    run.ids = upload(parts_.backend, ids, {S});
    run.prefix = prefix;
    run.output = make_tensor(parts_.backend, {S, config_.hidden_size});
    run.call.tokens = S;
    run.call.prefix = prefix != nullptr ? prefix->tokens() : 0;
    run.call.precision = parts_.precision;
    make_angles(run.call);
    return run;
  }

  // Rotary angles p f_k, f_k = theta^(-2k/d), in fp32 as the reference forms them.
  void make_angles(Gemma2Call& call) const {
    const std::int64_t half = config_.head_dim / 2;
    std::vector<float> cos, sin;
    for (std::int64_t p = call.prefix; p < call.prefix + call.tokens; ++p) {
      for (std::int64_t k = 0; k < half; ++k) {
        const float exponent = static_cast<float>(2 * k) / static_cast<float>(config_.head_dim);
        const float frequency = 1.0f / static_cast<float>(std::pow(config_.rope_theta, static_cast<double>(exponent)));
        const float angle = static_cast<float>(p) * frequency;
        cos.push_back(static_cast<float>(std::cos(static_cast<double>(angle))));
        sin.push_back(static_cast<float>(std::sin(static_cast<double>(angle))));
      }
    }
    call.cos = upload(parts_.backend, cos, {call.tokens, half});
    call.sin = upload(parts_.backend, sin, {call.tokens, half});
  }

  void execute(const Run& run, std::stop_token stop) {
    stage_.run({run.call.tokens, run.call.prefix, run.recorded.defined()},
               [&](Context& context) { forward(context, run); }, std::move(stop));
  }

  void forward(Context& context, const Run& run) const {
    const Tensor x = context.allocate({run.call.tokens, config_.hidden_size});
    ops::embedding(context, run.ids, embed_tokens_, std::sqrt(static_cast<float>(config_.hidden_size)), x);
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      const auto layer = static_cast<std::int64_t>(i);
      layers_[i](context, x, run.prefix != nullptr ? run.prefix->key_value.select(0, layer) : Tensor(),
                 run.recorded.defined() ? run.recorded.select(0, layer) : Tensor(), run.call);
    }
    ops::rms_norm_into(context, x, norm_, {}, {.eps = config_.rms_norm_eps, .weight_offset = 1}, run.output);
  }

  ComponentParts parts_;
  Gemma2Config config_;
  WeightReader reader_;
  Stage stage_;
  ConstTensorView embed_tokens_, norm_;
  std::vector<Gemma2Layer> layers_;
};

}  // namespace

std::unique_ptr<TextEncoder> create_gemma2_encoder(const ComponentParts& parts);
std::unique_ptr<TextEncoder> create_gemma2_encoder(const ComponentParts& parts) {
  return std::make_unique<Gemma2Encoder>(parts);
}

}  // namespace sana::engine
