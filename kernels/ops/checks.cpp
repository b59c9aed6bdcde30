// SPDX-License-Identifier: Apache-2.0
#include "kernels/ops/checks.h"

#include <string>

#include "kernels/error.h"

namespace sana::kernels {
namespace {

using Name = std::string_view;

std::string join(Name op, Name what, const std::string& detail) {
  return std::string(op) + " " + std::string(what) + ": " + detail;
}

bool is_float(DType dtype) { return dtype == DType::f32 || dtype == DType::f16 || dtype == DType::bf16; }

/// A tensor of `rank` axes, none empty.
void check_extents(Name op, Name what, const Shape& shape, int rank) {
  SANA_CHECK(shape.rank() == rank, join(op, what, shape.text() + ", rank " + std::to_string(rank) + " expected"));
  for (int axis = 0; axis < rank; ++axis) SANA_CHECK(shape[axis] > 0, join(op, what, shape.text()));
}

/// A stored weight: this shape, a floating type, dense.
void check_weight(Name op, Name what, const ConstTensorView& weight, const Shape& expected) {
  SANA_CHECK(weight.shape == expected, join(op, what, weight.shape.text() + ", expected " + expected.text()));
  SANA_CHECK(is_float(weight.dtype), join(op, what, std::string("type ") + name_of(weight.dtype)));
  SANA_CHECK(weight.is_dense(), join(op, what, "strides " + weight.strides.text()));
}

void check_optional(Name op, Name what, const ConstTensorView& weight, const Shape& expected) {
  if (weight) check_weight(op, what, weight, expected);
}

/// Rows that share one modulation or gate row.
void check_runs(Name op, Name what, std::int64_t rows, std::int64_t run) {
  SANA_CHECK(run > 0 && rows % run == 0, join(op, what, std::to_string(run) + " in " + std::to_string(rows) + " rows"));
}

}  // namespace

void check(const Linear::Spec& spec) {
  constexpr Name op = op_name<Linear>();
  SANA_CHECK(spec.rows > 0, join(op, "rows", std::to_string(spec.rows)));
  SANA_CHECK(!spec.weights.empty(), join(op, "weights", "none"));
  SANA_CHECK(spec.biases.empty() || spec.biases.size() == spec.weights.size(),
             join(op, "biases", std::to_string(spec.biases.size()) + " for " + std::to_string(spec.weights.size()) +
                                    " weights"));
  check_extents(op, "weight", spec.weights[0].shape, 2);
  const std::int64_t inputs = spec.weights[0].shape[1];
  for (std::size_t i = 0; i < spec.weights.size(); ++i) {
    check_extents(op, "weight", spec.weights[i].shape, 2);
    const std::int64_t outputs = spec.weights[i].shape[0];
    check_weight(op, "weight", spec.weights[i], {outputs, inputs});
    if (!spec.biases.empty()) check_optional(op, "bias", spec.biases[i], {outputs});
  }
  if (spec.epilogue == Linear::Epilogue::gated_add) check_runs(op, "rows_per_gate", spec.rows, spec.rows_per_gate);
}

void check(const Conv2d::Spec& spec) {
  constexpr Name op = op_name<Conv2d>();
  check_extents(op, "x", spec.x, 4);
  check_extents(op, "weight", spec.weight.shape, 4);
  const Shape& weight = spec.weight.shape;
  SANA_CHECK(spec.groups > 0 && spec.x[3] % spec.groups == 0 && weight[0] % spec.groups == 0,
             join(op, "groups", std::to_string(spec.groups) + " for x " + spec.x.text() + ", weight " + weight.text()));
  SANA_CHECK(spec.stride > 0 && spec.padding >= 0, join(op, "stride and padding", std::to_string(spec.stride) + ", " +
                                                                                      std::to_string(spec.padding)));
  check_weight(op, "weight", spec.weight, {weight[0], spec.x[3] / spec.groups, weight[2], weight[3]});
  check_optional(op, "bias", spec.bias, {weight[0]});
  SANA_CHECK(spec.x[1] + 2 * spec.padding >= weight[2] && spec.x[2] + 2 * spec.padding >= weight[3],
             join(op, "x", spec.x.text() + " is smaller than weight " + weight.text()));
}

void check(const Upsample::Spec& spec) {
  constexpr Name op = op_name<Upsample>();
  check_extents(op, "x", spec.x, 4);
  check_extents(op, "weight", spec.weight.shape, 4);
  const std::int64_t inputs = spec.x[3], rows = spec.weight.shape[0];
  check_weight(op, "weight", spec.weight, {rows, inputs, 3, 3});
  check_optional(op, "bias", spec.bias, {rows});
  SANA_CHECK(spec.mode == Upsample::Mode::interpolate || rows % 4 == 0, join(op, "weight", spec.weight.shape.text()));
  SANA_CHECK(!spec.shortcut || 4 * output_shape(spec)[3] % inputs == 0,
             join(op, "shortcut", "x " + spec.x.text() + ", weight " + spec.weight.shape.text()));
}

void check(const Downsample::Spec& spec) {
  constexpr Name op = op_name<Downsample>();
  check_extents(op, "x", spec.x, 4);
  check_extents(op, "weight", spec.weight.shape, 4);
  SANA_CHECK(spec.x[1] % 2 == 0 && spec.x[2] % 2 == 0, join(op, "x", spec.x.text()));
  const std::int64_t inputs = spec.x[3], rows = spec.weight.shape[0];
  check_weight(op, "weight", spec.weight, {rows, inputs, 3, 3});
  check_optional(op, "bias", spec.bias, {rows});
  SANA_CHECK(!spec.shortcut || 4 * inputs % output_shape(spec)[3] == 0,
             join(op, "shortcut", "x " + spec.x.text() + ", weight " + spec.weight.shape.text()));
}

void check(const ResBlocks::Spec& spec) {
  constexpr Name op = op_name<ResBlocks>();
  check_extents(op, "x", spec.x, 4);
  SANA_CHECK(!spec.blocks.empty(), join(op, "blocks", "none"));
  const std::int64_t channels = spec.x[3];
  for (const ResBlocks::Block& block : spec.blocks) {
    check_weight(op, "conv1 weight", block.conv1_weight, {channels, channels, 3, 3});
    check_optional(op, "conv1 bias", block.conv1_bias, {channels});
    check_weight(op, "conv2 weight", block.conv2_weight, {channels, channels, 3, 3});
    check_weight(op, "norm weight", block.norm_weight, {channels});
    check_optional(op, "norm bias", block.norm_bias, {channels});
  }
}

void check(const DepthwiseGlu::Spec& spec) {
  constexpr Name op = op_name<DepthwiseGlu>();
  check_extents(op, "x", spec.x, 4);
  SANA_CHECK(spec.x[3] % 2 == 0, join(op, "x", spec.x.text()));
  check_weight(op, "weight", spec.weight, {spec.x[3], 1, 3, 3});
  check_optional(op, "bias", spec.bias, {spec.x[3]});
}

void check(const LinearAttention::Spec& spec) { check_extents(op_name<LinearAttention>(), "q", spec.q, 4); }

void check(const SoftmaxAttention::Spec& spec) {
  constexpr Name op = op_name<SoftmaxAttention>();
  check_extents(op, "q", spec.q, 4);
  check_extents(op, "k", spec.k, 4);
  const std::string shapes = "q " + spec.q.text() + ", k " + spec.k.text();
  SANA_CHECK(spec.q[0] == spec.k[0] && spec.q[3] == spec.k[3] && spec.q[2] % spec.k[2] == 0, join(op, "shapes", shapes));
  const bool causal = spec.mask == SoftmaxAttention::Mask::causal;
  SANA_CHECK(!causal || spec.q[1] <= spec.k[1], join(op, "causal", shapes));
  SANA_CHECK(spec.window == 0 || (causal && spec.window > 0), join(op, "window", std::to_string(spec.window)));
}

void check(const RmsNorm::Spec& spec) {
  constexpr Name op = op_name<RmsNorm>();
  check_extents(op, "x", spec.x, 2);
  check_weight(op, "weight", spec.weight, {spec.x[1]});
  check_optional(op, "bias", spec.bias, {spec.x[1]});
}

void check(const LayerNorm::Spec& spec) {
  constexpr Name op = op_name<LayerNorm>();
  check_extents(op, "x", spec.x, 2);
  check_optional(op, "weight", spec.weight, {spec.x[1]});
  check_optional(op, "bias", spec.bias, {spec.x[1]});
  check_runs(op, "rows_per_modulation", spec.x[0], spec.rows_per_modulation);
}

void check(const GatedAdd::Spec& spec) {
  constexpr Name op = op_name<GatedAdd>();
  check_extents(op, "x", spec.x, 2);
  check_runs(op, "rows_per_gate", spec.x[0], spec.rows_per_gate);
}

void check(const GatedActivation::Spec& spec) { check_extents(op_name<GatedActivation>(), "x", spec.x, 2); }

void check(const Activate::Spec& spec) { check_extents(op_name<Activate>(), "x", spec.x, spec.x.rank()); }

void check(const Add::Spec& spec) { check_extents(op_name<Add>(), "y", spec.y, spec.y.rank()); }

void check(const Copy::Spec& spec) {
  constexpr Name op = op_name<Copy>();
  check_extents(op, "x", spec.x, spec.x.rank());
  const bool readable = is_float(spec.from) || spec.from == DType::i32;
  const bool writable = spec.to == DType::f32 || spec.to == DType::bf16 || spec.to == DType::i32;
  SANA_CHECK(readable && writable && (spec.to != DType::i32 || spec.from == DType::i32),
             join(op, "types", std::string(name_of(spec.from)) + " to " + name_of(spec.to)));
}

void check(const Combine::Spec& spec) { check_extents(op_name<Combine>(), "x", spec.x, spec.x.rank()); }

void check(const GroupMean::Spec& spec) {
  constexpr Name op = op_name<GroupMean>();
  check_extents(op, "x", spec.x, 2);
  SANA_CHECK(spec.group > 0 && spec.x[1] % spec.group == 0,
             join(op, "group", std::to_string(spec.group) + " of x " + spec.x.text()));
}

void check(const Embedding::Spec& spec) {
  constexpr Name op = op_name<Embedding>();
  SANA_CHECK(spec.count > 0, join(op, "count", std::to_string(spec.count)));
  check_extents(op, "table", spec.table.shape, 2);
  check_weight(op, "table", spec.table, spec.table.shape);
}

void check(const Rope::Spec& spec) {
  constexpr Name op = op_name<Rope>();
  check_extents(op, "x", spec.x, 3);
  SANA_CHECK(spec.x[2] % 2 == 0, join(op, "x", spec.x.text()));
}

std::int64_t output_columns(const Linear::Spec& spec) {
  std::int64_t columns = 0;
  for (const ConstTensorView& weight : spec.weights) columns += weight.shape[0];
  return columns;
}

Shape output_shape(const Conv2d::Spec& spec) {
  const auto extent = [&](int axis, int kernel_axis) {
    return (spec.x[axis] + 2 * spec.padding - spec.weight.shape[kernel_axis]) / spec.stride + 1;
  };
  return {spec.x[0], extent(1, 2), extent(2, 3), spec.weight.shape[0]};
}

Shape output_shape(const Upsample::Spec& spec) {
  const std::int64_t rows = spec.weight.shape[0];
  return {spec.x[0], 2 * spec.x[1], 2 * spec.x[2], spec.mode == Upsample::Mode::interpolate ? rows : rows / 4};
}

Shape output_shape(const Downsample::Spec& spec) {
  const std::int64_t rows = spec.weight.shape[0];
  return {spec.x[0], spec.x[1] / 2, spec.x[2] / 2, spec.mode == Downsample::Mode::conv ? rows : rows * 4};
}

}  // namespace sana::kernels
