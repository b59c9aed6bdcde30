// SPDX-License-Identifier: Apache-2.0
#include "engine/text_encoder/gemma2/gemma2_layer.h"

namespace sana::engine {
Gemma2Layer::Gemma2Layer(const WeightScope& scope, const Gemma2Config& config, bool is_sliding)
    : heads(config.heads),
      kv_heads(config.kv_heads),
      head_dim(config.head_dim),
      intermediate_size(config.intermediate_size),
      window(is_sliding ? config.sliding_window : 0),
      eps(config.rms_norm_eps),
      score_scale(config.score_scale),
      softcap(config.softcap) {
  const std::int64_t D = config.hidden_size, q = heads * head_dim, kv = kv_heads * head_dim;
  const WeightScope attention = scope["self_attn"], mlp = scope["mlp"];
  const ops::Bias bias = config.attention_bias ? ops::Bias::stored : ops::Bias::none;
  qkv_proj = ops::read_stacked(attention, {{"q_proj", q}, {"k_proj", kv}, {"v_proj", kv}}, D, bias);
  o_proj = ops::read_linear(attention["o_proj"], D, q, bias);
  gate_up_proj = ops::read_stacked(mlp, {{"gate_proj", intermediate_size}, {"up_proj", intermediate_size}}, D,
                                   ops::Bias::none);
  down_proj = ops::read_linear(mlp["down_proj"], D, intermediate_size, ops::Bias::none);
  input_norm = scope["input_layernorm"].tensor("weight", {D});
  post_attention_norm = scope["post_attention_layernorm"].tensor("weight", {D});
  pre_feedforward_norm = scope["pre_feedforward_layernorm"].tensor("weight", {D});
  post_feedforward_norm = scope["post_feedforward_layernorm"].tensor("weight", {D});
}

void Gemma2Layer::operator()(Context& context, const Tensor& x, const Tensor& prefix, const Tensor& key_value,
                             const Gemma2Call& call) const {
  const ops::RmsOptions norm{.eps = eps, .weight_offset = 1};  // Gemma stores weight - 1
  const ops::LinearOptions product{.precision = call.precision};
  {
    Context::Scope part(context);
    const Tensor a = ops::rms_norm(context, x, input_norm, {}, norm);
    const Tensor y = ops::linear(context, attend(context, a, prefix, key_value, call), o_proj, product);
    ops::rms_norm_into(context, y, post_attention_norm, {}, norm, x, &x);
  }
  Context::Scope part(context);
  const Tensor m = ops::rms_norm(context, x, pre_feedforward_norm, {}, norm);
  const Tensor gate_up = ops::linear(context, m, gate_up_proj, product);  // (S, 2 I)
  const Tensor gated = ops::gated_activation(context, gate_up.slice(1, 0, intermediate_size),
                                             gate_up.slice(1, intermediate_size, 2 * intermediate_size),
                                             kernels::Activation::gelu_tanh);
  const Tensor y = ops::linear(context, gated, down_proj, product);
  ops::rms_norm_into(context, y, post_feedforward_norm, {}, norm, x, &x);
}

Tensor Gemma2Layer::attend(Context& context, const Tensor& a, const Tensor& prefix, const Tensor& key_value,
                           const Gemma2Call& call) const {
  const std::int64_t S = call.tokens, P = call.prefix, q_width = heads * head_dim, kv_width = kv_heads * head_dim;
  const Tensor joined = context.allocate({S, q_width});
  const Tensor qkv = ops::linear(context, a, qkv_proj, {.precision = call.precision});
  const Tensor q = qkv.slice(1, 0, q_width).split(1, head_dim);
  const Tensor k = qkv.slice(1, q_width, q_width + kv_width).split(1, head_dim);
  ops::rope(context, q, call.cos, call.sin, q);
  ops::rope(context, k, call.cos, call.sin, k);
  Tensor all = qkv.slice(1, q_width, q_width + 2 * kv_width);  // (S, 2 Hk d)
  if (key_value.defined()) ops::copy(context, all, key_value);
  if (P > 0) {
    const Tensor longer = context.allocate({P + S, 2 * kv_width});
    ops::copy(context, prefix, longer.slice(0, 0, P));
    ops::copy(context, all, longer.slice(0, P, P + S));
    all = longer;
  }
  const auto heads_of = [&](const Tensor& rows) { return rows.split(1, head_dim).unsqueeze(0); };
  ops::softmax_attention(context, q.unsqueeze(0), heads_of(all.slice(1, 0, kv_width)),
                         heads_of(all.slice(1, kv_width, 2 * kv_width)), heads_of(joined),
                         {.scale = score_scale,
                          .softcap = softcap,
                          .mask = kernels::SoftmaxAttention::Mask::causal,
                          .window = window});
  return joined;
}

}  // namespace sana::engine
