// SPDX-License-Identifier: Apache-2.0
// Rows of Conv2d and DepthwiseGlu.
#include "kernels/ops/checks.h"
#include "tests/parity/case_table.h"

namespace sana::kernels {
namespace {

struct ConvolutionRow {
  const char* name;
  Shape x;
  std::int64_t outputs, kernel;
  int stride = 1, padding = 0, groups = 1;
  DType dtype = DType::f32;
  bool bias = true;
  Activation activation = Activation::none;
  Precision precision = Precision::fp32;
};

std::int64_t terms(const ConvolutionRow& row) { return row.x[3] / row.groups * row.kernel * row.kernel; }

Problem<Conv2d> build(const ConvolutionRow& row, CaseMemory& memory) {
  const Shape weight{row.outputs, row.x[3] / row.groups, row.kernel, row.kernel};
  Problem<Conv2d> problem;
  problem.spec = {.x = row.x, .weight = memory.weight("weight", weight, row.dtype, weight_spread(terms(row))),
                  .bias = {}, .stride = row.stride, .padding = row.padding, .groups = row.groups,
                  .activation = row.activation, .precision = row.precision};
  if (row.bias) problem.spec.bias = memory.weight("bias", {row.outputs}, row.dtype, 0.5);
  problem.args = {memory.activation("x", row.x), memory.output(output_shape(problem.spec))};
  return problem;
}

struct GluRow {
  const char* name;
  Shape x;
  DType dtype = DType::f32;
  bool bias = true;
};

Problem<DepthwiseGlu> build(const GluRow& row, CaseMemory& memory) {
  Problem<DepthwiseGlu> problem;
  problem.spec = {.x = row.x, .weight = memory.weight("weight", {row.x[3], 1, 3, 3}, row.dtype, 0.8), .bias = {}};
  if (row.bias) problem.spec.bias = memory.weight("bias", {row.x[3]}, row.dtype, 0.5);
  problem.args = {memory.activation("x", row.x), memory.output(Shape{row.x[0], row.x[1], row.x[2], row.x[3] / 2})};
  return problem;
}

void add_glu_cases(CaseTable& table) {
  const GluRow rows[] = {
      {.name = "one_pixel", .x = {1, 1, 1, 2}},
      {.name = "one_row", .x = {1, 1, 9, 6}},
      {.name = "one_column", .x = {1, 7, 1, 10}},
      {.name = "two_by_two", .x = {2, 2, 2, 32}},
      {.name = "odd_f32", .x = {1, 5, 7, 38}},
      {.name = "odd_f16", .x = {1, 5, 7, 38}, .dtype = DType::f16},
      {.name = "odd_bf16", .x = {2, 3, 5, 66}, .dtype = DType::bf16},
      {.name = "no_bias", .x = {1, 6, 4, 48}, .bias = false},
      {.name = "builtin_mix_ffn", .x = {2, 8, 8, 1280}, .dtype = DType::f16},
      {.name = "tokens_1024", .x = {1, 32, 32, 320}},
      {.name = "wide", .x = {1, 3, 70, 34}},
  };
  for (const GluRow& row : rows) {
    const Tolerance few{products(9).rel_l2 + transcendental().rel_l2, products(9).max_abs + transcendental().max_abs,
                        "nine products, then silu and one more product"};
    table.add<DepthwiseGlu>(row.name, few, [row](CaseMemory& memory) { return build(row, memory); });
  }
}

}  // namespace

void add_convolution_cases(CaseTable& table) {
  using enum Activation;
  const ConvolutionRow rows[] = {
      {.name = "one", .x = {1, 1, 1, 1}, .outputs = 1, .kernel = 1},
      {.name = "pointwise_odd_f32", .x = {1, 5, 3, 19}, .outputs = 23, .kernel = 1},
      {.name = "pointwise_odd_f16", .x = {2, 5, 3, 19}, .outputs = 23, .kernel = 1, .dtype = DType::f16},
      {.name = "pointwise_stride_2", .x = {1, 6, 8, 16}, .outputs = 32, .kernel = 1, .stride = 2, .bias = false},
      {.name = "pointwise_groups", .x = {1, 4, 6, 96}, .outputs = 96, .kernel = 1, .groups = 3, .bias = false},
      {.name = "pointwise_many_groups_f16", .x = {1, 3, 5, 48}, .outputs = 48, .kernel = 1, .groups = 6,
       .dtype = DType::f16, .bias = false},
      {.name = "three_one_pixel", .x = {1, 1, 1, 8}, .outputs = 8, .kernel = 3, .padding = 1},
      {.name = "three_one_row", .x = {1, 1, 9, 4}, .outputs = 6, .kernel = 3, .padding = 1},
      {.name = "three_odd_f32", .x = {1, 7, 5, 13}, .outputs = 17, .kernel = 3, .padding = 1},
      {.name = "three_odd_f16", .x = {1, 7, 5, 13}, .outputs = 17, .kernel = 3, .padding = 1, .dtype = DType::f16},
      {.name = "three_odd_bf16", .x = {2, 7, 5, 13}, .outputs = 17, .kernel = 3, .padding = 1, .dtype = DType::bf16},
      {.name = "three_from_rgb", .x = {1, 16, 18, 3}, .outputs = 32, .kernel = 3, .padding = 1},
      {.name = "three_to_rgb_relu", .x = {1, 16, 18, 32}, .outputs = 3, .kernel = 3, .padding = 1, .activation = relu},
      {.name = "three_silu", .x = {1, 8, 8, 32}, .outputs = 32, .kernel = 3, .padding = 1, .activation = silu},
      {.name = "three_gelu_no_bias", .x = {1, 6, 9, 24}, .outputs = 16, .kernel = 3, .padding = 1, .bias = false,
       .activation = gelu_tanh},
      {.name = "three_unpadded", .x = {1, 9, 8, 12}, .outputs = 20, .kernel = 3},
      {.name = "three_stride_2_even", .x = {1, 8, 12, 16}, .outputs = 32, .kernel = 3, .stride = 2, .padding = 1},
      {.name = "three_stride_2_odd", .x = {1, 9, 11, 5}, .outputs = 7, .kernel = 3, .stride = 2, .padding = 1},
      {.name = "patch_2", .x = {2, 6, 4, 8}, .outputs = 24, .kernel = 2, .stride = 2},
      {.name = "depthwise_three", .x = {1, 7, 6, 40}, .outputs = 40, .kernel = 3, .padding = 1, .groups = 40,
       .bias = false},
      {.name = "depthwise_three_silu_f16", .x = {1, 5, 5, 33}, .outputs = 33, .kernel = 3, .padding = 1, .groups = 33,
       .dtype = DType::f16, .activation = silu},
      {.name = "depthwise_five", .x = {1, 8, 8, 96}, .outputs = 96, .kernel = 5, .padding = 2, .groups = 96,
       .bias = false},
      {.name = "depthwise_five_small", .x = {1, 2, 3, 21}, .outputs = 21, .kernel = 5, .padding = 2, .groups = 21,
       .dtype = DType::bf16, .bias = false},
      {.name = "three_groups", .x = {1, 6, 6, 32}, .outputs = 48, .kernel = 3, .padding = 1, .groups = 4},
      {.name = "three_image", .x = {1, 32, 40, 32}, .outputs = 32, .kernel = 3, .padding = 1},
      {.name = "bf16_products_three", .x = {1, 8, 9, 32}, .outputs = 32, .kernel = 3, .padding = 1,
       .precision = Precision::bf16},
      {.name = "bf16_products_pointwise_odd", .x = {1, 5, 3, 19}, .outputs = 23, .kernel = 1, .dtype = DType::f16,
       .precision = Precision::bf16},
  };
  for (const ConvolutionRow& row : rows)
    table.add<Conv2d>(row.name, products(terms(row)), [row](CaseMemory& memory) { return build(row, memory); });
  add_glu_cases(table);
}

}  // namespace sana::kernels
