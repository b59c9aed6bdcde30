// SPDX-License-Identifier: Apache-2.0
#include "engine/autoencoder/dc_ae/blocks.h"

namespace sana::engine {
namespace {

ops::ResBlockWeights res_block(const WeightScope& scope, std::int64_t channels) {
  const Shape square{channels, channels, 3, 3};
  return {scope["conv1"].tensor("weight", square), scope["conv1"].tensor("bias", {channels}),
          scope["conv2"].tensor("weight", square), scope["norm"].tensor("weight", {channels}),
          scope["norm"].tensor("bias", {channels})};
}

/// x += norm(y).
void add_normed(Context& context, const Tensor& y, const NormWeights& norm, const Tensor& x) {
  ops::rms_norm_into(context, y, norm.weight, norm.bias, {.eps = dc_ae_eps}, x, &x);
}

}  // namespace

ConvWeights::ConvWeights(const WeightScope& scope, std::int64_t outputs, std::int64_t inputs, std::int64_t kernel)
    : weight(scope.tensor("weight", {outputs, inputs, kernel, kernel})), bias(scope.tensor("bias", {outputs})) {}

NormWeights::NormWeights(const WeightScope& scope, std::int64_t channels)
    : weight(scope.tensor("weight", {channels})), bias(scope.tensor("bias", {channels})) {}

MultiscaleLinearAttention::MultiscaleLinearAttention(const WeightScope& scope, const Sizes& sizes,
                                                     kernels::Precision precision)
    : head_dim_(sizes.head_dim),
      heads_(sizes.channels / sizes.head_dim),
      precision_(precision),
      norm_out_(scope["norm_out"], sizes.channels) {
  const std::int64_t inner = heads_ * head_dim_;
  to_qkv_ = ops::read_stacked(scope, {{"to_q", inner}, {"to_k", inner}, {"to_v", inner}}, sizes.channels,
                              ops::Bias::none);
  for (int index = 0; const std::int64_t kernel : sizes.scales) {
    const WeightScope branch = scope["to_qkv_multiscale"][index++];
    scales_.push_back({kernel, branch["proj_in"].tensor("weight", {3 * inner, 1, kernel, kernel}),
                       branch["proj_out"].tensor("weight", {3 * inner, head_dim_, 1, 1})});
  }
  const auto branches = static_cast<std::int64_t>(1 + scales_.size());
  to_out_ = ops::read_linear(scope["to_out"], sizes.channels, branches * inner, ops::Bias::none);
}

void MultiscaleLinearAttention::operator()(Context& context, const Tensor& x) const {
  const Context::Scope scope(context);
  const std::int64_t inner = heads_ * head_dim_, batch = x.size(0), tokens = x.size(1) * x.size(2);
  const auto branches = static_cast<std::int64_t>(1 + scales_.size());
  const Tensor y = context.allocate({batch, tokens, branches * inner});
  const Tensor qkv = ops::linear(context, x, to_qkv_, {.precision = precision_});  // (B, h, w, 3C)
  attend(context, qkv, y.slice(2, 0, inner));
  for (std::int64_t branch = 1; const Scale& scale : scales_) {
    const Context::Scope branch_scope(context);
    attend(context, rescale(context, qkv, scale), y.slice(2, branch * inner, (branch + 1) * inner));
    ++branch;
  }
  add_normed(context, ops::linear(context, y, to_out_, {.precision = precision_}).reshape(x.shape()), norm_out_, x);
}

Tensor MultiscaleLinearAttention::rescale(Context& context, const Tensor& qkv, const Scale& scale) const {
  const int channels = static_cast<int>(qkv.size(3));
  const Tensor blurred =
      ops::conv2d(context, qkv, scale.proj_in, {},
                  {.padding = static_cast<int>(scale.kernel / 2), .groups = channels, .precision = precision_});
  return ops::conv2d(context, blurred, scale.proj_out, {},
                     {.groups = static_cast<int>(3 * heads_), .precision = precision_});
}

// Query, key and value are the thirds of every 3d consecutive channels. They cut across the stored to_q, to_k, to_v,
// which are merely a row split of one matrix.
void MultiscaleLinearAttention::attend(Context& context, const Tensor& qkv, const Tensor& y) const {
  using Path = kernels::LinearAttention::Path;
  const std::int64_t d = head_dim_, tokens = y.size(1);
  const Tensor groups = qkv.reshape({y.size(0), tokens, qkv.size(3)}).split(2, 3 * d);  // (B, N, H, 3d)
  ops::linear_attention(context, groups.slice(3, 0, d), groups.slice(3, d, 2 * d), groups.slice(3, 2 * d, 3 * d),
                        y.split(2, d), 1e-15f, tokens > d ? Path::linear : Path::quadratic);
}

GluMbConv::GluMbConv(const WeightScope& scope, std::int64_t channels, kernels::Precision precision)
    : precision_(precision), depth_(scope["conv_depth"], 8 * channels, 1, 3), norm_(scope["norm"], channels) {
  inverted_ = ops::read_pointwise(scope["conv_inverted"], 8 * channels, channels, ops::Bias::stored);
  point_ = ops::read_pointwise(scope["conv_point"], channels, 4 * channels, ops::Bias::none);
}

void GluMbConv::operator()(Context& context, const Tensor& x) const {
  const Context::Scope scope(context);
  const Tensor inverted = ops::linear(context, x, inverted_, {ops::Activation::silu, precision_});  // (B, h, w, 2F)
  const Tensor gated = ops::depthwise_glu(context, inverted, depth_.weight, depth_.bias);           // (B, h, w, F)
  add_normed(context, ops::linear(context, gated, point_, {.precision = precision_}), norm_, x);
}

StageBlocks::StageBlocks(const WeightScope& scope, int first, const DcAeStage& stage, std::int64_t head_dim,
                         kernels::Precision precision)
    : precision_(precision) {
  for (int i = first; i < first + stage.layers; ++i) {
    if (stage.block == DcAeStage::Block::res_block) {
      res_blocks_.push_back(res_block(scope[i], stage.channels));
    } else {
      efficient_vit_blocks_.push_back(
          {MultiscaleLinearAttention(scope[i]["attn"], {stage.channels, head_dim, stage.scales}, precision),
           GluMbConv(scope[i]["conv_out"], stage.channels, precision)});
    }
  }
}

void StageBlocks::operator()(Context& context, const Tensor& x) const {
  if (!res_blocks_.empty())
    ops::res_blocks_into(context, x, res_blocks_, x, {.eps = dc_ae_eps, .precision = precision_});
  for (const EfficientViTBlock& block : efficient_vit_blocks_) block(context, x);
}

}  // namespace sana::engine
