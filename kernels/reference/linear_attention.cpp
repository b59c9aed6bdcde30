// SPDX-License-Identifier: Apache-2.0
// Dimensions: B batch, N tokens, H heads, D channels per head.
#include <algorithm>

#include "kernels/reference/arithmetic.h"
#include "kernels/reference/reference_op.h"

namespace sana::kernels {
namespace {

double relu(float z) { return reference_activation(Activation::relu, z); }

/// Scratch (D + 1, D): state[i] = sum_n relu(k[n, i]) v[n], and last relu(k) summed over n.
void linear_head(const LinearAttention::Args& args, float eps, std::int64_t b, std::int64_t h, double* state) {
  const std::int64_t N = args.q.shape[1], D = args.q.shape[3];
  double* key_sum = state + D * D;
  std::fill_n(state, D * D + D, 0.0);
  for (std::int64_t n = 0; n < N; ++n) {
    const float *k = token(args.k, b, n, h), *v = token(args.v, b, n, h);
    for (std::int64_t i = 0; i < D; ++i) {
      const double key = relu(k[i]);
      key_sum[i] += key;
      for (std::int64_t d = 0; d < D; ++d) state[i * D + d] += key * v[d];
    }
  }
  for (std::int64_t n = 0; n < N; ++n) {
    const float* q = token(args.q, b, n, h);
    float* y = token(args.y, b, n, h);
    double divisor = eps;
    for (std::int64_t i = 0; i < D; ++i) divisor += relu(q[i]) * key_sum[i];
    for (std::int64_t d = 0; d < D; ++d) {
      double sum = 0;
      for (std::int64_t i = 0; i < D; ++i) sum += relu(q[i]) * state[i * D + d];
      y[d] = static_cast<float>(sum / divisor);
    }
  }
}

/// Scratch (D): for each query, sum over keys of score * v, score = relu(q) . relu(k).
void quadratic_head(const LinearAttention::Args& args, float eps, std::int64_t b, std::int64_t h, double* sum) {
  const std::int64_t N = args.q.shape[1], D = args.q.shape[3];
  for (std::int64_t n = 0; n < N; ++n) {
    const float* q = token(args.q, b, n, h);
    std::fill_n(sum, D, 0.0);
    double divisor = eps;
    for (std::int64_t m = 0; m < N; ++m) {
      const float *k = token(args.k, b, m, h), *v = token(args.v, b, m, h);
      double score = 0;
      for (std::int64_t d = 0; d < D; ++d) score += relu(q[d]) * relu(k[d]);
      divisor += score;
      for (std::int64_t d = 0; d < D; ++d) sum[d] += score * v[d];
    }
    float* y = token(args.y, b, n, h);
    for (std::int64_t d = 0; d < D; ++d) y[d] = static_cast<float>(sum[d] / divisor);
  }
}

std::size_t scratch_of(const LinearAttention::Spec& spec) {
  const auto D = static_cast<std::size_t>(spec.q[3]);
  return (D + 1) * D * sizeof(double);
}

void compute(const LinearAttention::Spec& spec, const LinearAttention::Args& args,
             const RunContext& context) noexcept {
  auto* scratch = reinterpret_cast<double*>(context.scratch.data());
  for (std::int64_t b = 0; b < spec.q[0]; ++b)
    for (std::int64_t h = 0; h < spec.q[2]; ++h) {
      if (stop_requested(context.stop)) return;
      if (spec.path == LinearAttention::Path::linear) linear_head(args, spec.eps, b, h, scratch);
      else quadratic_head(args, spec.eps, b, h, scratch);
    }
}

}  // namespace

std::unique_ptr<Prepared<LinearAttention>> prepare_reference(const LinearAttention::Spec& spec, PrepareContext&) {
  return reference_op<LinearAttention>(spec, &compute, &scratch_of);
}

}  // namespace sana::kernels
