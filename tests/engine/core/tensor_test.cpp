// SPDX-License-Identifier: Apache-2.0
#include "engine/tensor/tensor.h"

#include <gtest/gtest.h>

#include <numeric>

#include "engine/core/error.h"

namespace sana::engine {
namespace {

class TensorTest : public testing::Test {
 protected:
  /// 0, 1, 2, … in this shape.
  Tensor counted(const Shape& shape) {
    std::vector<float> values(static_cast<std::size_t>(shape.elements()));
    std::iota(values.begin(), values.end(), 0.0f);
    return upload(*backend_, values, shape);
  }
  /// The element at an index.
  static float at(const Tensor& tensor, std::initializer_list<std::int64_t> index) {
    const ConstTensorView view = tensor.view();
    std::int64_t offset = 0;
    int axis = 0;
    for (const std::int64_t i : index) offset += i * view.strides[axis++];
    return view.as<float>()[offset];
  }
  std::unique_ptr<kernels::Backend> backend_ = kernels::create_backend("reference");
};

TEST_F(TensorTest, ViewsShareStorage) {
  const Tensor t = counted({2, 3, 4});
  EXPECT_EQ(at(t.slice(1, 1, 3), {1, 0, 2}), 18);
  EXPECT_EQ(at(t.slice(-1, 2, 4), {0, 0, 1}), 3);
  EXPECT_EQ(t.select(1, 2).shape(), Shape({2, 4}));
  EXPECT_EQ(at(t.select(1, 2), {1, 3}), 23);
  EXPECT_EQ(t.split(2, 2).shape(), Shape({2, 3, 2, 2}));
  EXPECT_EQ(at(t.split(2, 2), {1, 0, 1, 0}), 14);
  EXPECT_EQ(at(t.split(0, 2), {0, 1, 2, 3}), 23);
  EXPECT_EQ(t.permute({2, 0, 1}).shape(), Shape({4, 2, 3}));
  EXPECT_EQ(at(t.permute({2, 0, 1}), {3, 1, 0}), 15);
  EXPECT_EQ(at(t.slice(0, 0, 1).expand(0, 5), {4, 1, 1}), 5);
  EXPECT_EQ(t.unsqueeze(1).shape(), Shape({2, 1, 3, 4}));
  EXPECT_EQ(t.unsqueeze(-1).shape(), Shape({2, 3, 4, 1}));
  EXPECT_EQ(at(t.reshape({6, 4}), {4, 2}), 18);
}

TEST_F(TensorTest, WhatDoesNotFitIsABug) {
  const Tensor t = counted({2, 3, 4});
  EXPECT_THROW(t.reshape({5, 5}), Bug);
  EXPECT_THROW(t.permute({1, 0, 2}).reshape({6, 4}), Bug);  // no longer dense
  EXPECT_THROW(t.slice(0, 1, 3), Bug);
  EXPECT_THROW(t.slice(0, 2, 1), Bug);
  EXPECT_THROW(t.split(1, 2), Bug);
  EXPECT_THROW(t.permute({0, 1}), Bug);
  EXPECT_THROW(t.expand(0, 5), Bug);
  EXPECT_THROW(download(*backend_, t.slice(2, 0, 1)), Bug);
  EXPECT_THROW(upload_into(*backend_, std::vector<float>(5), t), Bug);
}

TEST_F(TensorTest, ADownloadIsWhatWasUploaded) {
  const std::vector<float> values = {1, -2, 3.5f};
  EXPECT_EQ(download(*backend_, upload(*backend_, values, {3})), values);
}

TEST_F(TensorTest, AConstantIsReadFromEveryStoredType) {
  const std::vector<float> expected = {1, -2};
  const float f32[] = {1, -2};
  const std::uint16_t f16[] = {0x3C00, 0xC000}, bf16[] = {0x3F80, 0xC000};
  EXPECT_EQ(download(*backend_, constant(*backend_, {f32, DType::f32, {2}})), expected);
  EXPECT_EQ(download(*backend_, constant(*backend_, {f16, DType::f16, {2}})), expected);
  EXPECT_EQ(download(*backend_, constant(*backend_, {bf16, DType::bf16, {2}})), expected);
  EXPECT_THROW(constant(*backend_, {f32, DType::i32, {2}}), Bug);
}

TEST_F(TensorTest, WithoutStorageThereIsAShapeOnly) {
  EXPECT_FALSE(Tensor().defined());
  const Tensor planned(DType::bf16, {2, 3});
  EXPECT_TRUE(planned.defined());
  EXPECT_EQ(planned.slice(1, 1, 2).view().data, nullptr);
  EXPECT_EQ(planned.dtype(), DType::bf16);
}

}  // namespace
}  // namespace sana::engine
