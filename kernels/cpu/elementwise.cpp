// SPDX-License-Identifier: Apache-2.0
// Activate, Combine, GroupMean.
#include "kernels/cpu/cpu_backend.h"
#include "kernels/cpu/rows.h"
#include "kernels/ops/checks.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/cpu/elementwise.cpp"
#include <hwy/foreach_target.h>

#include "kernels/cpu/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace sana::kernels {
namespace HWY_NAMESPACE {

/// y[begin, end) = sum_i c_i x_i, terms in order.
void combine_floats(const float* const* x, const float* coefficient, int terms, float* y, std::int64_t begin,
                    std::int64_t end) {
  for_each_vector(static_cast<std::size_t>(end - begin), [&](auto d, std::size_t i) HWY_ATTR {
    const std::size_t at = static_cast<std::size_t>(begin) + i;
    auto sum = hn::Zero(d);
    for (int term = 0; term < terms; ++term)
      sum = hn::MulAdd(hn::Set(d, coefficient[term]), hn::LoadU(d, x[term] + at), sum);
    hn::StoreU(sum, d, y + at);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace sana::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace sana::kernels {

HWY_EXPORT(combine_floats);

namespace {

/// Floats in one task of an element-wise op: 64 KiB in, 64 KiB out, large against the cost of handing out a task.
constexpr std::int64_t block_floats = 16384;

class CpuActivate final : public Prepared<Activate> {
 public:
  CpuActivate(const Activate::Spec& spec, Team& team)
      : team_(team), count_(spec.x.elements()), activation_(spec.activation) {}

  void run(const Activate::Args& args, const RunContext&) noexcept override {
    const float* x = args.x.as<float>();
    float* y = args.y.as<float>();
    for_blocks(team_, count_, block_floats, [&](std::int64_t begin, std::int64_t end, int) {
      activate(activation_, x + begin, y + begin, static_cast<std::size_t>(end - begin));
    });
  }

 private:
  Team& team_;
  std::int64_t count_;
  Activation activation_;
};

class CpuCombine final : public Prepared<Combine> {
 public:
  CpuCombine(const Combine::Spec& spec, Team& team) : team_(team), count_(spec.x.elements()) {}

  void run(const Combine::Args& args, const RunContext&) noexcept override {
    const float* x[Combine::max_terms] = {};
    float coefficient[Combine::max_terms] = {};
    int terms = 0;
    for (std::size_t i = 0; i < Combine::max_terms; ++i) {
      if (args.coefficient[i] == 0) continue;
      x[terms] = args.x[i].as<float>();
      coefficient[terms++] = args.coefficient[i];
    }
    for_blocks(team_, count_, block_floats, [&](std::int64_t begin, std::int64_t end, int) {
      HWY_DYNAMIC_DISPATCH(combine_floats)(x, coefficient, terms, args.y.as<float>(), begin, end);
    });
  }

 private:
  Team& team_;
  std::int64_t count_;
};

class CpuGroupMean final : public Prepared<GroupMean> {
 public:
  CpuGroupMean(const GroupMean::Spec& spec, Team& team)
      : team_(team), count_(spec.x.elements() / spec.group), group_(spec.group) {}

  void run(const GroupMean::Args& args, const RunContext&) noexcept override {
    const float* x = args.x.as<float>();
    float* y = args.y.as<float>();
    for_blocks(team_, count_, block_floats, [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t i = begin; i < end; ++i) {
        float sum = 0;
        for (std::int64_t j = 0; j < group_; ++j) sum += x[i * group_ + j];
        y[i] = sum / static_cast<float>(group_);
      }
    });
  }

 private:
  Team& team_;
  std::int64_t count_, group_;
};

}  // namespace

std::unique_ptr<Prepared<Activate>> prepare_activate(const Activate::Spec& spec, PrepareContext& context) {
  check(spec);
  return std::make_unique<CpuActivate>(spec, team_of(context));
}

std::unique_ptr<Prepared<Combine>> prepare_combine(const Combine::Spec& spec, PrepareContext& context) {
  check(spec);
  return std::make_unique<CpuCombine>(spec, team_of(context));
}

std::unique_ptr<Prepared<GroupMean>> prepare_group_mean(const GroupMean::Spec& spec, PrepareContext& context) {
  check(spec);
  return std::make_unique<CpuGroupMean>(spec, team_of(context));
}

}  // namespace sana::kernels
#endif
