// SPDX-License-Identifier: Apache-2.0
// The oracle against values worked out by hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "kernels/backend.h"
#include "kernels/half.h"

namespace sana::kernels {
namespace {

using Values = std::vector<float>;

ConstTensorView view(const Values& values, const Shape& shape) { return {values.data(), DType::f32, shape}; }
TensorView view(Values& values, const Shape& shape) { return {values.data(), DType::f32, shape}; }

template <class Op>
void run(const typename Op::Spec& spec, const typename Op::Args& args) {
  const auto backend = create_backend("reference");
  WeightPool pool;
  PrepareContext context{*backend, pool};
  const auto prepared = backend->ops().get<Op>()(spec, context);
  EXPECT_EQ(prepared->packed_bytes(), 0u);
  const auto scratch = backend->allocate(prepared->scratch_bytes());
  prepared->run(args, {{static_cast<std::byte*>(scratch->data()), scratch->bytes()}, nullptr});
}

void expect_near(const Values& actual, const Values& expected) {
  ASSERT_EQ(actual.size(), expected.size());
  constexpr float one_rounding = 0x1p-23f;  // the expected values below are decimal
  for (std::size_t i = 0; i < actual.size(); ++i)
    EXPECT_NEAR(actual[i], expected[i], one_rounding * std::max(1.0f, std::abs(expected[i]))) << "element " << i;
}

TEST(Reference, LinearMultipliesByTheTransposedWeights) {
  const Values x{1, 2, 3, 4, 5, 6}, first{1, 0, -1}, second{0.5f, 0.5f, 0.5f, 2, 0, 0}, bias{10, 0}, one{1};
  Values y(6);
  run<Linear>({.rows = 2, .weights = {view(first, {1, 3}), view(second, {2, 3})},
               .biases = {view(one, {1}), view(bias, {2})}},
              {view(x, {2, 3}), view(y, {2, 3}), {}, {}});
  EXPECT_EQ(y, (Values{-1, 13, 2, -1, 17.5f, 8}));
}

TEST(Reference, LinearAddsTheGatedProductToTheResidual) {
  const Values x{1, 2, 3, 4}, weight{1, 1, -1, -1}, gate{2, 3}, residual{100, 200, 300, 400};
  Values y(4);
  run<Linear>({.rows = 2, .weights = {view(weight, {2, 2})}, .biases = {}, .activation = Activation::relu,
               .epilogue = Linear::Epilogue::gated_add, .rows_per_gate = 2},
              {view(x, {2, 2}), view(y, {2, 2}), view(residual, {2, 2}), view(gate, {1, 2})});
  EXPECT_EQ(y, (Values{106, 200, 314, 400}));
}

TEST(Reference, Bf16PrecisionRoundsBothFactors) {
  const float third = 1.0f / 3;
  const float rounded = bf16_to_f32(f32_to_bf16(third));
  const Values x{third}, weight{third};
  Values y(1);
  run<Linear>({.rows = 1, .weights = {view(weight, {1, 1})}, .biases = {}, .precision = Precision::bf16},
              {view(x, {1, 1}), view(y, {1, 1}), {}, {}});
  EXPECT_EQ(y[0], rounded * rounded);
  EXPECT_NE(y[0], third * third);
}

TEST(Reference, ConvolutionPadsWithZeros) {
  const Values x{1, 2, 3, 4}, weight{1, 2, 3, 4, 5, 6, 7, 8, 9}, bias{0.5f};
  Values y(4);
  run<Conv2d>({.x = {1, 2, 2, 1}, .weight = view(weight, {1, 1, 3, 3}), .bias = view(bias, {1}), .padding = 1},
              {view(x, {1, 2, 2, 1}), view(y, {1, 2, 2, 1})});
  EXPECT_EQ(y, (Values{77.5f, 67.5f, 47.5f, 37.5f}));
}

TEST(Reference, ConvolutionKeepsGroupsApart) {
  const Values x{1, 2, 3, 4}, weight{1, 10, 100, 1000};
  Values y(2);
  run<Conv2d>({.x = {1, 1, 1, 4}, .weight = view(weight, {2, 2, 1, 1}), .bias = {}, .groups = 2},
              {view(x, {1, 1, 1, 4}), view(y, {1, 1, 1, 2})});
  EXPECT_EQ(y, (Values{21, 4300}));
}

TEST(Reference, UpsampleShufflesRepeatedChannelsIntoPixels) {
  const Values x{1, 2}, weight(2 * 9, 0.0f), bias{10};
  Values y(4);
  run<Upsample>({.x = {1, 1, 1, 2}, .weight = view(weight, {1, 2, 3, 3}), .bias = view(bias, {1})},
                {view(x, {1, 1, 1, 2}), view(y, {1, 2, 2, 1})});
  EXPECT_EQ(y, (Values{11, 11, 12, 12})) << "repeats 1, 1, 2, 2 at offsets (0,0) (0,1) (1,0) (1,1)";
}

TEST(Reference, UpsampleConvolvesTheEnlargedImage) {
  const Values x{1, 2};
  Values weight(9, 0.0f), y(8);
  weight[3] = 1;  // the left neighbour
  run<Upsample>({.x = {1, 1, 2, 1}, .weight = view(weight, {1, 1, 3, 3}), .bias = {}, .shortcut = false},
                {view(x, {1, 1, 2, 1}), view(y, {1, 2, 4, 1})});
  EXPECT_EQ(y, (Values{0, 1, 1, 2, 0, 1, 1, 2}));
}

TEST(Reference, UpsampleShufflesTheConvolvedChannels) {
  const Values x{3}, bias{1, 2, 3, 4}, weight(4 * 9, 0.0f);
  Values y(4);
  run<Upsample>({.x = {1, 1, 1, 1}, .weight = view(weight, {4, 1, 3, 3}), .bias = view(bias, {4}),
                 .mode = Upsample::Mode::pixel_shuffle},
                {view(x, {1, 1, 1, 1}), view(y, {1, 2, 2, 1})});
  EXPECT_EQ(y, (Values{4, 5, 6, 7}));
}

TEST(Reference, DownsampleAveragesRunsOfUnshuffledChannels) {
  const Values x{1, 2, 3, 4}, weight(2 * 9, 0.0f), bias{10, 20};
  Values y(2);
  run<Downsample>({.x = {1, 2, 2, 1}, .weight = view(weight, {2, 1, 3, 3}), .bias = view(bias, {2})},
                  {view(x, {1, 2, 2, 1}), view(y, {1, 1, 1, 2})});
  EXPECT_EQ(y, (Values{11.5f, 23.5f}));
}

TEST(Reference, DownsampleUnshufflesTheConvolvedPixels) {
  const Values x{1, 2, 3, 4};
  Values weight(9, 0.0f), y(4);
  weight[4] = 10;
  run<Downsample>({.x = {1, 2, 2, 1}, .weight = view(weight, {1, 1, 3, 3}), .bias = {},
                   .mode = Downsample::Mode::pixel_unshuffle, .shortcut = false},
                  {view(x, {1, 2, 2, 1}), view(y, {1, 1, 1, 4})});
  EXPECT_EQ(y, (Values{10, 20, 30, 40}));
}

TEST(Reference, ResBlockAddsTheNormedBranch) {
  // Centre taps only: branch = (2 relu(x0 + 1), 0) per pixel, whose RMS is 2 relu(x0 + 1) / sqrt(2).
  Values first(36, 0.0f), second(36, 0.0f);
  first[4] = 1, second[4] = 2;
  const Values x{3, 5}, bias{1, 0}, weight{1, 1}, norm_bias{0, 0.25f};
  Values y(2);
  run<ResBlocks>({.x = {1, 1, 1, 2},
                  .blocks = {{view(first, {2, 2, 3, 3}), view(bias, {2}), view(second, {2, 2, 3, 3}),
                              view(weight, {2}), view(norm_bias, {2})}},
                  .activation = Activation::relu, .eps = 0},
                 {view(x, {1, 1, 1, 2}), view(y, {1, 1, 1, 2})});
  expect_near(y, {3 + std::sqrt(2.0f), 5.25f});
}

TEST(Reference, DepthwiseGluMultipliesByTheActivatedSecondHalf) {
  Values weight(18, 0.0f);
  weight[4] = 2, weight[9 + 4] = 1;
  const Values x{3, 1}, bias{1, 0};
  Values y(1);
  run<DepthwiseGlu>({.x = {1, 1, 1, 2}, .weight = view(weight, {2, 1, 3, 3}), .bias = view(bias, {2})},
                    {view(x, {1, 1, 1, 2}), view(y, {1, 1, 1, 1})});
  expect_near(y, {7 / (1 + std::exp(-1.0f))});
}

TEST(Reference, BothPathsOfLinearAttentionAreTheSameFunction) {
  // One head, D = 2: relu(q) . relu(k) is (1, 2) for the first query and (0, 4) for the second.
  const Values q{1, 1, -5, 2}, k{1, 0, -1, 2}, v{10, 20, 40, 50};
  for (const auto path : {LinearAttention::Path::linear, LinearAttention::Path::quadratic}) {
    Values y(4);
    run<LinearAttention>({.q = {1, 2, 1, 2}, .path = path}, {view(q, {1, 2, 1, 2}), view(k, {1, 2, 1, 2}),
                                                             view(v, {1, 2, 1, 2}), view(y, {1, 2, 1, 2})});
    EXPECT_EQ(y, (Values{30, 40, 40, 50}));
  }
}

TEST(Reference, SoftmaxAttentionWeighsByExponentials) {
  const Values q{1}, k{0, std::log(3.0f)}, v{4, 8};
  Values y(1);
  run<SoftmaxAttention>({.q = {1, 1, 1, 1}, .k = {1, 2, 1, 1}},
                        {view(q, {1, 1, 1, 1}), view(k, {1, 2, 1, 1}), view(v, {1, 2, 1, 1}), view(y, {1, 1, 1, 1})});
  expect_near(y, {7});
}

TEST(Reference, SoftmaxAttentionCapsScores) {
  const Values q{1000}, k{0, 1}, v{0, 1};
  Values y(1);
  run<SoftmaxAttention>({.q = {1, 1, 1, 1}, .k = {1, 2, 1, 1}, .softcap = 1},
                        {view(q, {1, 1, 1, 1}), view(k, {1, 2, 1, 1}), view(v, {1, 2, 1, 1}), view(y, {1, 1, 1, 1})});
  expect_near(y, {std::exp(1.0f) / (1 + std::exp(1.0f))});
}

TEST(Reference, CausalWindowSeesOnlyTheLastKeys) {
  const Values q{0, 0}, k{0, 0, 0}, v{1, 10, 100};  // equal scores: means
  Values y(2);
  const auto causal = SoftmaxAttention::Mask::causal;
  const SoftmaxAttention::Args args{view(q, {1, 2, 1, 1}), view(k, {1, 3, 1, 1}), view(v, {1, 3, 1, 1}),
                                    view(y, {1, 2, 1, 1})};
  run<SoftmaxAttention>({.q = {1, 2, 1, 1}, .k = {1, 3, 1, 1}, .mask = causal}, args);
  EXPECT_EQ(y, (Values{5.5f, 37}));
  run<SoftmaxAttention>({.q = {1, 2, 1, 1}, .k = {1, 3, 1, 1}, .mask = causal, .window = 1}, args);
  EXPECT_EQ(y, (Values{10, 100}));
}

TEST(Reference, QueryHeadsShareKeyHeads) {
  const Values q{0, 0, 0, 0}, k{0, 0}, v{7, 9};
  Values y(4);
  run<SoftmaxAttention>({.q = {1, 1, 4, 1}, .k = {1, 1, 2, 1}},
                        {view(q, {1, 1, 4, 1}), view(k, {1, 1, 2, 1}), view(v, {1, 1, 2, 1}), view(y, {1, 1, 4, 1})});
  EXPECT_EQ(y, (Values{7, 7, 9, 9}));
}

TEST(Reference, NormsFollowTheirFormulas) {
  const Values x{3, 4}, weight{0, 1}, residual{100, 200}, scale{1, 0}, shift{0.5f, 0.25f};
  Values y(2);
  run<RmsNorm>({.x = {1, 2}, .weight = view(weight, {2}), .bias = {}, .eps = 0, .weight_offset = 1},
               {view(x, {1, 2}), view(y, {1, 2}), view(residual, {1, 2})});
  expect_near(y, {100 + 3 / std::sqrt(12.5f), 200 + 8 / std::sqrt(12.5f)});
  run<LayerNorm>({.x = {1, 2}, .weight = {}, .bias = {}, .eps = 0},
                 {view(x, {1, 2}), view(y, {1, 2}), view(scale, {1, 2}), view(shift, {1, 2})});
  expect_near(y, {-1.5f, 1.25f});
}

TEST(Reference, GatesMultiply) {
  const Values x{1, 2, 3, 4}, residual{10, 20, 30, 40}, gate{2, -1}, up{5, 6, 7, 8};
  Values y(4);
  run<GatedAdd>({.x = {2, 2}, .rows_per_gate = 2},
                {view(x, {2, 2}), view(residual, {2, 2}), view(gate, {1, 2}), view(y, {2, 2})});
  EXPECT_EQ(y, (Values{12, 18, 36, 36}));
  run<GatedActivation>({.x = {2, 2}, .activation = Activation::relu}, {view(x, {2, 2}), view(up, {2, 2}), view(y, {2, 2})});
  EXPECT_EQ(y, (Values{5, 12, 21, 32}));
}

TEST(Reference, ActivationsHaveTheirKnownValues) {
  const Values x{-1, 0, 2};
  Values y(3);
  run<Activate>({.x = {3}, .activation = Activation::silu}, {view(x, {3}), view(y, {3})});
  expect_near(y, {-0.26894142f, 0, 1.7615942f});
  run<Activate>({.x = {3}, .activation = Activation::gelu_tanh}, {view(x, {3}), view(y, {3})});
  expect_near(y, {-0.15880801f, 0, 1.9545977f});
  run<Activate>({.x = {3}, .activation = Activation::relu}, {view(x, {3}), view(y, {3})});
  EXPECT_EQ(y, (Values{0, 0, 2}));
}

TEST(Reference, CopyRearrangesByStrides) {
  const Values x{1, 2, 3, 4, 5, 6};
  Values y(6);
  run<Copy>({.x = {3, 2}}, {{x.data(), DType::f32, {3, 2}, {1, 3}}, view(y, {3, 2})});
  EXPECT_EQ(y, (Values{1, 4, 2, 5, 3, 6}));
  run<Add>({.y = {2, 3}}, {view(x, {2, 3}), {x.data(), DType::f32, {2, 3}, {0, 1}}, view(y, {2, 3})});
  EXPECT_EQ(y, (Values{2, 4, 6, 5, 7, 9}));
}

TEST(Reference, CombineReadsOnlyTermsWithACoefficient) {
  const Values x{1, 2};
  Values y(2);
  run<Combine>({.x = {2}}, {{view(x, {2}), {}, view(x, {2})}, {2, 0, -0.5f}, view(y, {2})});
  EXPECT_EQ(y, (Values{1.5f, 3}));
}

TEST(Reference, MeansRowsAndPositions) {
  const Values x{1, 3, 5, 9}, table{1, 2, 3, 4, 5, 6}, cosine{0}, sine{1};
  Values y(2), rows(4), rotated(4);
  run<GroupMean>({.x = {1, 4}, .group = 2}, {view(x, {1, 4}), view(y, {1, 2})});
  EXPECT_EQ(y, (Values{2, 7}));
  const std::vector<std::int32_t> ids{2, 0};
  run<Embedding>({.count = 2, .table = view(table, {3, 2}), .scale = 10},
                 {{ids.data(), DType::i32, {2}}, view(rows, {2, 2})});
  EXPECT_EQ(rows, (Values{50, 60, 10, 20}));
  run<Rope>({.x = {1, 2, 2}}, {view(x, {1, 2, 2}), view(cosine, {1, 1}), view(sine, {1, 1}), view(rotated, {1, 2, 2})});
  EXPECT_EQ(rotated, (Values{-3, 1, -9, 5}));
}

}  // namespace
}  // namespace sana::kernels
