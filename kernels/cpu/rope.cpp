// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/cpu_backend.h"
#include "kernels/ops/checks.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/cpu/rope.cpp"
#include <hwy/foreach_target.h>

#include "kernels/cpu/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace sana::kernels {
namespace HWY_NAMESPACE {

/// One head of one token: (x1, x2) -> (x1 c - x2 s, x2 c + x1 s) on the two halves.
void rotate_halves(const float* x, const float* cosine, const float* sine, float* y, std::int64_t half) {
  for_each_vector(static_cast<std::size_t>(half), [&](auto d, std::size_t k) HWY_ATTR {
    const auto c = hn::LoadU(d, cosine + k), s = hn::LoadU(d, sine + k);
    const auto low = hn::LoadU(d, x + k), high = hn::LoadU(d, x + half + k);
    hn::StoreU(hn::Sub(hn::Mul(low, c), hn::Mul(high, s)), d, y + k);
    hn::StoreU(hn::Add(hn::Mul(high, c), hn::Mul(low, s)), d, y + half + k);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace sana::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace sana::kernels {

HWY_EXPORT(rotate_halves);

namespace {

class CpuRope final : public Prepared<Rope> {
 public:
  CpuRope(const Rope::Spec& spec, Team& team) : team_(team), spec_(spec) {}

  void run(const Rope::Args& args, const RunContext&) noexcept override {
    const std::int64_t half = spec_.x[2] / 2;
    for_blocks(team_, spec_.x[0], 16, [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t token = begin; token < end; ++token)
        for (std::int64_t head = 0; head < spec_.x[1]; ++head)
          HWY_DYNAMIC_DISPATCH(rotate_halves)
          (args.x.as<float>() + token * args.x.strides[0] + head * args.x.strides[1],
           args.cos.as<float>() + token * half, args.sin.as<float>() + token * half,
           args.y.as<float>() + token * args.y.strides[0] + head * args.y.strides[1], half);
    });
  }

 private:
  Team& team_;
  Rope::Spec spec_;
};

}  // namespace

std::unique_ptr<Prepared<Rope>> prepare_rope(const Rope::Spec& spec, PrepareContext& context) {
  check(spec);
  return std::make_unique<CpuRope>(spec, team_of(context));
}

}  // namespace sana::kernels
#endif
