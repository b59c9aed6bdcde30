// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/published_widths/tensor_table.h"

#include "engine/core/error.h"

namespace sana::engine {
namespace {

using kernels::Shape;

/// Collects names under a prefix.
class Table {
 public:
  void add(const std::string& name, const Shape& shape) { tensors_.emplace_back(name, shape); }
  void add_biased(const std::string& name, const Shape& weight) {
    add(name + ".weight", weight);
    add(name + ".bias", {weight[0]});
  }
  void add_norm(const std::string& name, std::int64_t width) {
    add(name + ".weight", {width});
    add(name + ".bias", {width});
  }
  TensorTable take() { return std::move(tensors_); }

 private:
  TensorTable tensors_;
};

// D width, F hidden width of the feed-forward, X width of the cross-attention.
void add_transformer_block(Table& table, const Config& config, const std::string& block) {
  const std::int64_t D = config.integer("num_attention_heads", 0) * config.integer("attention_head_dim", 0);
  const std::int64_t X = config.integer("num_cross_attention_heads", 0) * config.integer("cross_attention_head_dim", 0);
  const std::int64_t caption = config.integer("cross_attention_dim", 0);
  const auto F = static_cast<std::int64_t>(config.number("mlp_ratio", 0) * static_cast<double>(D));
  table.add(block + "scale_shift_table", {6, D});
  for (const std::string name : {"to_q", "to_k", "to_v"}) {
    table.add(block + "attn1." + name + ".weight", {D, D});
    table.add_biased(block + "attn2." + name, {X, name == "to_q" ? D : caption});
  }
  table.add_biased(block + "attn1.to_out.0", {D, D});
  table.add_biased(block + "attn2.to_out.0", {D, X});
  if (config.has("qk_norm"))
    for (const std::string name : {"norm_q", "norm_k"}) {
      table.add(block + "attn1." + name + ".weight", {D});
      table.add(block + "attn2." + name + ".weight", {X});
    }
  table.add_biased(block + "ff.conv_inverted", {2 * F, D, 1, 1});
  table.add_biased(block + "ff.conv_depth", {2 * F, 1, 3, 3});
  table.add(block + "ff.conv_point.weight", {D, F, 1, 1});
}

TensorTable transformer_tensors(const Config& config) {
  const std::int64_t D = config.integer("num_attention_heads", 0) * config.integer("attention_head_dim", 0);
  const std::int64_t patch = config.integer("patch_size", 1);
  const bool guidance = config.flag("guidance_embeds", false);
  Table table;
  table.add_biased("patch_embed.proj", {D, config.integer("in_channels", 0), patch, patch});
  std::vector<std::string> embedders = {"time_embed.emb.timestep_embedder"};
  if (guidance) embedders = {"time_embed.timestep_embedder", "time_embed.guidance_embedder"};
  for (const std::string& embedder : embedders) {
    table.add_biased(embedder + ".linear_1", {D, 256});
    table.add_biased(embedder + ".linear_2", {D, D});
  }
  table.add_biased("time_embed.linear", {6 * D, D});
  table.add_biased("caption_projection.linear_1", {D, config.integer("caption_channels", 0)});
  table.add_biased("caption_projection.linear_2", {D, D});
  table.add("caption_norm.weight", {D});
  for (std::int64_t i = 0; i < config.integer("num_layers", 0); ++i)
    add_transformer_block(table, config, "transformer_blocks." + std::to_string(i) + ".");
  table.add("scale_shift_table", {2, D});
  table.add_biased("proj_out", {patch * patch * config.integer("out_channels", 0), D});
  return table.take();
}

// C channels of the block's stage.
void add_autoencoder_block(Table& table, const std::string& type, const std::string& block, std::int64_t C) {
  if (type == "ResBlock") {
    table.add_biased(block + "conv1", {C, C, 3, 3});
    table.add(block + "conv2.weight", {C, C, 3, 3});
    table.add_norm(block + "norm", C);
    return;
  }
  for (const std::string name : {"to_q", "to_k", "to_v"}) table.add(block + "attn." + name + ".weight", {C, C});
  table.add(block + "attn.to_qkv_multiscale.0.proj_in.weight", {3 * C, 1, 5, 5});
  table.add(block + "attn.to_qkv_multiscale.0.proj_out.weight", {3 * C, 32, 1, 1});
  table.add(block + "attn.to_out.weight", {C, 2 * C});
  table.add_norm(block + "attn.norm_out", C);
  table.add_biased(block + "conv_out.conv_inverted", {8 * C, C, 1, 1});
  table.add_biased(block + "conv_out.conv_depth", {8 * C, 1, 3, 3});
  table.add(block + "conv_out.conv_point.weight", {C, 4 * C, 1, 1});
  table.add_norm(block + "conv_out.norm", C);
}

/// One half; the encoder's stages end with a downsampling, the decoder's begin with an upsampling.
void add_stages(Table& table, const Config& config, const std::string& half) {
  const std::vector<std::int64_t> widths = config.integers(half + "_block_out_channels", {});
  const std::vector<std::int64_t> layers = config.integers(half + "_layers_per_block", {});
  const std::vector<std::string> types = config.texts(half + "_block_types", {}, widths.size());
  const bool encoder = half == "encoder";
  for (std::size_t stage = 0; stage < widths.size(); ++stage) {
    const std::string prefix = half + (encoder ? ".down_blocks." : ".up_blocks.") + std::to_string(stage) + ".";
    const bool resampled = stage + 1 < widths.size();
    std::int64_t index = 0;
    if (!encoder && resampled)
      table.add_biased(prefix + std::to_string(index++) + ".conv", {widths[stage], widths[stage + 1], 3, 3});
    for (std::int64_t i = 0; i < layers[stage]; ++i)
      add_autoencoder_block(table, types[stage], prefix + std::to_string(index++) + ".", widths[stage]);
    if (encoder && resampled)
      table.add_biased(prefix + std::to_string(index++) + ".conv", {widths[stage + 1], widths[stage], 3, 3});
  }
}

TensorTable autoencoder_tensors(const Config& config) {
  const std::int64_t image = config.integer("in_channels", 0), latent = config.integer("latent_channels", 0);
  const std::vector<std::int64_t> inward = config.integers("encoder_block_out_channels", {});
  const std::vector<std::int64_t> outward = config.integers("decoder_block_out_channels", {});
  Table table;
  table.add_biased("encoder.conv_in", {inward.front(), image, 3, 3});
  add_stages(table, config, "encoder");
  table.add_biased("encoder.conv_out", {latent, inward.back(), 3, 3});
  table.add_biased("decoder.conv_in", {outward.back(), latent, 3, 3});
  add_stages(table, config, "decoder");
  table.add_norm("decoder.norm_out", outward.front());
  table.add_biased("decoder.conv_out", {image, outward.front(), 3, 3});
  return table.take();
}

TensorTable text_encoder_tensors(const Config& config) {
  const std::int64_t D = config.integer("hidden_size", 0), F = config.integer("intermediate_size", 0);
  const std::int64_t queries = config.integer("num_attention_heads", 0) * config.integer("head_dim", 0);
  const std::int64_t keys = config.integer("num_key_value_heads", 0) * config.integer("head_dim", 0);
  Table table;
  table.add("embed_tokens.weight", {config.integer("vocab_size", 0), D});
  for (std::int64_t i = 0; i < config.integer("num_hidden_layers", 0); ++i) {
    const std::string layer = "layers." + std::to_string(i) + ".";
    for (const char* norm :
         {"input_layernorm", "post_attention_layernorm", "pre_feedforward_layernorm", "post_feedforward_layernorm"})
      table.add(layer + norm + ".weight", {D});
    table.add(layer + "self_attn.q_proj.weight", {queries, D});
    table.add(layer + "self_attn.k_proj.weight", {keys, D});
    table.add(layer + "self_attn.v_proj.weight", {keys, D});
    table.add(layer + "self_attn.o_proj.weight", {D, queries});
    table.add(layer + "mlp.gate_proj.weight", {F, D});
    table.add(layer + "mlp.up_proj.weight", {F, D});
    table.add(layer + "mlp.down_proj.weight", {D, F});
  }
  table.add("norm.weight", {D});
  return table.take();
}

}  // namespace

TensorTable published_tensors(const Config& config, const std::string& role) {
  if (role == "transformer") return transformer_tensors(config);
  if (role == "vae") return autoencoder_tensors(config);
  SANA_CHECK(role == "text_encoder", role);
  return text_encoder_tensors(config);
}

std::int64_t parameters_of(const TensorTable& table) {
  std::int64_t sum = 0;
  for (const auto& [name, shape] : table) sum += shape.elements();
  return sum;
}

}  // namespace sana::engine
