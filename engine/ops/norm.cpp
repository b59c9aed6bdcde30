// SPDX-License-Identifier: Apache-2.0
#include "engine/ops/ops.h"
#include "engine/ops/views.h"

namespace sana::engine::ops {

using kernels::LayerNorm;
using kernels::RmsNorm;

Tensor rms_norm(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                const RmsOptions& options) {
  const Tensor y = context.allocate(x.shape());
  rms_norm_into(context, x, weight, bias, options, y);
  return y;
}

void rms_norm_into(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                   const RmsOptions& options, const Tensor& y, const Tensor* residual) {
  const Tensor rows = as_rows(x), y_rows = as_rows(y);
  const Tensor residual_rows = residual != nullptr ? as_rows(*residual) : Tensor{};
  context.call<RmsNorm>(
      [&] {
        check_shape("rms_norm y", y_rows, rows.shape());
        if (residual != nullptr) check_shape("rms_norm residual", residual_rows, rows.shape());
        return RmsNorm::Spec{rows.shape(), weight, bias, options.eps, options.weight_offset, options.activation};
      },
      {rows.view(), writable(y_rows), residual_rows.view()});
}

Tensor layer_norm(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                  float eps, const Tensor& scale, const Tensor& shift, std::int64_t rows_per_modulation) {
  const Tensor y = context.allocate(x.shape());
  const Tensor rows = as_rows(x), y_rows = as_rows(y);
  context.call<LayerNorm>(
      [&] {
        for (const Tensor* modulation : {&scale, &shift})
          if (modulation->defined())
            check_shape("layer_norm modulation", *modulation, {rows.size(0) / rows_per_modulation, rows.size(1)});
        return LayerNorm::Spec{rows.shape(), weight, bias, eps, rows_per_modulation};
      },
      {rows.view(), writable(y_rows), scale.view(), shift.view()});
  return y;
}

}  // namespace sana::engine::ops
