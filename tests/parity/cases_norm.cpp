// SPDX-License-Identifier: Apache-2.0
// Rows of RmsNorm, LayerNorm, GatedAdd and GatedActivation.
#include "tests/parity/case_table.h"

namespace sana::kernels {
namespace {

/// Which tensor an in-place case writes over.
enum class Over : std::uint8_t { none, first, second };

Place place_of(Over over) { return over == Over::none ? Place::separate : Place::in_place; }

/// The output over one of two inputs, or on its own with rows `step` apart.
TensorView output_of(CaseMemory& memory, Over over, const TensorView& first, const TensorView& second) {
  return memory.output_over(over == Over::second ? second : first);
}

struct RmsRow {
  const char* name;
  std::int64_t rows, C;
  DType dtype = DType::f32;
  bool bias = false, residual = false;
  float offset = 0;
  Activation activation = Activation::none;
  std::int64_t gap = 0;
  Over over = Over::none;
  double spread = 1;
};

Problem<RmsNorm> build(const RmsRow& row, CaseMemory& memory) {
  const Layout layout = columns_of({row.rows, row.C}, row.C + row.gap, row.gap / 2);
  Problem<RmsNorm> problem;
  problem.spec = {.x = layout.shape, .weight = memory.weight("weight", {row.C}, row.dtype, 0.5, 1 - row.offset),
                  .bias = {}, .weight_offset = row.offset, .activation = row.activation};
  if (row.bias) problem.spec.bias = memory.weight("bias", {row.C}, row.dtype, 0.5);
  const TensorView x = memory.activation("x", layout, row.spread);
  TensorView residual;
  if (row.residual) residual = memory.activation("residual", layout);
  problem.args = {x, output_of(memory, row.over, x, residual), residual};
  return problem;
}

struct LayerRow {
  const char* name;
  std::int64_t rows, C;
  bool affine = false, modulated = true;
  std::int64_t rows_per_modulation = 1;
  DType dtype = DType::f32;
  std::int64_t gap = 0;
  Over over = Over::none;
  double centre = 0;
};

Problem<LayerNorm> build(const LayerRow& row, CaseMemory& memory) {
  const Layout layout = columns_of({row.rows, row.C}, row.C + row.gap, row.gap / 2);
  Problem<LayerNorm> problem;
  problem.spec = {.x = layout.shape, .weight = {}, .bias = {}, .rows_per_modulation = row.rows_per_modulation};
  if (row.affine) {
    problem.spec.weight = memory.weight("weight", {row.C}, row.dtype, 0.5, 1);
    problem.spec.bias = memory.weight("bias", {row.C}, row.dtype, 0.5);
  }
  const TensorView x = memory.activation("x", layout, 1, row.centre);
  problem.args = {x, memory.output_over(x), {}, {}};
  if (row.modulated) {  // rows of a (…, 6 C) table, as a transformer block holds them
    const Shape modulation{row.rows / row.rows_per_modulation, row.C};
    problem.args.scale = memory.activation("scale", columns_of(modulation, 6 * row.C, row.C), 0.5);
    problem.args.shift = memory.activation("shift", columns_of(modulation, 6 * row.C, 0), 0.5);
  }
  return problem;
}

struct GatedRow {
  const char* name;
  std::int64_t rows, C;
  std::int64_t rows_per_gate = 1;
  std::int64_t gap = 0;
  Over over = Over::none;
  Activation activation = Activation::gelu_tanh;
};

Problem<GatedAdd> build_gated_add(const GatedRow& row, CaseMemory& memory) {
  const Layout layout = columns_of({row.rows, row.C}, row.C + row.gap, row.gap / 2);
  Problem<GatedAdd> problem;
  problem.spec = {.x = layout.shape, .rows_per_gate = row.rows_per_gate};
  const TensorView x = memory.activation("x", layout), residual = memory.activation("residual", layout);
  const ConstTensorView gate = memory.activation("gate", columns_of({row.rows / row.rows_per_gate, row.C}, 6 * row.C, 2));
  problem.args = {x, residual, gate, output_of(memory, row.over, x, residual)};
  return problem;
}

Problem<GatedActivation> build_gated_activation(const GatedRow& row, CaseMemory& memory) {
  const Layout layout = columns_of({row.rows, row.C}, row.C + row.gap, row.gap / 2);
  Problem<GatedActivation> problem;
  problem.spec = {.x = layout.shape, .activation = row.activation};
  const TensorView gate = memory.activation("gate", layout, 4), up = memory.activation("up", layout);
  problem.args = {gate, up, output_of(memory, row.over, gate, up)};
  return problem;
}

void add_rms_cases(CaseTable& table) {
  const RmsRow rows[] = {
      {.name = "one", .rows = 1, .C = 1},
      {.name = "odd_f32", .rows = 5, .C = 33},
      {.name = "odd_f16_bias", .rows = 5, .C = 33, .dtype = DType::f16, .bias = true},
      {.name = "odd_bf16_bias", .rows = 3, .C = 95, .dtype = DType::bf16, .bias = true},
      {.name = "gemma_f16", .rows = 20, .C = 256, .dtype = DType::f16, .offset = 1},
      {.name = "gemma_residual", .rows = 20, .C = 256, .residual = true, .offset = 1},
      {.name = "relu", .rows = 9, .C = 40, .bias = true, .activation = Activation::relu},
      {.name = "silu_residual", .rows = 9, .C = 40, .bias = true, .residual = true, .activation = Activation::silu},
      {.name = "strided", .rows = 12, .C = 37, .residual = true, .gap = 6},
      {.name = "in_place", .rows = 7, .C = 64, .over = Over::first},
      {.name = "in_place_with_residual", .rows = 7, .C = 50, .residual = true, .gap = 5, .over = Over::first},
      {.name = "over_residual", .rows = 7, .C = 50, .bias = true, .residual = true, .over = Over::second},
      {.name = "tiny_values", .rows = 4, .C = 24, .spread = 1e-4},
      {.name = "large_values", .rows = 4, .C = 24, .spread = 3000},
      {.name = "tokens_1024", .rows = 1024, .C = 1152},
  };
  for (const RmsRow& row : rows)
    table.add<RmsNorm>(row.name, statistics(row.C), [row](CaseMemory& memory) { return build(row, memory); },
                       place_of(row.over));
}

void add_layer_norm_cases(CaseTable& table) {
  const LayerRow rows[] = {
      {.name = "odd_plain", .rows = 5, .C = 33, .modulated = false},
      {.name = "odd_affine_f16", .rows = 5, .C = 33, .affine = true, .modulated = false, .dtype = DType::f16},
      {.name = "affine_modulated_bf16", .rows = 6, .C = 70, .affine = true, .rows_per_modulation = 3,
       .dtype = DType::bf16},
      {.name = "modulation_each_row", .rows = 4, .C = 17},
      {.name = "modulation_two_images", .rows = 128, .C = 256, .rows_per_modulation = 64},
      {.name = "strided", .rows = 10, .C = 31, .rows_per_modulation = 5, .gap = 7},
      {.name = "in_place", .rows = 8, .C = 48, .rows_per_modulation = 4, .over = Over::first},
      {.name = "in_place_strided", .rows = 8, .C = 45, .modulated = false, .gap = 4, .over = Over::first},
      {.name = "far_from_zero", .rows = 6, .C = 100, .rows_per_modulation = 6, .centre = 50},
      {.name = "tokens_1024", .rows = 1024, .C = 1152, .rows_per_modulation = 1024},
  };
  for (const LayerRow& row : rows) {
    constexpr double deviation = 0.57735;  // of a uniform value in ±1
    table.add<LayerNorm>(row.name, statistics(row.C, row.centre / deviation),
                         [row](CaseMemory& memory) { return build(row, memory); }, place_of(row.over));
  }
}

void add_gated_cases(CaseTable& table) {
  const GatedRow rows[] = {
      {.name = "one", .rows = 1, .C = 1},
      {.name = "odd", .rows = 5, .C = 33},
      {.name = "runs_of_three", .rows = 12, .C = 29, .rows_per_gate = 3},
      {.name = "strided", .rows = 10, .C = 37, .rows_per_gate = 10, .gap = 5, .activation = Activation::silu},
      {.name = "over_first", .rows = 6, .C = 40, .over = Over::first, .activation = Activation::relu},
      {.name = "over_second", .rows = 6, .C = 41, .rows_per_gate = 2, .gap = 3, .over = Over::second},
      {.name = "tokens_512", .rows = 512, .C = 768, .rows_per_gate = 256},
      {.name = "no_activation", .rows = 3, .C = 20, .activation = Activation::none},
  };
  for (const GatedRow& row : rows) {
    if (row.over != Over::first)  // GatedAdd may lie over its residual only
      table.add<GatedAdd>(row.name, few_roundings(), [row](CaseMemory& memory) { return build_gated_add(row, memory); },
                          place_of(row.over));
    table.add<GatedActivation>(row.name, transcendental(),
                               [row](CaseMemory& memory) { return build_gated_activation(row, memory); },
                               place_of(row.over));
  }
}

}  // namespace

void add_norm_cases(CaseTable& table) {
  add_rms_cases(table);
  add_layer_norm_cases(table);
  add_gated_cases(table);
}

}  // namespace sana::kernels
