// SPDX-License-Identifier: Apache-2.0
#include "engine/ops/linear_weights.h"

namespace sana::engine::ops {

LinearWeights read_linear(const WeightScope& scope, std::int64_t out, std::int64_t in, Bias bias) {
  LinearWeights weights;
  weights.weight[0] = scope.tensor("weight", {out, in});
  if (bias == Bias::stored) weights.bias[0] = scope.tensor("bias", {out});
  return weights;
}

LinearWeights read_stacked(const WeightScope& scope,
                           std::initializer_list<std::pair<const char*, std::int64_t>> layers, std::int64_t in,
                           Bias bias) {
  LinearWeights stacked;
  std::size_t count = 0;
  for (const auto& [name, out] : layers) {
    SANA_CHECK(count < stacked.weight.size(), scope.path(name));
    const LinearWeights layer = read_linear(scope[name], out, in, bias);
    stacked.weight[count] = layer.weight[0];
    stacked.bias[count] = layer.bias[0];
    ++count;
  }
  stacked.count = static_cast<int>(count);
  return stacked;
}

LinearWeights read_pointwise(const WeightScope& scope, std::int64_t out, std::int64_t in, Bias bias) {
  LinearWeights weights;
  weights.weight[0] = as_matrix(scope.tensor("weight", {out, in, 1, 1}));
  if (bias == Bias::stored) weights.bias[0] = scope.tensor("bias", {out});
  return weights;
}

ConstTensorView as_matrix(const ConstTensorView& weight) {
  return {weight.data, weight.dtype, {weight.shape[0], weight.shape.elements() / weight.shape[0]}};
}

}  // namespace sana::engine::ops
