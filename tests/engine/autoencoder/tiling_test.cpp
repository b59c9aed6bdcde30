// SPDX-License-Identifier: Apache-2.0
// When tiles are used, how seams blend, which sizes are refused. Numbers of the reference: dc_ae_vectors_test.cpp.

#include "engine/autoencoder/tiling.h"

#include <gtest/gtest.h>

#include "tests/engine/autoencoder/tiny_dc_ae.h"

namespace sana::engine {
namespace {

/// Factor 2; a tile decodes to the number of the tiles before it.
class NumberedTiles final : public Autoencoder {
 public:
  explicit NumberedTiles(kernels::Backend& backend) : backend_(backend) {}
  AutoencoderInfo info() const override { return {2, 1, 1.0}; }
  void decode(const Tensor&, const Tensor& picture, std::stop_token) override { write(picture); }
  void encode(const Tensor&, const Tensor& latents, std::stop_token) override { write(latents); }
  StageBytes measure_decode(const Shape&) override { return {}; }
  StageBytes measure_encode(const Shape&) override { return {}; }
  int tiles() const { return tiles_; }

 private:
  void write(const Tensor& tensor) {
    const std::vector<float> values(static_cast<std::size_t>(tensor.shape().elements()), static_cast<float>(tiles_++));
    upload_into(backend_, values, tensor);
  }
  kernels::Backend& backend_;
  int tiles_ = 0;
};

class Tiling : public testing::Test {
 protected:
  std::unique_ptr<kernels::Backend> backend = kernels::create_backend("reference");
  NumberedTiles tiles{*backend};

  Tensor zeros(const Shape& shape) const {
    return upload(*backend, std::vector<float>(static_cast<std::size_t>(shape.elements())), shape);
  }
  std::vector<float> decode(const Shape& latents, const TileSizes& sizes) {
    return download(*backend, decode_tiled(tiles, *backend, zeros(latents), sizes));
  }
};

TEST_F(Tiling, WhatFitsOneTileIsDecodedWhole) {
  decode({1, 4, 4, 1}, {8, 8, 4, 4});
  EXPECT_EQ(tiles.tiles(), 1);
}

TEST_F(Tiling, OneSideTooLongIsEnough) {
  decode({1, 4, 5, 1}, {8, 8, 4, 4});
  EXPECT_EQ(tiles.tiles(), 2 * 3);  // rows at 0, 2; columns at 0, 2, 4
}

TEST_F(Tiling, ColumnsFadeFromTheTileOnTheLeft) {
  // Tiles of 8 pixels every 4: tile 1 begins at pixel 4 and its first four pixels fade from tile 0.
  const std::vector<float> picture = decode({1, 2, 6, 1}, {4, 8, 4, 4});
  const std::vector<float> expected{0, 0, 0, 0, 0, 0.25f, 0.5f, 0.75f, 1, 1.25f, 1.5f, 1.75f};
  ASSERT_EQ(picture.size(), 4u * 12 * 3);
  for (std::size_t x = 0; x < expected.size(); ++x) EXPECT_FLOAT_EQ(picture[3 * x], expected[x]) << x;
}

TEST_F(Tiling, EncodePadsEachTileToTheFactor) {
  const Tensor latents = encode_tiled(tiles, *backend, zeros({1, 6, 14, 3}), {5, 8, 5, 8});
  // Rows at 0 and 5: tiles of 5 and 1 rows become 3 and 1 latents, of which 2 and 1 are kept.
  EXPECT_EQ(latents.shape(), Shape({1, 3, 7, 1}));
  EXPECT_EQ(tiles.tiles(), 4);
}

TEST_F(Tiling, SizesThatLeaveGapsAreRefused) {
  for (const TileSizes& sizes : {TileSizes{8, 8, 12, 4}, TileSizes{8, 8, 0, 4}, TileSizes{8, 8, 4, -4},
                                 TileSizes{0, 0, 0, 0}, TileSizes{8, 7, 4, 4}, TileSizes{8, 8, 4, 3}}) {
    try {
      decode({1, 40, 40, 1}, sizes);
      ADD_FAILURE() << sizes.min_height << " " << sizes.stride_height;
    } catch (const Exception& exception) {
      EXPECT_EQ(exception.error().kind, ErrorKind::usage);
    }
  }
}

TEST_F(Tiling, TheLargestTileIsTheTileOrTheWhole) {
  EXPECT_EQ(largest_decode_tile({1, 3, 40, 4}, {8, 16, 4, 4}, 2), Shape({1, 3, 8, 4}));
}

}  // namespace
}  // namespace sana::engine
