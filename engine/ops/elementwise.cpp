// SPDX-License-Identifier: Apache-2.0
#include "engine/ops/ops.h"
#include "engine/ops/views.h"

namespace sana::engine::ops {

using kernels::Combine;

void gated_add(Context& context, const Tensor& x, const Tensor& residual, const Tensor& gate,
               std::int64_t rows_per_gate, const Tensor& y) {
  const Tensor rows = as_rows(x), residual_rows = as_rows(residual), gate_rows = as_rows(gate), y_rows = as_rows(y);
  context.call<kernels::GatedAdd>(
      [&] {
        for (const Tensor* other : {&residual_rows, &y_rows}) check_shape("gated_add", *other, rows.shape());
        check_shape("gated_add gate", gate_rows, {rows.size(0) / rows_per_gate, rows.size(1)});
        return kernels::GatedAdd::Spec{rows.shape(), rows_per_gate};
      },
      {rows.view(), residual_rows.view(), gate_rows.view(), writable(y_rows)});
}

Tensor gated_activation(Context& context, const Tensor& gate, const Tensor& up, Activation activation) {
  const Tensor y = context.allocate(gate.shape());
  gated_activation_into(context, gate, up, activation, y);
  return y;
}

void gated_activation_into(Context& context, const Tensor& gate, const Tensor& up, Activation activation,
                           const Tensor& y) {
  const Tensor rows = as_rows(gate), up_rows = as_rows(up), y_rows = as_rows(y);
  context.call<kernels::GatedActivation>(
      [&] {
        for (const Tensor* other : {&up_rows, &y_rows}) check_shape("gated_activation", *other, rows.shape());
        return kernels::GatedActivation::Spec{rows.shape(), activation};
      },
      {rows.view(), up_rows.view(), writable(y_rows)});
}

Tensor activate(Context& context, const Tensor& x, Activation activation) {
  const Tensor y = context.allocate(x.shape());
  activate_into(context, x, activation, y);
  return y;
}

void activate_into(Context& context, const Tensor& x, Activation activation, const Tensor& y) {
  context.call<kernels::Activate>(
      [&] {
        check_shape("activate y", y, x.shape());
        return kernels::Activate::Spec{x.shape(), activation};
      },
      {x.view(), writable(y)});
}

void add(Context& context, const Tensor& a, const Tensor& b, const Tensor& y) {
  context.call<kernels::Add>(
      [&] {
        for (const Tensor* other : {&a, &b}) check_shape("add", *other, y.shape());
        return kernels::Add::Spec{y.shape()};
      },
      {a.view(), b.view(), writable(y)});
}

void copy(Context& context, const Tensor& x, const Tensor& y) {
  context.call<kernels::Copy>(
      [&] {
        check_shape("copy y", y, x.shape());
        return kernels::Copy::Spec{x.shape(), x.dtype(), y.dtype()};
      },
      {x.view(), writable(y)});
}

void combine(Context& context, std::span<const Term> terms, const Tensor& y) {
  SANA_CHECK(terms.size() <= Combine::max_terms, std::to_string(terms.size()) + " terms");
  Combine::Args args;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    check_shape("combine", terms[i].x, y.shape());
    args.x[i] = terms[i].x.view();
    args.coefficient[i] = terms[i].coefficient;
  }
  args.y = writable(y);
  context.call<Combine>([&] { return Combine::Spec{y.shape()}; }, args);
}

void combine(Context& context, std::initializer_list<Term> terms, const Tensor& y) {
  combine(context, std::span<const Term>(terms.begin(), terms.size()), y);
}

Tensor group_mean(Context& context, const Tensor& x, std::int64_t group) {
  const Tensor y = context.allocate(with_columns(x.shape(), x.size(-1) / group));
  const Tensor rows = as_rows(x);
  context.call<kernels::GroupMean>(
      [&] {
        return kernels::GroupMean::Spec{rows.shape(), group};
      },
      {rows.view(), writable(as_rows(y))});
  return y;
}

void embedding(Context& context, const Tensor& ids, const ConstTensorView& table, float scale, const Tensor& y) {
  context.call<kernels::Embedding>(
      [&] {
        check_shape("embedding y", y, {ids.size(0), table.shape[1]});
        return kernels::Embedding::Spec{ids.size(0), table, scale};
      },
      {ids.view(), writable(y)});
}

}  // namespace sana::engine::ops
