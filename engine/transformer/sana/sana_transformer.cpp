// SPDX-License-Identifier: Apache-2.0
// SanaTransformer2DModel: patches -> blocks of linear attention, cross attention and Mix-FFN -> velocity.
// Source: Sana paper; diffusers sana_transformer.py.
#include <algorithm>
#include <memory>

#include "engine/transformer/sana/embeddings.h"
#include "engine/transformer/sana/sana_block.h"
#include "engine/transformer/transformer.h"

namespace sana::engine {
namespace {

constexpr float caption_norm_eps = 1e-5f;
constexpr float norm_out_eps = 1e-6f;

// Key/value rows of every block for one prompt: (L, T, 2 Hc dc).
struct SanaPrompt final : PromptState {
  explicit SanaPrompt(Tensor tensor) : key_value(std::move(tensor)) {}
  Tensor key_value;
  std::int64_t tokens() const { return key_value.size(1); }
};

// Linear -> SiLU -> Linear on a sinusoid.
struct TimestepEmbedder {
  ops::LinearWeights linear_1, linear_2;

  TimestepEmbedder(const WeightScope& scope, std::int64_t width)
      : linear_1(ops::read_linear(scope["linear_1"], width, sinusoid_channels)),
        linear_2(ops::read_linear(scope["linear_2"], width, width)) {}

  Tensor operator()(Context& context, const Tensor& sinusoid) const {
    return ops::linear(context,
                       ops::linear(context, sinusoid, linear_1, {.activation = kernels::Activation::silu}), linear_2);
  }
};

// What forward() reads from the host at each step; fixed addresses, so that a plan can be replayed.
struct StepInputs {
  std::vector<float> host;           // (B, 256)
  Tensor time_sinusoid, guidance_sinusoid;
};

class SanaTransformer final : public Transformer {
 public:
  explicit SanaTransformer(const ComponentParts& parts)
      : parts_(parts), config_(parts.config), reader_(*parts_.weights), stage_(parts_.backend, parts_.weights.get()) {
    const WeightScope scope(reader_);
    const std::int64_t D = config_.width, p = config_.patch_size;
    patch_weight_ = scope["patch_embed"]["proj"].tensor("weight", {D, config_.in_channels, p, p});
    patch_bias_ = scope["patch_embed"]["proj"].tensor("bias", {D});
    const WeightScope time = scope["time_embed"];
    const WeightScope embedders = config_.guidance_embeds ? time : time["emb"];
    time_embedder_ = std::make_unique<TimestepEmbedder>(embedders["timestep_embedder"], D);
    if (config_.guidance_embeds)
      guidance_embedder_ = std::make_unique<TimestepEmbedder>(embedders["guidance_embedder"], D);
    time_linear_ = ops::read_linear(time["linear"], 6 * D, D);
    caption_1_ = ops::read_linear(scope["caption_projection"]["linear_1"], D, config_.caption_channels);
    caption_2_ = ops::read_linear(scope["caption_projection"]["linear_2"], D, D);
    caption_norm_ = scope["caption_norm"].tensor("weight", {D});
    for (int i = 0; i < config_.layers; ++i)
      blocks_.emplace_back(scope["transformer_blocks"][i], config_, parts_.backend);
    scale_shift_table_ = constant(parts_.backend, scope.tensor("scale_shift_table", {2, D})).reshape({1, 2, D});
    proj_out_ = ops::read_linear(scope["proj_out"], p * p * config_.out_channels, D);
    reader_.finish();
  }

  TransformerInfo info() const override {
    return {static_cast<int>(config_.in_channels),     static_cast<int>(config_.out_channels),
            static_cast<int>(config_.caption_channels), static_cast<int>(config_.sample_size),
            static_cast<int>(config_.patch_size),       config_.guidance_embeds,
            config_.guidance_embeds_scale,              config_.timestep_scale};
  }

  std::shared_ptr<const PromptState> prepare_prompt(const Tensor& embeddings, std::stop_token stop,
                                                    ModuleTrace* trace) override {
    const std::int64_t T = embeddings.size(0);
    SANA_CHECK(T > 0 && embeddings.size(1) == config_.caption_channels, embeddings.shape().text());
    auto prompt = std::make_shared<SanaPrompt>(make_tensor(parts_.backend, prompt_shape(T)));
    stage_.run({prompt_key, T, trace != nullptr}, [&](Context& context) { project_prompt(context, embeddings, *prompt); },
               std::move(stop), trace);
    return prompt;
  }

  void forward(const Inputs& inputs, const Tensor& velocity, std::stop_token stop, ModuleTrace* trace) override {
    const Shape& shape = inputs.latents.shape();
    SANA_CHECK(shape.rank() == 4 && shape[3] == config_.in_channels && shape[1] % config_.patch_size == 0 &&
                   shape[2] % config_.patch_size == 0,
               shape.text());
    const auto batch = static_cast<std::size_t>(shape[0]);
    SANA_CHECK(inputs.timestep.size() == batch && inputs.prompts.size() == batch &&
               inputs.guidance.size() == (config_.guidance_embeds ? batch : 0));
    StepInputs& step = step_inputs(shape[0]);
    write_sinusoid(inputs.timestep, step, step.time_sinusoid);
    if (config_.guidance_embeds) write_sinusoid(inputs.guidance, step, step.guidance_sinusoid);
    const Tensor* position = position_for(shape);
    stage_.run(step_key_for(inputs, trace != nullptr),
               [&](Context& context) { run_step(context, inputs, step, position, velocity); }, std::move(stop), trace);
  }

  StageBytes measure(const Shape& latents, std::int64_t tokens) override {
    const auto prompt = std::make_shared<const SanaPrompt>(Tensor(DType::f32, prompt_shape(tokens)));
    const std::vector<std::shared_ptr<const PromptState>> prompts(static_cast<std::size_t>(latents[0]), prompt);
    const Inputs inputs{Tensor(DType::f32, latents), {}, {}, prompts};
    StepInputs step;
    step.time_sinusoid = step.guidance_sinusoid = Tensor(DType::f32, {latents[0], sinusoid_channels});
    const Shape grid{latents[1] / config_.patch_size * (latents[2] / config_.patch_size), config_.width};
    const Tensor position = config_.interpolation_scale ? Tensor(DType::f32, grid) : Tensor();
    const Tensor velocity(DType::f32, {latents[0], latents[1], latents[2], config_.out_channels});
    StageBytes bytes = stage_.measure(
        [&](Context& context) { run_step(context, inputs, step, position.defined() ? &position : nullptr, velocity); });
    const StageBytes projection = stage_.measure([&](Context& context) {
      project_prompt(context, Tensor(DType::f32, {tokens, config_.caption_channels}), *prompt);
    });
    const std::size_t state = static_cast<std::size_t>(latents[0]) * prompt_bytes(tokens);
    const auto table = static_cast<std::size_t>(position.defined() ? grid.elements() : 0) * sizeof(float);
    bytes.weights += projection.weights;
    bytes.activations = std::max(bytes.activations, projection.activations) + state + table;
    return bytes;
  }

  std::size_t prompt_bytes(std::int64_t tokens) const override {
    return static_cast<std::size_t>(prompt_shape(tokens).elements()) * sizeof(float);
  }

  void release_activations() override { stage_.release_activations(); }

 private:
  static constexpr std::int64_t prompt_key = 1, step_key = 2;

  Shape prompt_shape(std::int64_t tokens) const {
    return {config_.layers, tokens, 2 * config_.cross_heads * config_.cross_head_dim};
  }

  // embeddings (T, caption_channels) -> every block's keys and values
  void project_prompt(Context& context, const Tensor& embeddings, const SanaPrompt& prompt) const {
    const Tensor projected = ops::linear(
        context, ops::linear(context, embeddings, caption_1_, {kernels::Activation::gelu_tanh, parts_.precision}),
        caption_2_, {.precision = parts_.precision});
    context.trace("caption_projection", projected);
    const Tensor caption = ops::rms_norm(context, projected, caption_norm_, {}, {.eps = caption_norm_eps});
    context.trace("caption_norm", caption);
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      blocks_[i].attn2.project_prompt(context, caption, prompt.key_value.select(0, static_cast<std::int64_t>(i)),
                                      parts_.precision);
  }

  void run_step(Context& context, const Inputs& inputs, const StepInputs& step, const Tensor* position,
                const Tensor& velocity) const {
    const Shape& shape = inputs.latents.shape();
    const std::int64_t D = config_.width, p = config_.patch_size;
    const SanaCall call{shape[0], shape[1] / p, shape[2] / p, parts_.precision};
    const std::int64_t B = call.batch, N = call.tokens();
    const Tensor x = context.allocate({B * N, D});
    embed_patches(context, inputs.latents, x, position, call);

    const Tensor temb = embed_time(context, step);                                            // (B, D)
    const Tensor six = ops::linear(context, ops::activate(context, temb, kernels::Activation::silu), time_linear_);
    context.trace("time_embed.embedded", temb);
    context.trace("time_embed.six_rows", six);

    run_blocks(context, inputs, x, six.reshape({B, 6, D}), call);

    const Tensor modulation = context.allocate({B, 2, D});  // rows: shift, scale
    ops::add(context, temb.unsqueeze(1).expand(1, 2), scale_shift_table_.expand(0, B), modulation);
    const Tensor normed =
        ops::layer_norm(context, x, {}, {}, norm_out_eps, modulation.select(1, 1), modulation.select(1, 0), N);
    context.trace("norm_out", normed);
    project_out(context, normed, velocity, call);
  }

  void embed_patches(Context& context, const Tensor& latents, const Tensor& x, const Tensor* position,
                     const SanaCall& call) const {
    const std::int64_t D = config_.width, N = call.tokens();
    if (config_.patch_size == 1) {
      ops::LinearWeights weights;
      weights.weight[0] = ops::as_matrix(patch_weight_);
      weights.bias[0] = patch_bias_;
      ops::linear_into(context, latents.reshape({call.batch * N, config_.in_channels}), weights, x);
    } else {
      const Tensor patches = ops::conv2d(context, latents, patch_weight_, patch_bias_,
                                         {.stride = static_cast<int>(config_.patch_size)});
      ops::copy(context, patches.reshape({call.batch * N, D}), x);
    }
    context.trace("patch_embed.proj", x);
    if (position != nullptr) {
      const Tensor samples = x.reshape({call.batch, N, D});
      ops::add(context, samples, position->unsqueeze(0).expand(0, call.batch), samples);
    }
    context.trace("patch_embed", x);
  }

  Tensor embed_time(Context& context, const StepInputs& step) const {
    const Tensor temb = (*time_embedder_)(context, step.time_sinusoid);
    if (guidance_embedder_) ops::add(context, temb, (*guidance_embedder_)(context, step.guidance_sinusoid), temb);
    return temb;
  }

  void run_blocks(Context& context, const Inputs& inputs, const Tensor& x, const Tensor& six_rows,
                  const SanaCall& call) const {
    std::array<Tensor, max_batch> key_values;
    const auto batch = static_cast<std::size_t>(call.batch);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      for (std::size_t b = 0; b < batch; ++b)
        key_values[b] = static_cast<const SanaPrompt&>(*inputs.prompts[b]).key_value.select(0, static_cast<std::int64_t>(i));
      blocks_[i](context, x, six_rows, std::span(key_values).first(batch), call);
    }
  }

  // (B N, D) -> (B N, p p C) -> velocity (B, h p, w p, C)
  void project_out(Context& context, const Tensor& normed, const Tensor& velocity, const SanaCall& call) const {
    const std::int64_t p = config_.patch_size, C = config_.out_channels, rows = call.batch * call.tokens();
    if (p == 1 && !context.tracing()) {
      ops::linear_into(context, normed, proj_out_, velocity.reshape({rows, C}));
      return;
    }
    const Tensor patches = ops::linear(context, normed, proj_out_);
    context.trace("proj_out", patches);
    ops::copy(context, patches.reshape({call.batch, call.height, call.width, p, p, C}).permute({0, 1, 3, 2, 4, 5}),
              velocity.split(1, p).split(3, p));
  }

  StepInputs& step_inputs(std::int64_t batch) {
    SANA_CHECK(batch >= 1 && batch <= static_cast<std::int64_t>(max_batch), std::to_string(batch));
    StepInputs& step = step_inputs_[static_cast<std::size_t>(batch) - 1];
    if (!step.host.empty()) return step;
    step.host.resize(static_cast<std::size_t>(batch * sinusoid_channels));
    step.time_sinusoid = make_tensor(parts_.backend, {batch, sinusoid_channels});
    step.guidance_sinusoid = make_tensor(parts_.backend, {batch, sinusoid_channels});
    return step;
  }

  void write_sinusoid(std::span<const float> values, StepInputs& step, const Tensor& to) const {
    timestep_sinusoid(values, step.host);
    upload_into(parts_.backend, step.host, to);
  }

  // The table of the latest grid; null without positional embedding.
  const Tensor* position_for(const Shape& latents) {
    if (!config_.interpolation_scale) return nullptr;
    const Shape grid{latents[1] / config_.patch_size, latents[2] / config_.patch_size};
    if (!(grid == position_grid_)) {
      position_ = upload(parts_.backend, positional_table(config_, grid[0], grid[1]),
                         {grid[0] * grid[1], config_.width});
      position_grid_ = grid;
    }
    return &position_;
  }

  // Plans depend on the grid and on each prompt's length.
  Stage::Key step_key_for(const Inputs& inputs, bool tracing) const {
    std::uint64_t lengths = 1469598103934665603u;  // FNV-1a
    for (const auto& prompt : inputs.prompts)
      lengths = (lengths ^ static_cast<std::uint64_t>(static_cast<const SanaPrompt&>(*prompt).tokens())) * 1099511628211u;
    const Shape& shape = inputs.latents.shape();
    return {step_key, shape[0], shape[1], shape[2], static_cast<std::int64_t>(lengths), tracing};
  }

  static constexpr std::size_t max_batch = 16;

  ComponentParts parts_;
  SanaConfig config_;
  WeightReader reader_;
  Stage stage_;
  ConstTensorView patch_weight_, patch_bias_, caption_norm_;
  std::unique_ptr<TimestepEmbedder> time_embedder_, guidance_embedder_;
  ops::LinearWeights time_linear_, caption_1_, caption_2_, proj_out_;
  std::vector<SanaBlock> blocks_;
  Tensor scale_shift_table_;  // (1, 2, D)
  std::array<StepInputs, max_batch> step_inputs_;
  Tensor position_;
  Shape position_grid_;
};

}  // namespace

std::unique_ptr<Transformer> create_sana_transformer(const ComponentParts& parts);
std::unique_ptr<Transformer> create_sana_transformer(const ComponentParts& parts) {
  return std::make_unique<SanaTransformer>(parts);
}

}  // namespace sana::engine
