// SPDX-License-Identifier: Apache-2.0
// RmsNorm, LayerNorm.
#include "kernels/cpu/cpu_backend.h"
#include "kernels/cpu/expand.h"
#include "kernels/cpu/rows.h"
#include "kernels/ops/checks.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/cpu/norms.cpp"
#include <hwy/foreach_target.h>

#include <cmath>

#include "kernels/cpu/vector_math-inl.h"

#ifndef SANA_KERNELS_CPU_NORMS_ROWS
#define SANA_KERNELS_CPU_NORMS_ROWS
namespace sana::kernels {
/// y = n (1 + scale) + shift, n = (x - mean) rsqrt(var + eps) [weight + bias]; null pointers: left out.
struct LayerNormRow {
  const float *x, *weight, *bias, *scale, *shift;
  float* y;
  std::int64_t width;
  float eps;
};
}  // namespace sana::kernels
#endif

HWY_BEFORE_NAMESPACE();
namespace sana::kernels {
namespace HWY_NAMESPACE {

/// sum of (x - centre)^power over a row, power 1 or 2, in four independent vector sums.
template <int power>
HWY_INLINE float sum_of_powers(const float* x, std::size_t count, float centre) {
  const hn::ScalableTag<float> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto middle = hn::Set(d, centre);
  auto term = [&](auto sum, std::size_t at) HWY_ATTR {
    const auto value = hn::Sub(hn::LoadU(d, x + at), middle);
    if constexpr (power == 1) return hn::Add(sum, value);
    else return hn::MulAdd(value, value, sum);
  };
  auto s0 = hn::Zero(d), s1 = s0, s2 = s0, s3 = s0;
  std::size_t i = 0;
  for (; i + 4 * lanes <= count; i += 4 * lanes) {
    s0 = term(s0, i);
    s1 = term(s1, i + lanes);
    s2 = term(s2, i + 2 * lanes);
    s3 = term(s3, i + 3 * lanes);
  }
  for (; i + lanes <= count; i += lanes) s0 = term(s0, i);
  float sum = hn::GetLane(hn::SumOfLanes(d, hn::Add(hn::Add(s0, s1), hn::Add(s2, s3))));
  for (; i < count; ++i) sum += power == 1 ? x[i] - centre : (x[i] - centre) * (x[i] - centre);
  return sum;
}

void rms_rows(const RmsRows& rows, std::int64_t begin, std::int64_t end) {
  const auto width = static_cast<std::size_t>(rows.width);
  with_activation(rows.activation, [&](auto kind) HWY_ATTR {
    for (std::int64_t row = begin; row < end; ++row) {
      const float* x = rows.x + row * rows.x_stride;
      const float* residual = rows.residual ? rows.residual + row * rows.residual_stride : nullptr;
      float* y = rows.y + row * rows.y_stride;
      const float mean = sum_of_powers<2>(x, width, 0) / static_cast<float>(width);
      const float inverse = 1.0f / std::sqrt(mean + rows.eps);
      for_each_vector(width, [&](auto d, std::size_t i) HWY_ATTR {
        auto value = hn::Mul(hn::Mul(hn::LoadU(d, x + i), hn::Set(d, inverse)), hn::LoadU(d, rows.weight + i));
        if (rows.bias) value = hn::Add(value, hn::LoadU(d, rows.bias + i));
        value = activated<decltype(kind)::value>(d, value);
        if (residual) value = hn::Add(value, hn::LoadU(d, residual + i));
        hn::StoreU(value, d, y + i);
      });
    }
  });
}

void layer_norm_row(const LayerNormRow& row) {
  const auto width = static_cast<std::size_t>(row.width);
  const float mean = sum_of_powers<1>(row.x, width, 0) / static_cast<float>(width);
  const float variance = sum_of_powers<2>(row.x, width, mean) / static_cast<float>(width);
  const float inverse = 1.0f / std::sqrt(variance + row.eps);
  for_each_vector(width, [&](auto d, std::size_t i) HWY_ATTR {
    auto value = hn::Mul(hn::Sub(hn::LoadU(d, row.x + i), hn::Set(d, mean)), hn::Set(d, inverse));
    if (row.weight) value = hn::Mul(value, hn::LoadU(d, row.weight + i));
    if (row.bias) value = hn::Add(value, hn::LoadU(d, row.bias + i));
    if (row.scale) value = hn::MulAdd(value, hn::LoadU(d, row.scale + i), value);
    if (row.shift) value = hn::Add(value, hn::LoadU(d, row.shift + i));
    hn::StoreU(value, d, row.y + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace sana::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <algorithm>

namespace sana::kernels {

HWY_EXPORT(rms_rows);
HWY_EXPORT(layer_norm_row);

void rms_norm_rows(const RmsRows& rows, std::int64_t begin, std::int64_t end) {
  HWY_DYNAMIC_DISPATCH(rms_rows)(rows, begin, end);
}

namespace {

/// Rows in one task: about 8192 floats.
std::int64_t block_rows(const Shape& shape) {
  return std::max<std::int64_t>(1, 8192 / std::max<std::int64_t>(1, shape[1]));
}

const float* or_null(const std::vector<float>& values) { return values.empty() ? nullptr : values.data(); }

class CpuRmsNorm final : public Prepared<RmsNorm> {
 public:
  CpuRmsNorm(const RmsNorm::Spec& spec, PrepareContext& context) : team_(team_of(context)), spec_(spec) {
    if (context.measure) return;
    weight_ = expanded(spec.weight);
    for (float& value : weight_) value += spec.weight_offset;
    bias_ = expanded(spec.bias);
  }

  void run(const RmsNorm::Args& args, const RunContext&) noexcept override {
    const RmsRows rows{args.x.as<float>(),
                       args.residual ? args.residual.as<float>() : nullptr,
                       weight_.data(),
                       or_null(bias_),
                       args.y.as<float>(),
                       args.x.strides[0],
                       args.residual ? args.residual.strides[0] : 0,
                       args.y.strides[0],
                       spec_.x[1],
                       spec_.eps,
                       spec_.activation};
    for_blocks(team_, spec_.x[0], block_rows(spec_.x),
               [&](std::int64_t begin, std::int64_t end, int) { rms_norm_rows(rows, begin, end); });
  }

 private:
  Team& team_;
  RmsNorm::Spec spec_;
  std::vector<float> weight_, bias_;
};

class CpuLayerNorm final : public Prepared<LayerNorm> {
 public:
  CpuLayerNorm(const LayerNorm::Spec& spec, PrepareContext& context) : team_(team_of(context)), spec_(spec) {
    if (context.measure) return;
    weight_ = expanded(spec.weight);
    bias_ = expanded(spec.bias);
  }

  void run(const LayerNorm::Args& args, const RunContext&) noexcept override {
    for_blocks(team_, spec_.x[0], block_rows(spec_.x), [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t row = begin; row < end; ++row) {
        const std::int64_t modulation = row / spec_.rows_per_modulation;
        HWY_DYNAMIC_DISPATCH(layer_norm_row)
        ({args.x.as<float>() + row * args.x.strides[0], or_null(weight_), or_null(bias_),
          args.scale ? args.scale.as<float>() + modulation * args.scale.strides[0] : nullptr,
          args.shift ? args.shift.as<float>() + modulation * args.shift.strides[0] : nullptr,
          args.y.as<float>() + row * args.y.strides[0], spec_.x[1], spec_.eps});
      }
    });
  }

 private:
  Team& team_;
  LayerNorm::Spec spec_;
  std::vector<float> weight_, bias_;
};

}  // namespace

std::unique_ptr<Prepared<RmsNorm>> prepare_rms_norm(const RmsNorm::Spec& spec, PrepareContext& context) {
  check(spec);
  return std::make_unique<CpuRmsNorm>(spec, context);
}

std::unique_ptr<Prepared<LayerNorm>> prepare_layer_norm(const LayerNorm::Spec& spec, PrepareContext& context) {
  check(spec);
  return std::make_unique<CpuLayerNorm>(spec, context);
}

}  // namespace sana::kernels
#endif
