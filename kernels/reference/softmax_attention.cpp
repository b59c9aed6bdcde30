// SPDX-License-Identifier: Apache-2.0
// Dimensions: B batch, N_q queries, N_k keys, H_q, H_k heads, D channels per head.
#include <algorithm>

#include "kernels/reference/arithmetic.h"
#include "kernels/reference/reference_op.h"

namespace sana::kernels {
namespace {

/// Keys that one query sees: first <= key < last.
struct Visible {
  std::int64_t first, last;
};

Visible visible_keys(const SoftmaxAttention::Spec& spec, std::int64_t query) {
  const std::int64_t keys = spec.k[1];
  if (spec.mask == SoftmaxAttention::Mask::none) return {0, keys};
  const std::int64_t last = query + keys - spec.q[1] + 1;
  return {spec.window > 0 ? std::max<std::int64_t>(0, last - spec.window) : 0, last};
}

/// One query of one head: weights[j] = exp(cap(scale q k_j) - max), y = sum_j weights[j] v_j / sum_j weights[j].
/// Strides of k and v between keys are in k_step and v_step; `weights` is scratch for N_k, `sum` for D doubles.
struct QueryRow {
  const float *q, *k, *v;
  std::int64_t k_step, v_step;
  float* y;
};

void attend(const SoftmaxAttention::Spec& spec, const QueryRow& row, Visible visible, double* scratch) {
  const std::int64_t D = spec.q[3];
  double *weights = scratch, *sum = scratch + spec.k[1];
  double greatest = -INFINITY;
  for (std::int64_t j = visible.first; j < visible.last; ++j) {
    double score = 0;
    for (std::int64_t d = 0; d < D; ++d) score += static_cast<double>(row.q[d]) * row.k[j * row.k_step + d];
    score *= spec.scale;
    if (spec.softcap > 0) score = spec.softcap * std::tanh(score / spec.softcap);
    weights[j] = score;
    greatest = std::max(greatest, score);
  }
  double divisor = 0;
  std::fill_n(sum, D, 0.0);
  for (std::int64_t j = visible.first; j < visible.last; ++j) {
    const double weight = std::exp(weights[j] - greatest);
    divisor += weight;
    for (std::int64_t d = 0; d < D; ++d) sum[d] += weight * row.v[j * row.v_step + d];
  }
  for (std::int64_t d = 0; d < D; ++d) row.y[d] = static_cast<float>(sum[d] / divisor);
}

std::size_t scratch_of(const SoftmaxAttention::Spec& spec) {
  return static_cast<std::size_t>(spec.k[1] + spec.q[3]) * sizeof(double);
}

void compute(const SoftmaxAttention::Spec& spec, const SoftmaxAttention::Args& args,
             const RunContext& context) noexcept {
  auto* scratch = reinterpret_cast<double*>(context.scratch.data());
  const std::int64_t queries_per_key_head = spec.q[2] / spec.k[2];
  for (std::int64_t b = 0; b < spec.q[0]; ++b)
    for (std::int64_t h = 0; h < spec.q[2]; ++h)
      for (std::int64_t n = 0; n < spec.q[1]; ++n) {
        if (stop_requested(context.stop)) return;
        const std::int64_t key_head = h / queries_per_key_head;
        const QueryRow row{token(args.q, b, n, h), token(args.k, b, 0, key_head), token(args.v, b, 0, key_head),
                           args.k.strides[1], args.v.strides[1], token(args.y, b, n, h)};
        attend(spec, row, visible_keys(spec, n), scratch);
      }
}

}  // namespace

std::unique_ptr<Prepared<SoftmaxAttention>> prepare_reference(const SoftmaxAttention::Spec& spec, PrepareContext&) {
  return reference_op<SoftmaxAttention>(spec, &compute, &scratch_of);
}

}  // namespace sana::kernels
