// SPDX-License-Identifier: Apache-2.0
#include "engine/tensor/arena.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "engine/core/error.h"

namespace sana::engine {
namespace {

class ArenaTest : public testing::Test {
 protected:
  std::unique_ptr<kernels::Backend> backend_ = kernels::create_backend("reference");
  Arena arena_;
};

TEST_F(ArenaTest, PlanningCountsAndGivesShapesOnly) {
  arena_.start_planning();
  const Tensor a = arena_.allocate({3, 5});
  EXPECT_EQ(a.shape(), Shape({3, 5}));
  EXPECT_EQ(a.view().data, nullptr);
  EXPECT_EQ(arena_.peak(), 64U);  // 60 bytes, rounded up
  EXPECT_TRUE(arena_.scratch().empty());
  EXPECT_EQ(arena_.held_bytes(), 0U);
}

TEST_F(ArenaTest, ThePeakIsThatOfTheStackWithScratchOnTop) {
  arena_.start_planning();
  arena_.allocate({16});
  const std::size_t top = arena_.top();
  arena_.allocate({64});
  arena_.release_to(top);
  arena_.note_scratch(100);
  arena_.allocate({16});
  EXPECT_EQ(arena_.peak(), 64U + 256);
  arena_.note_scratch(1000);
  EXPECT_EQ(arena_.peak(), 128U + 1000);
}

TEST_F(ArenaTest, RunningGivesAlignedMemoryOfOneBlock) {
  arena_.reserve(*backend_, 256);
  const Tensor a = arena_.allocate({1}, DType::u8), b = arena_.allocate({16});
  const auto first = reinterpret_cast<std::uintptr_t>(a.view().data), second = reinterpret_cast<std::uintptr_t>(b.view().data);
  EXPECT_EQ(first % Arena::alignment, 0U);
  EXPECT_EQ(second, first + Arena::alignment);
  EXPECT_EQ(arena_.scratch().size(), 128U);
  EXPECT_THROW(arena_.allocate({33}), Bug);
}

TEST_F(ArenaTest, TheBlockGrowsOnlyAndComesBackAfterRelease) {
  arena_.reserve(*backend_, 256);
  const void* block = arena_.allocate({1}).view().data;
  arena_.reserve(*backend_, 64);
  EXPECT_EQ(arena_.allocate({1}).view().data, block);
  EXPECT_EQ(arena_.held_bytes(), 256U);
  arena_.release();
  EXPECT_EQ(arena_.held_bytes(), 0U);
  EXPECT_THROW(arena_.allocate({1}), Bug);
  arena_.reserve(*backend_, 64);
  EXPECT_NE(arena_.allocate({1}).view().data, nullptr);
}

}  // namespace
}  // namespace sana::engine
