// SPDX-License-Identifier: Apache-2.0
#include "kernels/view.h"

#include <gtest/gtest.h>

#include "kernels/error.h"

namespace sana::kernels {
namespace {

TEST(Shape, CountsAxesFromBothEnds) {
  const Shape shape{2, 30, 32};
  EXPECT_EQ(shape.rank(), 3);
  EXPECT_EQ(shape[0], 2);
  EXPECT_EQ(shape[-1], 32);
  EXPECT_EQ(shape[-3], 2);
}

TEST(Shape, MultipliesItsExtents) {
  EXPECT_EQ((Shape{2, 30, 32}.elements()), 1920);
  EXPECT_EQ((Shape{3, 0, 5}.elements()), 0);
  EXPECT_EQ(Shape{}.elements(), 1) << "a scalar is one element";
}

TEST(Shape, IsEqualOnlyWithTheSameRank) {
  EXPECT_EQ((Shape{2, 3}), (Shape{2, 3}));
  EXPECT_FALSE((Shape{2, 3}) == (Shape{3, 2}));
  EXPECT_FALSE((Shape{2, 3}) == (Shape{2, 3, 1}));
}

TEST(Shape, RefusesMoreThanSixAxes) {
  EXPECT_NO_THROW((Shape{1, 1, 1, 1, 1, 1}));
  EXPECT_THROW((Shape{1, 1, 1, 1, 1, 1, 1}), Bug);
}

TEST(Shape, WritesItself) {
  EXPECT_EQ((Shape{2, 30, 32}.text()), "(2, 30, 32)");
  EXPECT_EQ(Shape{}.text(), "()");
}

TEST(Strides, OfADenseTensorGrowFromTheLastAxis) {
  EXPECT_EQ(dense_strides({2, 30, 32}), (Shape{960, 32, 1}));
  EXPECT_EQ(dense_strides({7}), (Shape{1}));
}

TEST(View, KnowsWhetherItIsDense) {
  float values[12] = {};
  EXPECT_TRUE(TensorView(values, DType::f32, {3, 4}).is_dense());
  EXPECT_FALSE(TensorView(values, DType::f32, {3, 2}, {4, 1}).is_dense());
  EXPECT_FALSE(TensorView(values, DType::f32, {3, 4}, {0, 1}).is_dense());
}

TEST(View, WithoutDataIsFalse) {
  float value = 0;
  EXPECT_FALSE(static_cast<bool>(ConstTensorView{}));
  EXPECT_TRUE(static_cast<bool>(ConstTensorView(&value, DType::f32, {1})));
}

TEST(View, WritableReadsAsConst) {
  float values[6] = {0, 1, 2, 3, 4, 5};
  const TensorView writable(values, DType::f32, {2, 2}, {3, 1});
  const ConstTensorView readable = writable;
  EXPECT_EQ(readable.as<float>()[4], 4);
  EXPECT_EQ(readable.shape, writable.shape);
  EXPECT_EQ(readable.strides, writable.strides);
  static_assert(std::is_same_v<decltype(readable.as<float>()), const float*>);
  static_assert(std::is_same_v<decltype(writable.as<float>()), float*>);
}

TEST(DTypes, HaveSizesAndNames) {
  EXPECT_EQ(size_of(DType::f32), 4u);
  EXPECT_EQ(size_of(DType::f16), 2u);
  EXPECT_EQ(size_of(DType::bf16), 2u);
  EXPECT_EQ(size_of(DType::i32), 4u);
  EXPECT_EQ(size_of(DType::i64), 8u);
  EXPECT_EQ(size_of(DType::u8), 1u);
  EXPECT_STREQ(name_of(DType::bf16), "bf16");
}

}  // namespace
}  // namespace sana::kernels
