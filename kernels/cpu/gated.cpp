// SPDX-License-Identifier: Apache-2.0
// GatedAdd, GatedActivation.
#include "kernels/cpu/cpu_backend.h"
#include "kernels/cpu/rows.h"
#include "kernels/ops/checks.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/cpu/gated.cpp"
#include <hwy/foreach_target.h>

#include "kernels/cpu/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace sana::kernels {
namespace HWY_NAMESPACE {

/// y = act(gate) up on one row.
void gated_activation_row(Activation activation, const float* gate, const float* up, float* y, std::int64_t width) {
  with_activation(activation, [&](auto kind) HWY_ATTR {
    for_each_vector(static_cast<std::size_t>(width), [&](auto d, std::size_t i) HWY_ATTR {
      const auto factor = activated<decltype(kind)::value>(d, hn::LoadU(d, gate + i));
      hn::StoreU(hn::Mul(factor, hn::LoadU(d, up + i)), d, y + i);
    });
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace sana::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <algorithm>

namespace sana::kernels {

HWY_EXPORT(gated_activation_row);

namespace {

/// Rows in one task: about 16384 floats.
std::int64_t block_rows(const Shape& shape) {
  return std::max<std::int64_t>(1, 16384 / std::max<std::int64_t>(1, shape[-1]));
}

class CpuGatedAdd final : public Prepared<GatedAdd> {
 public:
  CpuGatedAdd(const GatedAdd::Spec& spec, Team& team) : team_(team), spec_(spec) {}

  void run(const GatedAdd::Args& args, const RunContext&) noexcept override {
    const GatedRows rows{args.x.as<float>(),   args.residual.as<float>(), args.gate.as<float>(),
                         args.y.as<float>(),   args.x.strides[0],         args.residual.strides[0],
                         args.gate.strides[0], args.y.strides[0],         spec_.x[1],
                         spec_.rows_per_gate};
    for_blocks(team_, spec_.x[0], block_rows(spec_.x), [&](std::int64_t begin, std::int64_t end, int) {
      gated_add_rows(rows, Activation::none, begin, end);
    });
  }

 private:
  Team& team_;
  GatedAdd::Spec spec_;
};

class CpuGatedActivation final : public Prepared<GatedActivation> {
 public:
  CpuGatedActivation(const GatedActivation::Spec& spec, Team& team) : team_(team), spec_(spec) {}

  void run(const GatedActivation::Args& args, const RunContext&) noexcept override {
    for_blocks(team_, spec_.x[0], block_rows(spec_.x), [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t row = begin; row < end; ++row)
        HWY_DYNAMIC_DISPATCH(gated_activation_row)
        (spec_.activation, args.gate.as<float>() + row * args.gate.strides[0],
         args.up.as<float>() + row * args.up.strides[0], args.y.as<float>() + row * args.y.strides[0], spec_.x[1]);
    });
  }

 private:
  Team& team_;
  GatedActivation::Spec spec_;
};

}  // namespace

std::unique_ptr<Prepared<GatedAdd>> prepare_gated_add(const GatedAdd::Spec& spec, PrepareContext& context) {
  check(spec);
  return std::make_unique<CpuGatedAdd>(spec, team_of(context));
}

std::unique_ptr<Prepared<GatedActivation>> prepare_gated_activation(const GatedActivation::Spec& spec,
                                                                    PrepareContext& context) {
  check(spec);
  return std::make_unique<CpuGatedActivation>(spec, team_of(context));
}

}  // namespace sana::kernels
#endif
