// SPDX-License-Identifier: Apache-2.0
#include "engine/checkpoint/published_configs.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "engine/core/error.h"

namespace sana::engine {
namespace {

using Json = nlohmann::json;

/// What differs between the published transformers; heads have 32 channels, mlp_ratio is 2.5, the caption 2304 wide.
struct Published {
  std::string_view name;
  int layers, heads, cross_heads, cross_head_dim, sample_size;
  double interpolation_scale;  // 0: none
  bool qk_norm, guidance;
  double flow_shift;  // 0: SCM
};

constexpr auto published = std::to_array<Published>({
    {"sana-0.6b", 28, 36, 16, 72, 32, 0, false, false, 3},
    {"sana-1.6b", 20, 70, 20, 112, 32, 0, false, false, 3},
    {"sana-4.8b", 60, 70, 20, 112, 32, 0, true, false, 3},
    {"sana-1.5-1.6b", 20, 70, 20, 112, 32, 0, true, false, 3},
    {"sana-2k", 20, 70, 20, 112, 64, 1, false, false, 3},
    {"sana-4k", 20, 70, 20, 112, 128, 2, false, false, 6},
    {"sprint-0.6b", 28, 36, 16, 72, 32, 0, true, true, 0},
    {"sprint-1.6b", 20, 70, 20, 112, 32, 0, true, true, 0},
});

constexpr std::string_view vae = R"({
  "_class_name": "AutoencoderDC", "in_channels": 3, "latent_channels": 32, "attention_head_dim": 32,
  "encoder_block_types": ["ResBlock", "ResBlock", "ResBlock", "EfficientViTBlock", "EfficientViTBlock",
                          "EfficientViTBlock"],
  "decoder_block_types": ["ResBlock", "ResBlock", "ResBlock", "EfficientViTBlock", "EfficientViTBlock",
                          "EfficientViTBlock"],
  "encoder_block_out_channels": [128, 256, 512, 512, 1024, 1024],
  "decoder_block_out_channels": [128, 256, 512, 512, 1024, 1024],
  "encoder_layers_per_block": [2, 2, 2, 3, 3, 3], "decoder_layers_per_block": [3, 3, 3, 3, 3, 3],
  "encoder_qkv_multiscales": [[], [], [], [5], [5], [5]], "decoder_qkv_multiscales": [[], [], [], [5], [5], [5]],
  "downsample_block_type": "conv", "upsample_block_type": "interpolate", "decoder_norm_types": "rms_norm",
  "decoder_act_fns": "silu", "encoder_out_shortcut": true, "decoder_in_shortcut": true, "decoder_conv_act_fn": "relu",
  "scaling_factor": 0.41407})";

constexpr std::string_view text_encoder = R"({
  "architectures": ["Gemma2Model"], "model_type": "gemma2", "vocab_size": 256000, "hidden_size": 2304,
  "intermediate_size": 9216, "num_hidden_layers": 26, "num_attention_heads": 8, "num_key_value_heads": 4,
  "head_dim": 256, "hidden_activation": "gelu_pytorch_tanh", "rope_theta": 10000.0, "rms_norm_eps": 1e-06,
  "query_pre_attn_scalar": 256, "attn_logit_softcapping": 50.0, "final_logit_softcapping": 30.0,
  "sliding_window": 4096, "attention_bias": false, "attention_dropout": 0.0, "max_position_embeddings": 8192,
  "bos_token_id": 2, "eos_token_id": 1, "pad_token_id": 0, "tie_word_embeddings": true})";

Json transformer(const Published& entry) {
  const int width = entry.heads * 32;
  return {{"_class_name", "SanaTransformer2DModel"},
          {"in_channels", 32},
          {"out_channels", 32},
          {"num_attention_heads", entry.heads},
          {"attention_head_dim", 32},
          {"num_layers", entry.layers},
          {"num_cross_attention_heads", entry.cross_heads},
          {"cross_attention_head_dim", entry.cross_head_dim},
          {"cross_attention_dim", width},
          {"caption_channels", 2304},
          {"mlp_ratio", 2.5},
          {"attention_bias", false},
          {"sample_size", entry.sample_size},
          {"patch_size", 1},
          {"norm_elementwise_affine", false},
          {"norm_eps", 1e-6},
          {"interpolation_scale", entry.interpolation_scale > 0 ? Json(entry.interpolation_scale) : Json()},
          {"guidance_embeds", entry.guidance},
          {"guidance_embeds_scale", 0.1},
          {"qk_norm", entry.qk_norm ? Json("rms_norm_across_heads") : Json()},
          {"timestep_scale", 1.0}};
}

Json scheduler(const Published& entry) {
  if (entry.flow_shift == 0)
    return {{"_class_name", "SCMScheduler"},
            {"num_train_timesteps", 1000},
            {"prediction_type", "trigflow"},
            {"sigma_data", 0.5}};
  return {{"_class_name", "DPMSolverMultistepScheduler"},
          {"algorithm_type", "dpmsolver++"},
          {"flow_shift", entry.flow_shift},
          {"prediction_type", "flow_prediction"},
          {"use_flow_sigmas", true},
          {"num_train_timesteps", 1000},
          {"solver_order", 2},
          {"solver_type", "midpoint"},
          {"lower_order_final", true},
          {"final_sigmas_type", "zero"}};
}

Json model_index(const Published& entry) {
  return {{"_class_name", entry.flow_shift == 0 ? "SanaSprintPipeline" : "SanaPipeline"},
          {"scheduler", Json::array({"diffusers", scheduler(entry)["_class_name"]})},
          {"text_encoder", Json::array({"transformers", "Gemma2Model"})},
          {"transformer", Json::array({"diffusers", "SanaTransformer2DModel"})},
          {"vae", Json::array({"diffusers", "AutoencoderDC"})}};
}

Json config_of(const Published& entry, std::string_view role) {
  if (role == "transformer") return transformer(entry);
  if (role == "vae") return Json::parse(vae);
  if (role == "text_encoder") return Json::parse(text_encoder);
  if (role == "scheduler") return scheduler(entry);
  SANA_CHECK(role == "model_index", std::string(role));
  return model_index(entry);
}

}  // namespace

std::vector<std::string> published_names() {
  std::vector<std::string> names;
  for (const Published& entry : published) names.emplace_back(entry.name);
  return names;
}

Config published_config(std::string_view name, std::string_view role, int layers) {
  const auto* entry = std::find_if(published.begin(), published.end(),
                                   [&](const Published& candidate) { return candidate.name == name; });
  if (entry == published.end()) {
    std::string names;
    for (const std::string& known : published_names()) names += (names.empty() ? "" : ", ") + known;
    throw Exception(ErrorKind::usage, "There is no published configuration \"" + std::string(name) + "\".",
                    "Known are " + names + ".");
  }
  Json config = config_of(*entry, role);
  for (const char* depth : {"num_layers", "num_hidden_layers"})
    if (layers > 0 && config.contains(depth)) config[depth] = layers;
  return Config::parse(config.dump(2), "published configuration " + std::string(name) + ", " + std::string(role));
}

}  // namespace sana::engine
