// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/rows.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/cpu/activation.cpp"
#include <hwy/foreach_target.h>

#include "kernels/cpu/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace sana::kernels {
namespace HWY_NAMESPACE {

void activate_floats(Activation activation, const float* x, float* y, std::size_t count) {
  with_activation(activation, [&](auto kind) HWY_ATTR {
    for_each_vector(count, [&](auto d, std::size_t i) HWY_ATTR {
      hn::StoreU(activated<decltype(kind)::value>(d, hn::LoadU(d, x + i)), d, y + i);
    });
  });
}

void gated_rows(const GatedRows& rows, Activation activation, std::int64_t begin, std::int64_t end) {
  with_activation(activation, [&](auto kind) HWY_ATTR {
    for (std::int64_t row = begin; row < end; ++row) {
      const float* x = rows.x + row * rows.x_stride;
      const float* residual = rows.residual + row * rows.residual_stride;
      const float* gate = rows.gate ? rows.gate + row / rows.rows_per_gate * rows.gate_stride : nullptr;
      float* y = rows.y + row * rows.y_stride;
      for_each_vector(static_cast<std::size_t>(rows.width), [&](auto d, std::size_t i) HWY_ATTR {
        const auto value = activated<decltype(kind)::value>(d, hn::LoadU(d, x + i));
        const auto base = hn::LoadU(d, residual + i);
        hn::StoreU(gate ? hn::MulAdd(hn::LoadU(d, gate + i), value, base) : hn::Add(base, value), d, y + i);
      });
    }
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace sana::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace sana::kernels {

HWY_EXPORT(activate_floats);
HWY_EXPORT(gated_rows);

void activate(Activation activation, const float* x, float* y, std::size_t count) {
  if (activation == Activation::none && x == y) return;
  HWY_DYNAMIC_DISPATCH(activate_floats)(activation, x, y, count);
}

void gated_add_rows(const GatedRows& rows, Activation activation, std::int64_t begin, std::int64_t end) {
  HWY_DYNAMIC_DISPATCH(gated_rows)(rows, activation, begin, end);
}

}  // namespace sana::kernels
#endif
