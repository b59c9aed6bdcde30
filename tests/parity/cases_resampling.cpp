// SPDX-License-Identifier: Apache-2.0
// Rows of the autoencoder's ops: Upsample, Downsample, ResBlocks, and the image sizes where Winograd pays.
#include "kernels/ops/checks.h"
#include "tests/parity/case_table.h"

namespace sana::kernels {
namespace {

/// Upsample and Downsample: `weight_rows` as stored, so 4 C_out for pixel_shuffle and C_out / 4 for pixel_unshuffle.
template <class Op>
struct ResampleRow {
  const char* name;
  Shape x;
  std::int64_t weight_rows;
  typename Op::Mode mode;
  bool shortcut = true;
  DType dtype = DType::f32;
  bool bias = true;
  Precision precision = Precision::fp32;
};

template <class Op>
Problem<Op> build(const ResampleRow<Op>& row, CaseMemory& memory) {
  const std::int64_t C = row.x[3];
  Problem<Op> problem;
  problem.spec = {.x = row.x,
                  .weight = memory.weight("weight", {row.weight_rows, C, 3, 3}, row.dtype, weight_spread(9 * C)),
                  .bias = {}, .mode = row.mode, .shortcut = row.shortcut, .precision = row.precision};
  if (row.bias) problem.spec.bias = memory.weight("bias", {row.weight_rows}, row.dtype, 0.5);
  problem.args = {memory.activation("x", row.x), memory.output(output_shape(problem.spec))};
  return problem;
}

Tolerance tolerance_of(const ResampleRow<Downsample>& row) { return products(9 * row.x[3]); }
Tolerance tolerance_of(const ResampleRow<Upsample>& row) {
  const bool phases = row.mode == Upsample::Mode::interpolate && row.precision == Precision::bf16;
  return phases ? bf16_phases(products(9 * row.x[3])) : products(9 * row.x[3]);
}

template <class Op>
void add_rows(CaseTable& table, std::initializer_list<ResampleRow<Op>> rows) {
  for (const ResampleRow<Op>& row : rows)
    table.add<Op>(row.name, tolerance_of(row), [row](CaseMemory& memory) { return build(row, memory); });
}

void add_upsample_cases(CaseTable& table) {
  using enum Upsample::Mode;
  add_rows<Upsample>(
      table, {
                 {.name = "interpolate_one_pixel", .x = {1, 1, 1, 4}, .weight_rows = 2, .mode = interpolate},
                 {.name = "interpolate_odd", .x = {1, 5, 3, 20}, .weight_rows = 10, .mode = interpolate},
                 {.name = "interpolate_same_width_f16", .x = {2, 4, 7, 16}, .weight_rows = 16, .mode = interpolate,
                  .dtype = DType::f16},
                 {.name = "interpolate_no_shortcut", .x = {1, 3, 6, 9}, .weight_rows = 7, .mode = interpolate,
                  .shortcut = false},
                 {.name = "interpolate_no_bias_bf16", .x = {1, 6, 5, 32}, .weight_rows = 16, .mode = interpolate,
                  .dtype = DType::bf16, .bias = false},
                 {.name = "interpolate_row", .x = {1, 1, 17, 8}, .weight_rows = 8, .mode = interpolate},
                 {.name = "interpolate_image", .x = {1, 24, 32, 64}, .weight_rows = 32, .mode = interpolate},
                 {.name = "shuffle_one_pixel", .x = {1, 1, 1, 4}, .weight_rows = 8, .mode = pixel_shuffle},
                 {.name = "shuffle_odd", .x = {1, 5, 3, 12}, .weight_rows = 24, .mode = pixel_shuffle},
                 {.name = "shuffle_same_width_f16", .x = {2, 4, 7, 16}, .weight_rows = 64, .mode = pixel_shuffle,
                  .dtype = DType::f16},
                 {.name = "shuffle_no_shortcut", .x = {1, 3, 6, 9}, .weight_rows = 28, .mode = pixel_shuffle,
                  .shortcut = false, .bias = false},
                 {.name = "shuffle_image", .x = {1, 16, 16, 64}, .weight_rows = 128, .mode = pixel_shuffle},
                 {.name = "bf16_products_interpolate", .x = {1, 6, 8, 32}, .weight_rows = 32, .mode = interpolate,
                  .dtype = DType::f16, .precision = Precision::bf16},
                 {.name = "bf16_products_shuffle", .x = {1, 6, 8, 32}, .weight_rows = 64, .mode = pixel_shuffle,
                  .precision = Precision::bf16},
             });
}

void add_downsample_cases(CaseTable& table) {
  using enum Downsample::Mode;
  add_rows<Downsample>(
      table, {
                 {.name = "conv_smallest", .x = {1, 2, 2, 2}, .weight_rows = 4, .mode = conv},
                 {.name = "conv_odd_channels", .x = {1, 6, 10, 5}, .weight_rows = 10, .mode = conv},
                 {.name = "conv_same_width_f16", .x = {2, 4, 8, 16}, .weight_rows = 16, .mode = conv,
                  .dtype = DType::f16},
                 {.name = "conv_no_shortcut", .x = {1, 8, 6, 7}, .weight_rows = 9, .mode = conv, .shortcut = false},
                 {.name = "conv_image_no_bias", .x = {1, 32, 24, 32}, .weight_rows = 64, .mode = conv, .bias = false},
                 {.name = "unshuffle_smallest", .x = {1, 2, 2, 2}, .weight_rows = 1, .mode = pixel_unshuffle},
                 {.name = "unshuffle_odd_channels", .x = {1, 6, 10, 5}, .weight_rows = 5, .mode = pixel_unshuffle},
                 {.name = "unshuffle_halved_bf16", .x = {2, 4, 8, 16}, .weight_rows = 8, .mode = pixel_unshuffle,
                  .dtype = DType::bf16},
                 {.name = "unshuffle_no_shortcut", .x = {1, 8, 6, 7}, .weight_rows = 3, .mode = pixel_unshuffle,
                  .shortcut = false},
                 {.name = "unshuffle_image", .x = {1, 32, 24, 32}, .weight_rows = 16, .mode = pixel_unshuffle},
                 {.name = "bf16_products_conv", .x = {1, 8, 8, 32}, .weight_rows = 32, .mode = conv,
                  .precision = Precision::bf16},
                 {.name = "bf16_products_unshuffle", .x = {1, 8, 8, 32}, .weight_rows = 16, .mode = pixel_unshuffle,
                  .dtype = DType::f16, .precision = Precision::bf16},
             });
}

struct BlocksRow {
  const char* name;
  Shape x;
  std::int64_t blocks = 1;
  DType dtype = DType::f32;
  Activation activation = Activation::silu;
  Place place = Place::separate;
  Precision precision = Precision::fp32;
};

Problem<ResBlocks> build(const BlocksRow& row, CaseMemory& memory) {
  const std::int64_t C = row.x[3];
  const double spread = weight_spread(9 * C);
  Problem<ResBlocks> problem;
  problem.spec = {.x = row.x, .blocks = {}, .activation = row.activation, .precision = row.precision};
  for (std::int64_t i = 0; i < row.blocks; ++i) {
    const std::string block = std::to_string(i);
    problem.spec.blocks.push_back({memory.weight("conv1" + block, {C, C, 3, 3}, row.dtype, spread),
                                   memory.weight("bias1" + block, {C}, row.dtype, 0.5),
                                   memory.weight("conv2" + block, {C, C, 3, 3}, row.dtype, spread),
                                   memory.weight("norm" + block, {C}, row.dtype, 0.5, 1),
                                   memory.weight("norm_bias" + block, {C}, row.dtype, 0.5)});
  }
  const TensorView x = memory.activation("x", row.x);
  problem.args = {x, memory.output_over(x)};
  return problem;
}

void add_blocks_cases(CaseTable& table) {
  const BlocksRow rows[] = {
      {.name = "one_pixel", .x = {1, 1, 1, 4}},
      {.name = "odd_f32", .x = {1, 5, 7, 13}},
      {.name = "odd_f16_relu", .x = {2, 5, 7, 13}, .dtype = DType::f16, .activation = Activation::relu},
      {.name = "odd_bf16", .x = {1, 6, 3, 24}, .dtype = DType::bf16},
      {.name = "chain_of_three", .x = {1, 8, 6, 16}, .blocks = 3},
      {.name = "in_place", .x = {1, 6, 8, 16}, .place = Place::in_place},
      {.name = "chain_in_place", .x = {2, 9, 5, 20}, .blocks = 2, .place = Place::in_place},
      {.name = "bf16_products", .x = {1, 8, 8, 32}, .precision = Precision::bf16},
  };
  for (const BlocksRow& row : rows) {
    const Tolerance direct = chained(products(9 * row.x[3]), 2 * row.blocks);
    table.add<ResBlocks>(row.name, row.precision == Precision::bf16 ? bf16_chain(direct) : direct,
                         [row](CaseMemory& memory) { return build(row, memory); }, row.place);
  }
}

/// Sizes where a backend may choose Winograd, whose roundings are larger.
void add_winograd_cases(CaseTable& table) {
  const BlocksRow rows[] = {
      {.name = "winograd_64x64x64", .x = {1, 64, 64, 64}},
      {.name = "winograd_64x64x64_in_place_f16", .x = {1, 64, 64, 64}, .dtype = DType::f16, .place = Place::in_place},
      {.name = "winograd_96x80x128", .x = {1, 96, 80, 128}},
      {.name = "winograd_45x51x64", .x = {1, 45, 51, 64}, .blocks = 2},
  };
  for (const BlocksRow& row : rows)
    table.add<ResBlocks>(row.name, chained(winograd(row.x[3]), 2 * row.blocks),
                         [row](CaseMemory& memory) { return build(row, memory); }, row.place);
  for (const Shape& x : {Shape{1, 64, 64, 64}, Shape{2, 30, 34, 128}, Shape{1, 61, 47, 64}}) {
    const std::string name = "winograd_" + name_of(x);
    table.add<Conv2d>(name, winograd(x[3]), [x](CaseMemory& memory) {
      Problem<Conv2d> problem;
      const std::int64_t C = x[3];
      problem.spec = {.x = x, .weight = memory.weight("weight", {C, C, 3, 3}, DType::f32, weight_spread(9 * C)),
                      .bias = memory.weight("bias", {C}, DType::f32, 0.5), .padding = 1};
      problem.args = {memory.activation("x", x), memory.output(output_shape(problem.spec))};
      return problem;
    });
  }
  const ResampleRow<Upsample> up{.name = "winograd_64x48x64", .x = {1, 64, 48, 64}, .weight_rows = 128,
                                 .mode = Upsample::Mode::pixel_shuffle};
  table.add<Upsample>(up.name, winograd(up.x[3]), [up](CaseMemory& memory) { return build(up, memory); });
}

}  // namespace

void add_resampling_cases(CaseTable& table) {
  add_upsample_cases(table);
  add_downsample_cases(table);
  add_blocks_cases(table);
  add_winograd_cases(table);
}

}  // namespace sana::kernels
