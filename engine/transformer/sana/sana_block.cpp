// SPDX-License-Identifier: Apache-2.0
#include "engine/transformer/sana/sana_block.h"

#include <cmath>

namespace sana::engine {
namespace {

constexpr float qk_norm_eps = 1e-5f;

// (rows, heads * d) or a strided slice of it as (B, rows / B, heads, d).
Tensor split_heads(const Tensor& rows, std::int64_t batch, std::int64_t head_dim) {
  return rows.split(1, head_dim).split(0, rows.size(0) / batch);
}

void norm_across_heads(Context& context, const Tensor& x, const ConstTensorView& weight) {
  if (weight) ops::rms_norm_into(context, x, weight, {}, {.eps = qk_norm_eps}, x);
}

ConstTensorView read_qk_norm(const WeightScope& scope, const std::string& name, std::int64_t width, bool wanted) {
  return wanted ? scope[name].tensor("weight", {width}) : ConstTensorView{};
}

ops::Bias bias_of(const SanaConfig& config) { return config.attention_bias ? ops::Bias::stored : ops::Bias::none; }

}  // namespace

SanaSelfAttention::SanaSelfAttention(const WeightScope& scope, const SanaConfig& config)
    : heads(config.heads), head_dim(config.head_dim) {
  const std::int64_t D = config.width;
  to_qkv = ops::read_stacked(scope, {{"to_q", D}, {"to_k", D}, {"to_v", D}}, D, bias_of(config));
  to_out = ops::read_linear(scope["to_out"][0], D, D);
  norm_q = read_qk_norm(scope, "norm_q", D, config.qk_norm);
  norm_k = read_qk_norm(scope, "norm_k", D, config.qk_norm);
}

Tensor SanaSelfAttention::operator()(Context& context, const Tensor& a, const SanaCall& call) const {
  const std::int64_t D = heads * head_dim;
  const Tensor joined = context.allocate({a.size(0), D});
  Context::Scope scope(context);
  const Tensor qkv = ops::linear(context, a, to_qkv, {.precision = call.precision});  // (B N, 3 D)
  const Tensor q = qkv.slice(1, 0, D), k = qkv.slice(1, D, 2 * D), v = qkv.slice(1, 2 * D, 3 * D);
  norm_across_heads(context, q, norm_q);
  norm_across_heads(context, k, norm_k);
  ops::linear_attention(context, split_heads(q, call.batch, head_dim), split_heads(k, call.batch, head_dim),
                        split_heads(v, call.batch, head_dim), split_heads(joined, call.batch, head_dim));
  return joined;
}

SanaCrossAttention::SanaCrossAttention(const WeightScope& scope, const SanaConfig& config)
    : heads(config.cross_heads), head_dim(config.cross_head_dim) {
  const std::int64_t D = config.width;
  to_q = ops::read_linear(scope["to_q"], inner(), D);
  to_kv = ops::read_stacked(scope, {{"to_k", inner()}, {"to_v", inner()}}, D, ops::Bias::stored);
  to_out = ops::read_linear(scope["to_out"][0], D, inner());
  norm_q = read_qk_norm(scope, "norm_q", inner(), config.qk_norm);
  norm_k = read_qk_norm(scope, "norm_k", inner(), config.qk_norm);
}

void SanaCrossAttention::project_prompt(Context& context, const Tensor& caption, const Tensor& key_value,
                                        kernels::Precision precision) const {
  ops::linear_into(context, caption, to_kv, key_value, {.precision = precision});
  norm_across_heads(context, key_value.slice(1, 0, inner()), norm_k);
}

Tensor SanaCrossAttention::operator()(Context& context, const Tensor& x, std::span<const Tensor> key_values,
                                      const SanaCall& call) const {
  const Tensor joined = context.allocate({x.size(0), inner()});
  Context::Scope scope(context);
  const Tensor q = ops::linear(context, x, to_q, {.precision = call.precision});
  norm_across_heads(context, q, norm_q);
  const Tensor queries = split_heads(q, call.batch, head_dim), outputs = split_heads(joined, call.batch, head_dim);
  const float scale = 1.0f / std::sqrt(static_cast<float>(head_dim));
  for (std::int64_t b = 0; b < call.batch; ++b) {
    const Tensor& key_value = key_values[static_cast<std::size_t>(b)];  // prompts differ in length: one at a time
    ops::softmax_attention(context, queries.slice(0, b, b + 1),
                           split_heads(key_value.slice(1, 0, inner()), 1, head_dim),
                           split_heads(key_value.slice(1, inner(), 2 * inner()), 1, head_dim),
                           outputs.slice(0, b, b + 1), {.scale = scale});
  }
  return joined;
}

SanaFeedForward::SanaFeedForward(const WeightScope& scope, const SanaConfig& config) : ffn_width(config.ffn_width) {
  const std::int64_t D = config.width, F = ffn_width;
  conv_inverted = ops::read_pointwise(scope["conv_inverted"], 2 * F, D, ops::Bias::stored);
  depth_weight = scope["conv_depth"].tensor("weight", {2 * F, 1, 3, 3});
  depth_bias = scope["conv_depth"].tensor("bias", {2 * F});
  conv_point = ops::read_pointwise(scope["conv_point"], D, F, ops::Bias::none);
}

Tensor SanaFeedForward::operator()(Context& context, const Tensor& f, const SanaCall& call) const {
  const Tensor hidden = ops::linear(context, f, conv_inverted,
                                    {.activation = kernels::Activation::silu, .precision = call.precision});
  const Tensor gated = ops::depthwise_glu(context, hidden.reshape({call.batch, call.height, call.width, 2 * ffn_width}),
                                          depth_weight, depth_bias);
  return gated.reshape({f.size(0), ffn_width});
}

SanaBlock::SanaBlock(const WeightScope& scope, const SanaConfig& config, kernels::Backend& backend)
    : name(scope.path("")),
      scale_shift_table(
          constant(backend, scope.tensor("scale_shift_table", {6, config.width})).reshape({1, 6, config.width})),
      attn1(scope["attn1"], config),
      attn2(scope["attn2"], config),
      ff(scope["ff"], config),
      norm_eps(config.norm_eps) {
  name.pop_back();  // the dot that path("") leaves
  if (!config.norm_elementwise_affine) return;
  norm2_weight = scope["norm2"].tensor("weight", {config.width});
  norm2_bias = scope["norm2"].tensor("bias", {config.width});
}

void SanaBlock::operator()(Context& context, const Tensor& x, const Tensor& six_rows,
                           std::span<const Tensor> key_values, const SanaCall& call) const {
  Context::Scope scope(context);
  const std::int64_t N = call.tokens();
  const Tensor modulation = context.allocate(six_rows.shape());  // rows: shift, scale, gate of attn1, then of ff
  ops::add(context, six_rows, scale_shift_table.expand(0, call.batch), modulation);
  auto row = [&](std::int64_t index) { return modulation.select(1, index); };
  {
    Context::Scope part(context);
    if (context.tracing())
      context.trace(name + ".norm1", ops::layer_norm(context, x, {}, {}, norm_eps, {}, {}, N));
    const Tensor a = ops::layer_norm(context, x, {}, {}, norm_eps, row(1), row(0), N);
    const Tensor gate = row(2);
    project(context, attn1(context, a, call), attn1.to_out, &gate, x, ".attn1", call);
  }
  {
    Context::Scope part(context);
    project(context, attn2(context, x, key_values, call), attn2.to_out, nullptr, x, ".attn2", call);
  }
  Context::Scope part(context);
  if (context.tracing())
    context.trace(name + ".norm2", ops::layer_norm(context, x, norm2_weight, norm2_bias, norm_eps, {}, {}, N));
  const Tensor f = ops::layer_norm(context, x, norm2_weight, norm2_bias, norm_eps, row(4), row(3), N);
  const Tensor gate = row(5);
  project(context, ff(context, f, call), ff.conv_point, &gate, x, ".ff", call);
  context.trace(name, x);
}

void SanaBlock::project(Context& context, const Tensor& input, const ops::LinearWeights& weights, const Tensor* gate,
                        const Tensor& x, const std::string& module, const SanaCall& call) const {
  const ops::LinearOptions options{.precision = call.precision};
  if (context.tracing()) {
    const Tensor output = ops::linear(context, input, weights, options);
    context.trace(name + module, output);
    if (gate != nullptr) ops::gated_add(context, output, x, *gate, call.tokens(), x);
    else ops::add(context, output, x, x);
  } else if (gate != nullptr) {
    ops::linear_gated_add(context, input, weights, *gate, call.tokens(), x, options);
  } else {
    ops::linear_add(context, input, weights, x, options);
  }
}

}  // namespace sana::engine
