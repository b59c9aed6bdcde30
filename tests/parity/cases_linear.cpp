// SPDX-License-Identifier: Apache-2.0
// Rows of Linear: odd sizes, every epilogue and activation, stacked weights, strided views, all weight types.
#include "tests/parity/case_table.h"

namespace sana::kernels {
namespace {

struct LinearRow {
  const char* name;
  std::int64_t rows, K;
  std::vector<std::int64_t> outputs;  ///< one stored matrix each
  DType dtype = DType::f32;
  bool bias = true;
  Activation activation = Activation::none;
  Linear::Epilogue epilogue = Linear::Epilogue::store;
  std::int64_t rows_per_gate = 1;
  std::int64_t gap = 0;  ///< columns between the rows of x, y, residual and gate
  Place place = Place::separate;
  Precision precision = Precision::fp32;
};

Problem<Linear> build(const LinearRow& row, CaseMemory& memory) {
  Problem<Linear> problem;
  problem.spec = {.rows = row.rows, .weights = {}, .biases = {}, .activation = row.activation,
                  .epilogue = row.epilogue, .rows_per_gate = row.rows_per_gate, .precision = row.precision};
  std::int64_t N = 0;
  for (const std::int64_t outputs : row.outputs) {
    const std::string label = std::to_string(problem.spec.weights.size());
    problem.spec.weights.push_back(memory.weight("weight" + label, {outputs, row.K}, row.dtype, weight_spread(row.K)));
    if (row.bias) problem.spec.biases.push_back(memory.weight("bias" + label, {outputs}, row.dtype, 0.5));
    N += outputs;
  }
  const auto layout = [&](std::int64_t rows, std::int64_t columns) {
    return columns_of({rows, columns}, columns + row.gap, row.gap / 2);
  };
  problem.args.x = memory.activation("x", layout(row.rows, row.K));
  if (row.epilogue == Linear::Epilogue::store) {
    problem.args.y = memory.output(layout(row.rows, N));
    return problem;
  }
  const TensorView residual = memory.activation("residual", layout(row.rows, N));
  problem.args.residual = residual;
  problem.args.y = memory.output_over(residual);
  if (row.epilogue == Linear::Epilogue::gated_add)
    problem.args.gate = memory.activation("gate", layout(row.rows / row.rows_per_gate, N));
  return problem;
}

}  // namespace

void add_linear_cases(CaseTable& table) {
  using enum Activation;
  using enum Linear::Epilogue;
  const LinearRow rows[] = {
      {.name = "one", .rows = 1, .K = 1, .outputs = {1}},
      {.name = "one_row", .rows = 1, .K = 256, .outputs = {1536}},
      {.name = "one_column", .rows = 37, .K = 19, .outputs = {1}},
      {.name = "one_term", .rows = 5, .K = 1, .outputs = {33}, .bias = false},
      {.name = "odd_f32", .rows = 7, .K = 33, .outputs = {65}},
      {.name = "odd_f16", .rows = 7, .K = 33, .outputs = {65}, .dtype = DType::f16},
      {.name = "odd_bf16", .rows = 7, .K = 33, .outputs = {65}, .dtype = DType::bf16},
      {.name = "odd_no_bias", .rows = 13, .K = 47, .outputs = {31}, .bias = false},
      {.name = "relu", .rows = 17, .K = 40, .outputs = {23}, .activation = relu},
      {.name = "silu", .rows = 17, .K = 40, .outputs = {23}, .activation = silu},
      {.name = "gelu", .rows = 17, .K = 40, .outputs = {23}, .activation = gelu_tanh},
      {.name = "stacked_f32", .rows = 30, .K = 64, .outputs = {64, 32, 32}},
      {.name = "stacked_f16", .rows = 30, .K = 64, .outputs = {64, 32, 32}, .dtype = DType::f16},
      {.name = "stacked_odd_no_bias", .rows = 9, .K = 21, .outputs = {5, 17, 3}, .bias = false},
      {.name = "stacked_odd_silu", .rows = 9, .K = 21, .outputs = {5, 17, 3}, .dtype = DType::bf16,
       .activation = silu},
      {.name = "strided", .rows = 11, .K = 48, .outputs = {29}, .gap = 6},
      {.name = "strided_aligned", .rows = 64, .K = 64, .outputs = {64}, .gap = 64},
      {.name = "add", .rows = 19, .K = 36, .outputs = {27}, .epilogue = add},
      {.name = "add_in_place", .rows = 19, .K = 36, .outputs = {27}, .epilogue = add, .place = Place::in_place},
      {.name = "add_in_place_strided", .rows = 12, .K = 32, .outputs = {48}, .epilogue = add, .gap = 10,
       .place = Place::in_place},
      {.name = "add_gelu_f16", .rows = 8, .K = 24, .outputs = {40}, .dtype = DType::f16, .activation = gelu_tanh,
       .epilogue = add},
      {.name = "gated", .rows = 24, .K = 32, .outputs = {45}, .epilogue = gated_add, .rows_per_gate = 12},
      {.name = "gated_each_row", .rows = 6, .K = 15, .outputs = {20}, .epilogue = gated_add},
      {.name = "gated_one_gate", .rows = 15, .K = 32, .outputs = {32}, .epilogue = gated_add, .rows_per_gate = 15,
       .gap = 3},
      {.name = "gated_in_place", .rows = 24, .K = 32, .outputs = {45}, .dtype = DType::f16, .epilogue = gated_add,
       .rows_per_gate = 8, .place = Place::in_place},
      {.name = "gated_stacked_silu", .rows = 10, .K = 16, .outputs = {7, 9}, .activation = silu, .epilogue = gated_add,
       .rows_per_gate = 5},
      {.name = "long_sum", .rows = 6, .K = 9216, .outputs = {40}},
      {.name = "caption_300", .rows = 300, .K = 256, .outputs = {512}, .dtype = DType::f16},
      {.name = "tokens_1024", .rows = 1024, .K = 128, .outputs = {384}, .bias = false},
      {.name = "tokens_odd_large", .rows = 515, .K = 130, .outputs = {258}, .epilogue = gated_add,
       .rows_per_gate = 515},
      {.name = "bf16_products", .rows = 33, .K = 64, .outputs = {48}, .precision = Precision::bf16},
      {.name = "bf16_products_odd", .rows = 7, .K = 33, .outputs = {65}, .dtype = DType::f16, .activation = silu,
       .precision = Precision::bf16},
      {.name = "bf16_products_stacked_gated", .rows = 32, .K = 96, .outputs = {32, 16}, .dtype = DType::bf16,
       .epilogue = gated_add, .rows_per_gate = 16, .precision = Precision::bf16},
  };
  for (const LinearRow& row : rows)
    table.add<Linear>(row.name, products(row.K), [row](CaseMemory& memory) { return build(row, memory); }, row.place);
}

}  // namespace sana::kernels
