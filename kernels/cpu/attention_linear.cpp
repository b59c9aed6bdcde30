// SPDX-License-Identifier: Apache-2.0
// LinearAttention: S = relu(K)^T V and z = sum_n relu(k_n) in fixed blocks of tokens, then y = relu(Q) S / (relu(Q) z).
// The quadratic path of the reference is the same function; with N <= D tokens this form costs nothing either.
#include "kernels/cpu/cpu_backend.h"
#include "kernels/ops/checks.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/cpu/attention_linear.cpp"
#include <hwy/foreach_target.h>

#include "kernels/cpu/small_product-inl.h"
#include "kernels/cpu/vector_math-inl.h"

#ifndef SANA_KERNELS_CPU_ATTENTION_LINEAR_BLOCK
#define SANA_KERNELS_CPU_ATTENTION_LINEAR_BLOCK
namespace sana::kernels {

/// Tokens in one block of the sums; fixed, so that the order of additions does not depend on the number of threads.
inline constexpr std::int64_t token_block = 128;
/// Rows are padded to whole vectors of the widest target.
inline constexpr std::int64_t padding_floats = 16;

/// A block of tokens of one head. Padded buffers have rows of `padded` floats, zeros behind `width`.
struct HeadBlock {
  const float *a, *b;
  std::int64_t a_stride, b_stride;
  std::int64_t tokens, width, padded;
};

}  // namespace sana::kernels
#endif

HWY_BEFORE_NAMESPACE();
namespace sana::kernels {
namespace HWY_NAMESPACE {

template <Activation kind>
HWY_INLINE void copy_padded(const float* x, std::int64_t stride, const HeadBlock& block, float* y) {
  const auto width = static_cast<std::size_t>(block.width);
  for (std::int64_t n = 0; n < block.tokens; ++n) {
    float* row = y + n * block.padded;
    for_each_vector(width, [&](auto d, std::size_t i) HWY_ATTR {
      hn::StoreU(activated<kind>(d, hn::LoadU(d, x + n * stride + static_cast<std::int64_t>(i))), d, row + i);
    });
    for (std::int64_t i = block.width; i < block.padded; ++i) row[i] = 0;
  }
}

/// sums (width + 1, padded): row j = sum_n relu(k[n, j]) v[n], last row = sum_n relu(k_n). a = k, b = v.
void key_value_sums(const HeadBlock& block, float* work, float* sums) {
  float* keys = work;
  float* values = work + token_block * block.padded;
  copy_padded<Activation::relu>(block.a, block.a_stride, block, keys);
  copy_padded<Activation::none>(block.b, block.b_stride, block, values);
  small_product({keys, 1, block.padded, values, block.padded, sums, block.padded, block.width, block.padded,
                 block.tokens});
  const float one = 1;
  small_product({&one, 0, 0, keys, block.padded, sums + block.width * block.padded, block.padded, 1, block.padded,
                 block.tokens});
}

/// y rows of one block: a = q; y rows y_stride apart.
void attend(const HeadBlock& block, const float* sums, float eps, float* work, float* y, std::int64_t y_stride) {
  float* queries = work;
  float* products = work + token_block * block.padded;
  copy_padded<Activation::relu>(block.a, block.a_stride, block, queries);
  small_product({queries, block.padded, 1, sums, block.padded, products, block.padded, block.tokens, block.padded,
                 block.width});
  const float* weight = sums + block.width * block.padded;
  const hn::ScalableTag<float> d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  for (std::int64_t n = 0; n < block.tokens; ++n) {
    auto total = hn::Zero(d);
    for (std::int64_t i = 0; i < block.padded; i += lanes)
      total = hn::MulAdd(hn::LoadU(d, queries + n * block.padded + i), hn::LoadU(d, weight + i), total);
    const float divisor = hn::GetLane(hn::SumOfLanes(d, total)) + eps;
    const float* row = products + n * block.padded;
    for_each_vector(static_cast<std::size_t>(block.width), [&](auto tag, std::size_t i) HWY_ATTR {
      hn::StoreU(hn::Div(hn::LoadU(tag, row + i), hn::Set(tag, divisor)), tag, y + n * y_stride + i);
    });
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace sana::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <algorithm>

namespace sana::kernels {

HWY_EXPORT(key_value_sums);
HWY_EXPORT(attend);

namespace {

class CpuLinearAttention final : public Prepared<LinearAttention> {
 public:
  CpuLinearAttention(const LinearAttention::Spec& spec, Team& team)
      : team_(team),
        eps_(spec.eps),
        heads_(spec.q[0] * spec.q[2]),
        heads_per_image_(spec.q[2]),
        tokens_(spec.q[1]),
        width_(spec.q[3]),
        padded_((width_ + padding_floats - 1) / padding_floats * padding_floats),
        blocks_((tokens_ + token_block - 1) / token_block) {}

  std::size_t scratch_bytes() const override {
    const std::int64_t floats = heads_ * blocks_ * sum_floats() + team_.threads() * work_floats();
    return static_cast<std::size_t>(floats) * sizeof(float);
  }

  void run(const LinearAttention::Args& args, const RunContext& context) noexcept override {
    auto* sums = reinterpret_cast<float*>(context.scratch.data());
    float* work = sums + heads_ * blocks_ * sum_floats();
    team_.parallel_for(heads_ * blocks_, [&](std::int64_t task, int worker) {
      if (stop_requested(context)) return;
      const std::int64_t head = task / blocks_, block = task % blocks_;
      HWY_DYNAMIC_DISPATCH(key_value_sums)
      (block_of(args.k, args.v, head, block), work + worker * work_floats(), sums + task * sum_floats());
    });
    team_.parallel_for(heads_, [&](std::int64_t head, int) {
      float* total = sums + head * blocks_ * sum_floats();
      for (std::int64_t block = 1; block < blocks_; ++block)
        for (std::int64_t i = 0; i < sum_floats(); ++i) total[i] += total[block * sum_floats() + i];
    });
    team_.parallel_for(heads_ * blocks_, [&](std::int64_t task, int worker) {
      if (stop_requested(context)) return;
      const std::int64_t head = task / blocks_, block = task % blocks_;
      const float* y = at(args.y, head, block);
      HWY_DYNAMIC_DISPATCH(attend)
      (block_of(args.q, args.q, head, block), sums + head * blocks_ * sum_floats(), eps_,
       work + worker * work_floats(), const_cast<float*>(y), args.y.strides[1]);
    });
  }

 private:
  std::int64_t sum_floats() const { return (width_ + 1) * padded_; }
  std::int64_t work_floats() const { return 2 * token_block * padded_; }

  const float* at(const ConstTensorView& view, std::int64_t head, std::int64_t block) const {
    return view.as<float>() + head / heads_per_image_ * view.strides[0] + block * token_block * view.strides[1] +
           head % heads_per_image_ * view.strides[2];
  }
  HeadBlock block_of(const ConstTensorView& a, const ConstTensorView& b, std::int64_t head, std::int64_t block) const {
    return {at(a, head, block), at(b, head, block), a.strides[1], b.strides[1],
            std::min(token_block, tokens_ - block * token_block), width_, padded_};
  }

  Team& team_;
  float eps_;
  std::int64_t heads_, heads_per_image_, tokens_, width_, padded_, blocks_;
};

}  // namespace

std::unique_ptr<Prepared<LinearAttention>> prepare_linear_attention(const LinearAttention::Spec& spec,
                                                                    PrepareContext& context) {
  check(spec);
  return std::make_unique<CpuLinearAttention>(spec, team_of(context));
}

}  // namespace sana::kernels
#endif
