// SPDX-License-Identifier: Apache-2.0
#include "engine/ops/ops.h"
#include "engine/ops/views.h"

namespace sana::engine::ops {
namespace {

using kernels::Linear;

struct Epilogue {
  Linear::Epilogue kind = Linear::Epilogue::store;
  std::int64_t rows_per_gate = 1;
};

Linear::Spec make_spec(const Tensor& rows, const LinearWeights& weights, LinearOptions options, Epilogue epilogue) {
  Linear::Spec spec;
  spec.rows = rows.size(0);
  bool any_bias = false;
  for (std::size_t i = 0; i < static_cast<std::size_t>(weights.count); ++i) {
    spec.weights.push_back(weights.weight[i]);
    spec.biases.push_back(weights.bias[i]);
    any_bias = any_bias || weights.bias[i];
  }
  if (!any_bias) spec.biases.clear();
  spec.activation = options.activation;
  spec.epilogue = epilogue.kind;
  spec.rows_per_gate = epilogue.rows_per_gate;
  spec.precision = options.precision;
  return spec;
}

}  // namespace

std::int64_t LinearWeights::outputs() const {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) sum += weight[i].shape[0];
  return sum;
}

Tensor linear(Context& context, const Tensor& x, const LinearWeights& weights, LinearOptions options) {
  const Tensor y = context.allocate(with_columns(x.shape(), weights.outputs()));
  linear_into(context, x, weights, y, options);
  return y;
}

void linear_into(Context& context, const Tensor& x, const LinearWeights& weights, const Tensor& y,
                 LinearOptions options) {
  const Tensor rows = as_rows(x), y_rows = as_rows(y);
  context.call<Linear>(
      [&] {
        check_shape("linear x", rows, {rows.size(0), weights.weight[0].shape[1]});
        check_shape("linear y", y_rows, {rows.size(0), weights.outputs()});
        return make_spec(rows, weights, options, {});
      },
      {rows.view(), writable(y_rows), {}, {}});
}

void linear_add(Context& context, const Tensor& x, const LinearWeights& weights, const Tensor& residual_and_y,
                LinearOptions options) {
  const Tensor rows = as_rows(x), y_rows = as_rows(residual_and_y);
  context.call<Linear>(
      [&] {
        check_shape("linear_add x", rows, {rows.size(0), weights.weight[0].shape[1]});
        check_shape("linear_add y", y_rows, {rows.size(0), weights.outputs()});
        return make_spec(rows, weights, options, {Linear::Epilogue::add});
      },
      {rows.view(), writable(y_rows), y_rows.view(), {}});
}

void linear_gated_add(Context& context, const Tensor& x, const LinearWeights& weights, const Tensor& gate,
                      std::int64_t rows_per_gate, const Tensor& residual_and_y, LinearOptions options) {
  const Tensor rows = as_rows(x), y_rows = as_rows(residual_and_y), gate_rows = as_rows(gate);
  context.call<Linear>(
      [&] {
        check_shape("linear_gated_add x", rows, {rows.size(0), weights.weight[0].shape[1]});
        check_shape("linear_gated_add y", y_rows, {rows.size(0), weights.outputs()});
        check_shape("linear_gated_add gate", gate_rows, {rows.size(0) / rows_per_gate, weights.outputs()});
        return make_spec(rows, weights, options, {Linear::Epilogue::gated_add, rows_per_gate});
      },
      {rows.view(), writable(y_rows), y_rows.view(), gate_rows.view()});
}

}  // namespace sana::engine::ops
