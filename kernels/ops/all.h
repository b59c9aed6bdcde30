// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "kernels/ops/conv2d.h"
#include "kernels/ops/depthwise_glu.h"
#include "kernels/ops/downsample.h"
#include "kernels/ops/elementwise.h"
#include "kernels/ops/embedding.h"
#include "kernels/ops/gated.h"
#include "kernels/ops/layer_norm.h"
#include "kernels/ops/linear.h"
#include "kernels/ops/linear_attention.h"
#include "kernels/ops/res_blocks.h"
#include "kernels/ops/rms_norm.h"
#include "kernels/ops/softmax_attention.h"
#include "kernels/ops/upsample.h"

namespace sana::kernels {

/// A list of op types.
template <class... Ops>
struct OpList {
  static constexpr std::size_t size = sizeof...(Ops);
};

/// Every op of the program. To add one: its header here, reference/, cpu/, engine/ops/.
using AllOps = OpList<Linear, Conv2d, Upsample, Downsample, ResBlocks, DepthwiseGlu, LinearAttention, SoftmaxAttention, RmsNorm, LayerNorm, GatedAdd, GatedActivation, Activate, Add, Copy, Combine, GroupMean, Embedding, Rope>;

/// The op's name as written above; used by messages, tests and benchmarks.
template <class Op>
constexpr std::string_view op_name();
template <>
constexpr std::string_view op_name<Linear>() {
  return "Linear";
}
template <>
constexpr std::string_view op_name<Conv2d>() {
  return "Conv2d";
}
template <>
constexpr std::string_view op_name<Upsample>() {
  return "Upsample";
}
template <>
constexpr std::string_view op_name<Downsample>() {
  return "Downsample";
}
template <>
constexpr std::string_view op_name<ResBlocks>() {
  return "ResBlocks";
}
template <>
constexpr std::string_view op_name<DepthwiseGlu>() {
  return "DepthwiseGlu";
}
template <>
constexpr std::string_view op_name<LinearAttention>() {
  return "LinearAttention";
}
template <>
constexpr std::string_view op_name<SoftmaxAttention>() {
  return "SoftmaxAttention";
}
template <>
constexpr std::string_view op_name<RmsNorm>() {
  return "RmsNorm";
}
template <>
constexpr std::string_view op_name<LayerNorm>() {
  return "LayerNorm";
}
template <>
constexpr std::string_view op_name<GatedAdd>() {
  return "GatedAdd";
}
template <>
constexpr std::string_view op_name<GatedActivation>() {
  return "GatedActivation";
}
template <>
constexpr std::string_view op_name<Activate>() {
  return "Activate";
}
template <>
constexpr std::string_view op_name<Add>() {
  return "Add";
}
template <>
constexpr std::string_view op_name<Copy>() {
  return "Copy";
}
template <>
constexpr std::string_view op_name<Combine>() {
  return "Combine";
}
template <>
constexpr std::string_view op_name<GroupMean>() {
  return "GroupMean";
}
template <>
constexpr std::string_view op_name<Embedding>() {
  return "Embedding";
}
template <>
constexpr std::string_view op_name<Rope>() {
  return "Rope";
}

}  // namespace sana::kernels
