// SPDX-License-Identifier: Apache-2.0
#include "kernels/reference/arithmetic.h"
#include "kernels/reference/reference_op.h"

namespace sana::kernels {
namespace {

std::int64_t input_columns(const Linear::Spec& spec) { return spec.weights[0].shape[1]; }

/// Scratch: one row of W in double, then, for bf16 only, x rounded, (rows, K) dense.
std::size_t scratch_of(const Linear::Spec& spec) {
  const std::int64_t K = input_columns(spec);
  const std::int64_t rounded = spec.precision == Precision::bf16 ? spec.rows * K : 0;
  return static_cast<std::size_t>(K) * sizeof(double) + static_cast<std::size_t>(rounded) * sizeof(float);
}

/// The view that products read: x itself, or its bf16 values in `memory`.
ConstTensorView factors_of(const Linear::Spec& spec, const ConstTensorView& x, float* memory) {
  if (spec.precision == Precision::fp32) return x;
  const std::int64_t K = input_columns(spec);
  for (std::int64_t r = 0; r < spec.rows; ++r)
    for (std::int64_t k = 0; k < K; ++k) memory[r * K + k] = round_factor(row_of(x, r)[k], spec.precision);
  return {memory, DType::f32, {spec.rows, K}};
}

double finish(const Linear::Spec& spec, const Linear::Args& args, std::int64_t r, std::int64_t n, double z) {
  const double activated = reference_activation(spec.activation, z);
  switch (spec.epilogue) {
    case Linear::Epilogue::store: return activated;
    case Linear::Epilogue::add: return row_of(args.residual, r)[n] + activated;
    case Linear::Epilogue::gated_add:
      return row_of(args.residual, r)[n] + row_of(args.gate, r / spec.rows_per_gate)[n] * activated;
  }
  return activated;
}

/// Output column by output column, so that a row of W is converted once.
void compute(const Linear::Spec& spec, const Linear::Args& args, const RunContext& context) noexcept {
  const std::int64_t K = input_columns(spec);
  auto* weight_row = reinterpret_cast<double*>(context.scratch.data());
  const ConstTensorView x = factors_of(spec, args.x, reinterpret_cast<float*>(weight_row + K));
  std::int64_t column = 0;
  for (std::size_t part = 0; part < spec.weights.size(); ++part) {
    const ConstTensorView& weight = spec.weights[part];
    const ConstTensorView bias = spec.biases.empty() ? ConstTensorView{} : spec.biases[part];
    for (std::int64_t n = 0; n < weight.shape[0]; ++n, ++column) {
      if (stop_requested(context.stop)) return;
      for (std::int64_t k = 0; k < K; ++k) weight_row[k] = load_factor(weight, n * K + k, spec.precision);
      const double offset = load_or(bias, n, 0);
      for (std::int64_t r = 0; r < spec.rows; ++r) {
        const double z = reference_dot(row_of(x, r), weight_row, K) + offset;
        row_of(args.y, r)[column] = static_cast<float>(finish(spec, args, r, column, z));
      }
    }
  }
}

}  // namespace

std::unique_ptr<Prepared<Linear>> prepare_reference(const Linear::Spec& spec, PrepareContext&) {
  return reference_op<Linear>(spec, &compute, &scratch_of);
}

}  // namespace sana::kernels
