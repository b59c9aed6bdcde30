// SPDX-License-Identifier: Apache-2.0
// SoftmaxAttention: keys are packed once as tiles of K^T, values as padded rows; then blocks of queries run through
// scores, softmax and values without leaving the cache.
#include "kernels/cpu/cpu_backend.h"
#include "kernels/ops/checks.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/cpu/attention_softmax.cpp"
#include <hwy/foreach_target.h>

#include <algorithm>
#include <limits>

#include "kernels/cpu/small_product-inl.h"
#include "kernels/cpu/vector_math-inl.h"

#ifndef SANA_KERNELS_CPU_ATTENTION_SOFTMAX_TYPES
#define SANA_KERNELS_CPU_ATTENTION_SOFTMAX_TYPES
namespace sana::kernels {

/// Keys in one tile of K^T (D, 64): four vectors of the widest target, whole vectors of all of them.
inline constexpr std::int64_t key_tile = 64;
/// Queries that share one buffer of scores.
inline constexpr std::int64_t query_rows = 6;

/// A run of queries of one head against the packed keys and values of its key head.
struct QueryBlock {
  const float* q;
  float* y;
  std::int64_t q_stride, y_stride;
  std::int64_t first, count;     ///< index of the first query, number of queries
  const float *keys, *values;    ///< (tiles, D, key_tile), (N_k, padded)
  std::int64_t key_count, width, padded;
  std::int64_t diagonal, window; ///< query i sees keys up to i + diagonal; window 0: none
  float scale, softcap;
  float* scores;                 ///< (query_rows, tiles key_tile) then (query_rows, padded)
};

}  // namespace sana::kernels
#endif

HWY_BEFORE_NAMESPACE();
namespace sana::kernels {
namespace HWY_NAMESPACE {

/// Scores of one row on [begin, end) become exp(s - max) there and 0 elsewhere on [from, to); returns their sum.
HWY_INLINE float softmax_row(float* s, const QueryBlock& block, std::int64_t begin, std::int64_t end,
                             std::int64_t from, std::int64_t to) {
  const hn::ScalableTag<float> d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  constexpr float lowest = -std::numeric_limits<float>::infinity();
  const auto scale = hn::Set(d, block.scale), cap = hn::Set(d, block.softcap);
  auto peak = hn::Set(d, lowest);
  for (std::int64_t i = from; i < to; i += lanes) {
    auto value = hn::Mul(hn::LoadU(d, s + i), scale);
    if (block.softcap > 0) value = hn::Mul(cap, hn::Tanh(d, hn::Div(value, cap)));
    hn::StoreU(value, d, s + i);
  }
  for (std::int64_t i = from; i < begin; ++i) s[i] = lowest;
  for (std::int64_t i = end; i < to; ++i) s[i] = lowest;
  for (std::int64_t i = from; i < to; i += lanes) peak = hn::Max(peak, hn::LoadU(d, s + i));
  peak = hn::MaxOfLanes(d, peak);
  auto sum = hn::Zero(d);
  for (std::int64_t i = from; i < to; i += lanes) {
    const auto weight = hn::Exp(d, hn::Sub(hn::LoadU(d, s + i), peak));
    sum = hn::Add(sum, weight);
    hn::StoreU(weight, d, s + i);
  }
  return hn::GetLane(hn::SumOfLanes(d, sum));
}

/// At most query_rows queries.
void attend_rows(const QueryBlock& block) {
  const std::int64_t tiles = (block.key_count + key_tile - 1) / key_tile;
  const std::int64_t row_floats = tiles * key_tile;
  const std::int64_t last = std::min(block.key_count, block.first + block.count + block.diagonal);
  const std::int64_t lowest =
      block.window > 0 ? std::max<std::int64_t>(0, block.first + block.diagonal + 1 - block.window) : 0;
  const std::int64_t first_tile = lowest / key_tile, end_tile = (last + key_tile - 1) / key_tile;
  for (std::int64_t tile = first_tile; tile < end_tile; ++tile)
    small_product({block.q, block.q_stride, 1, block.keys + tile * block.width * key_tile, key_tile,
                   block.scores + tile * key_tile, row_floats, block.count, key_tile, block.width});
  float sums[query_rows];
  for (std::int64_t r = 0; r < block.count; ++r) {
    const std::int64_t end = std::min(block.key_count, block.first + r + block.diagonal + 1);
    const std::int64_t begin = block.window > 0 ? std::max<std::int64_t>(0, end - block.window) : 0;
    sums[r] = softmax_row(block.scores + r * row_floats, block, begin, end, first_tile * key_tile,
                          end_tile * key_tile);
  }
  float* products = block.scores + query_rows * row_floats;
  const std::int64_t from = first_tile * key_tile;
  small_product({block.scores + from, row_floats, 1, block.values + from * block.padded, block.padded, products,
                 block.padded, block.count, block.padded, last - from});
  for (std::int64_t r = 0; r < block.count; ++r)
    for_each_vector(static_cast<std::size_t>(block.width), [&](auto d, std::size_t i) HWY_ATTR {
      const auto value = hn::LoadU(d, products + r * block.padded + static_cast<std::int64_t>(i));
      hn::StoreU(hn::Div(value, hn::Set(d, sums[r])), d, block.y + r * block.y_stride + i);
    });
}

void attend_block(const QueryBlock& whole) {
  QueryBlock block = whole;
  for (std::int64_t done = 0; done < whole.count; done += query_rows) {
    block.first = whole.first + done;
    block.count = std::min(query_rows, whole.count - done);
    block.q = whole.q + done * whole.q_stride;
    block.y = whole.y + done * whole.y_stride;
    attend_rows(block);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace sana::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <cstring>

namespace sana::kernels {

HWY_EXPORT(attend_block);

namespace {

constexpr std::int64_t padding_floats = 16;
/// Queries in one task.
constexpr std::int64_t task_queries = 8 * query_rows;

class CpuSoftmaxAttention final : public Prepared<SoftmaxAttention> {
 public:
  CpuSoftmaxAttention(const SoftmaxAttention::Spec& spec, Team& team)
      : team_(team),
        spec_(spec),
        images_(spec.q[0]),
        queries_(spec.q[1]),
        heads_(spec.q[2]),
        width_(spec.q[3]),
        keys_(spec.k[1]),
        key_heads_(spec.k[2]),
        tiles_((keys_ + key_tile - 1) / key_tile),
        padded_((width_ + padding_floats - 1) / padding_floats * padding_floats) {}

  std::size_t scratch_bytes() const override {
    const std::int64_t floats = images_ * key_heads_ * packed_floats() + team_.threads() * score_floats();
    return static_cast<std::size_t>(floats) * sizeof(float);
  }

  void run(const SoftmaxAttention::Args& args, const RunContext& context) noexcept override {
    auto* packed = reinterpret_cast<float*>(context.scratch.data());
    float* scores = packed + images_ * key_heads_ * packed_floats();
    team_.parallel_for(images_ * key_heads_ * tiles_, [&](std::int64_t task, int) {
      pack(args, task / tiles_, task % tiles_, packed + task / tiles_ * packed_floats());
    });
    const std::int64_t blocks = (queries_ + task_queries - 1) / task_queries;
    team_.parallel_for(images_ * heads_ * blocks, [&](std::int64_t task, int worker) {
      if (stop_requested(context)) return;
      const std::int64_t image = task / blocks / heads_, head = task / blocks % heads_, block = task % blocks;
      const float* source = packed + (image * key_heads_ + head / (heads_ / key_heads_)) * packed_floats();
      HWY_DYNAMIC_DISPATCH(attend_block)
      (queries_of(args, image, head, block, source, scores + worker * score_floats()));
    });
  }

 private:
  std::int64_t packed_floats() const { return tiles_ * key_tile * (width_ + padded_); }
  std::int64_t score_floats() const { return query_rows * (tiles_ * key_tile + padded_); }

  QueryBlock queries_of(const SoftmaxAttention::Args& args, std::int64_t image, std::int64_t head, std::int64_t block,
                        const float* packed, float* scores) const {
    const std::int64_t first = block * task_queries;
    const bool causal = spec_.mask == SoftmaxAttention::Mask::causal;
    return {args.q.as<float>() + image * args.q.strides[0] + first * args.q.strides[1] + head * args.q.strides[2],
            args.y.as<float>() + image * args.y.strides[0] + first * args.y.strides[1] + head * args.y.strides[2],
            args.q.strides[1],
            args.y.strides[1],
            first,
            std::min(task_queries, queries_ - first),
            packed,
            packed + tiles_ * key_tile * width_,
            keys_,
            width_,
            padded_,
            causal ? keys_ - queries_ : keys_,
            causal ? spec_.window : 0,
            spec_.scale,
            spec_.softcap,
            scores};
  }

  /// One tile of keys, transposed, and its rows of values, padded; zeros behind the last key.
  void pack(const SoftmaxAttention::Args& args, std::int64_t head, std::int64_t tile, float* packed) const {
    const std::int64_t image = head / key_heads_, inner = head % key_heads_, first = tile * key_tile;
    const std::int64_t count = std::min(key_tile, keys_ - first);
    const float* k = args.k.as<float>() + image * args.k.strides[0] + inner * args.k.strides[2];
    const float* v = args.v.as<float>() + image * args.v.strides[0] + inner * args.v.strides[2];
    float* keys = packed + first * width_;
    float* values = packed + tiles_ * key_tile * width_ + first * padded_;
    for (std::int64_t n = 0; n < key_tile; ++n) {
      if (n >= count) {
        for (std::int64_t i = 0; i < width_; ++i) keys[i * key_tile + n] = 0;
        std::memset(values + n * padded_, 0, static_cast<std::size_t>(padded_) * sizeof(float));
        continue;
      }
      const float* key = k + (first + n) * args.k.strides[1];
      for (std::int64_t i = 0; i < width_; ++i) keys[i * key_tile + n] = key[i];
      std::memcpy(values + n * padded_, v + (first + n) * args.v.strides[1],
                  static_cast<std::size_t>(width_) * sizeof(float));
      for (std::int64_t i = width_; i < padded_; ++i) values[n * padded_ + i] = 0;
    }
  }

  Team& team_;
  SoftmaxAttention::Spec spec_;
  std::int64_t images_, queries_, heads_, width_, keys_, key_heads_, tiles_, padded_;
};

}  // namespace

std::unique_ptr<Prepared<SoftmaxAttention>> prepare_softmax_attention(const SoftmaxAttention::Spec& spec,
                                                                      PrepareContext& context) {
  check(spec);
  return std::make_unique<CpuSoftmaxAttention>(spec, team_of(context));
}

}  // namespace sana::kernels
#endif
