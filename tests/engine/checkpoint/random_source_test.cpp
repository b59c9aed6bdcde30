// SPDX-License-Identifier: Apache-2.0
#include "engine/checkpoint/random_source.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <set>

#include "engine/checkpoint/published_configs.h"
#include "kernels/half.h"
#include "tests/engine/checkpoint/scratch_folder.h"

namespace sana::engine {
namespace {

using kernels::ConstTensorView;
using kernels::DType;
using kernels::Shape;

struct Spread {
  double low = INFINITY, high = -INFINITY, sum = 0;
  std::int64_t count = 0;
  double mean() const { return sum / static_cast<double>(count); }
};

Spread spread_of(const ConstTensorView& view) {
  Spread spread;
  spread.count = view.shape.elements();
  for (std::int64_t i = 0; i < spread.count; ++i) {
    const double value = view.dtype == DType::f32   ? view.as<float>()[i]
                         : view.dtype == DType::f16 ? kernels::f16_to_f32(view.as<std::uint16_t>()[i])
                                                    : kernels::bf16_to_f32(view.as<std::uint16_t>()[i]);
    spread.low = std::min(spread.low, value);
    spread.high = std::max(spread.high, value);
    spread.sum += value;
  }
  return spread;
}

TEST(RandomSource, DistributionFollowsNameAndShape) {
  const struct {
    const char* name;
    Shape shape;
    double middle, half_width;
  } cases[] = {
      {"blocks.0.to_q.weight", {300, 1200}, 0, 0.05},         // sqrt(3/1200)
      {"ff.conv_depth.weight", {4000, 1, 3, 3}, 0, 0.57735},  // sqrt(3/9)
      {"to_q.bias", {5000}, 0, 0.1},
      {"blocks.0.scale_shift_table", {6, 1000}, 0, 0.5},
      {"caption_norm.weight", {5000}, 1, 0.2},
  };
  for (const DType dtype : {DType::f32, DType::bf16, DType::f16}) {
    const auto source = make_random_source(dtype);
    for (const auto& [name, shape, middle, half_width] : cases) {
      SCOPED_TRACE(std::string(name) + kernels::name_of(dtype));
      source->announce(name, shape);
      const ConstTensorView view = source->find(name);
      ASSERT_TRUE(view);
      EXPECT_EQ(view.dtype, dtype);
      EXPECT_EQ(view.shape, shape);
      const Spread spread = spread_of(view);
      // bf16 rounds by up to 2^-9 of the value; the extremes of thousands of draws come within 1 % of the borders,
      // and their mean within five standard errors (half_width / sqrt(3 n)) of the middle, plus that rounding.
      const double border = (std::abs(middle) + half_width) * 0x1p-8;
      EXPECT_NEAR(spread.low, middle - half_width, 0.01 * half_width + border);
      EXPECT_NEAR(spread.high, middle + half_width, 0.01 * half_width + border);
      EXPECT_NEAR(spread.mean(), middle,
                  5 * half_width / std::sqrt(3.0 * static_cast<double>(spread.count)) + border / 8);
    }
  }
}

TEST(RandomSource, SameValuesInEveryRunAndAfterRelease) {
  const auto first = make_random_source(DType::f32, 7), second = make_random_source(DType::f32, 7),
             other = make_random_source(DType::f32, 8);
  const Shape shape{1000, 3000};  // three blocks
  for (TensorSource* source : {first.get(), second.get(), other.get()}) source->announce("w", shape);
  const auto bytes = static_cast<std::size_t>(shape.elements()) * sizeof(float);
  EXPECT_EQ(std::memcmp(first->find("w").data, second->find("w").data, bytes), 0);
  EXPECT_NE(std::memcmp(first->find("w").data, other->find("w").data, bytes), 0);
  const ConstTensorView view = first->find("w");
  first->release_pages();
  EXPECT_EQ(first->find("w").data, view.data);
  EXPECT_EQ(std::memcmp(view.data, second->find("w").data, bytes), 0);
}

TEST(RandomSource, RowsOfAMatrixDiffer) {
  const auto source = make_random_source(DType::f32);
  source->announce("w", {4096, 256});
  const auto* values = source->find("w").as<float>();
  std::set<std::string> rows;
  for (int row = 0; row < 4096; ++row) rows.emplace(reinterpret_cast<const char*>(values + row * 256), 1024);
  EXPECT_EQ(rows.size(), 4092u);  // the block, four MiB less a page, is as many rows long
}

TEST(RandomSource, HasExactlyWhatWasAnnounced) {
  const auto source = make_random_source(DType::bf16);
  EXPECT_FALSE(source->find("model.embed_tokens.weight"));
  WeightReader reader(*source);
  EXPECT_FALSE(reader.has("w"));
  EXPECT_TRUE(reader.tensor("w", {2, 2}));
  EXPECT_TRUE(reader.tensor("w", {2, 2}));
  EXPECT_TRUE(reader.has("w"));
  EXPECT_NO_THROW(reader.finish());
  EXPECT_THROW(reader.tensor("w", {4}), Bug);
}

// The whole of sana-4.8b in fp32 is 19 GB of address space and no memory.
TEST(RandomSource, TheLargestModelFits) {
  const auto source = make_random_source(DType::f32);
  for (int i = 0; i < 60; ++i)
    for (int j = 0; j < 15; ++j) source->announce(std::to_string(i) + "." + std::to_string(j), {2240, 2240});
  EXPECT_EQ(source->names().size(), 900u);
  EXPECT_NE(source->find("59.14").as<float>()[2240 * 2240 - 1], 0.0f);
}

TEST(PublishedConfigs, EveryNameHasEveryRole) {
  EXPECT_EQ(published_names().size(), 8u);
  for (const std::string& name : published_names()) {
    const Config transformer = published_config(name, "transformer");
    EXPECT_EQ(transformer.class_name(), "SanaTransformer2DModel");
    EXPECT_EQ(transformer.integer("num_attention_heads", 0) * 32, transformer.integer("cross_attention_dim", 0));
    EXPECT_EQ(published_config(name, "vae").number("scaling_factor", 0), 0.41407);
    EXPECT_EQ(published_config(name, "text_encoder").integer("hidden_size", 0), 2304);
    EXPECT_FALSE(published_config(name, "scheduler").class_name().empty());
  }
  EXPECT_EQ(published_config("sana-4k", "transformer").number("interpolation_scale", 0), 2.0);
  EXPECT_FALSE(published_config("sana-1.6b", "transformer").has("interpolation_scale"));
  EXPECT_TRUE(published_config("sprint-0.6b", "transformer").flag("guidance_embeds", false));
  EXPECT_EQ(published_config("sana-4.8b", "transformer", 3).integer("num_layers", 0), 3);
  EXPECT_EQ(published_config("sana-4.8b", "text_encoder", 1).integer("num_hidden_layers", 0), 1);
  expect_error(ErrorKind::usage, {"sana-9b"}, [] { published_config("sana-9b", "vae"); });
  EXPECT_THROW(published_config("sana-4k", "tokenizer"), Bug);
}

}  // namespace
}  // namespace sana::engine
