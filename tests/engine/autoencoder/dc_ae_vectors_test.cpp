// SPDX-License-Identifier: Apache-2.0
// Encode and decode against numbers of the reference module, on every backend.

#include <gtest/gtest.h>

#include <cmath>

#include "engine/autoencoder/tiling.h"
#include "tests/engine/autoencoder/tiny_dc_ae.h"

namespace sana::engine {
namespace {

struct Expected {
  double sum, l2, max_abs;
  std::vector<double> first, last;
};

// The reference's numbers are printed with six to seven decimals; two orders of fp32 summation differ by about 1e-6
// of the values, whose maximum is 13 here. A sum over n values adds n of those errors.
constexpr double element_tolerance = 2e-5;
constexpr double l2_tolerance = 1e-5;  // relative

class DcAeVectors : public testing::TestWithParam<std::string> {
 protected:
  void expect(const TinyDcAe& tiny, const Tensor& result, const Expected& expected) const {
    const std::vector<float> values = tiny.planes(result);
    double sum = 0, squares = 0, max_abs = 0;
    for (const float value : values) {
      sum += value;
      squares += static_cast<double>(value) * value;
      max_abs = std::max(max_abs, std::abs(static_cast<double>(value)));
    }
    EXPECT_NEAR(sum, expected.sum, std::max(1e-4, 1e-6 * static_cast<double>(values.size())));
    EXPECT_NEAR(std::sqrt(squares), expected.l2, l2_tolerance * expected.l2);
    EXPECT_NEAR(max_abs, expected.max_abs, element_tolerance);
    for (std::size_t i = 0; i < expected.first.size(); ++i)
      EXPECT_NEAR(values[i], expected.first[i], element_tolerance) << "element " << i;
    for (std::size_t i = 0; i < expected.last.size(); ++i)
      EXPECT_NEAR(values[values.size() - expected.last.size() + i], expected.last[i], element_tolerance)
          << "element " << i << " of the last";
  }
};

constexpr TileSizes tiles{96, 96, 64, 64};

TEST_P(DcAeVectors, Encode) {
  const TinyDcAe tiny(GetParam());
  expect(tiny, tiny.encode(tiny.image("in.image", {1, 3, 96, 64}, 1)),
         {16.734051, 21.531697, 10.618846,
          {6.2601480, 0.2959197, 10.6188459, 10.1791801, 3.6575112, 3.3715322, -4.0137129, -3.2774820},
          {-1.0804636, 3.7403440, 0.7452593, 0.1488495, -2.2361481, -1.9802804, 0.6518283, -0.2695950}});
}

TEST_P(DcAeVectors, Decode) {
  const TinyDcAe tiny(GetParam());
  expect(tiny, tiny.decode(tiny.image("in.z", {1, 4, 3, 2}, 2)),
         {2001.370820, 65.832610, 2.571396,
          {0.1622886, 0.1111994, 0.0721755, 0.2140169, 0.0961894, -0.0542860, 0.1761197, 0.1529504},
          {0.1727424, 0.0737827, 0.0399565, 0.0372042, 0.0665529, 0.0411522, 0.3660541, -0.1598149}});
}

TEST_P(DcAeVectors, DecodeLargerThanTheQuadraticPath) {
  const TinyDcAe tiny(GetParam());
  expect(tiny, tiny.decode(tiny.image("in.z2", {1, 4, 5, 4}, 2)),
         {8966.049518, 133.283631, 2.508348,
          {0.5777181, 0.3306818, 0.0695251, -0.1455200, -0.2256242, -0.1861462, 0.0325608, 0.0547871}, {}});
}

TEST_P(DcAeVectors, DecodeTiled) {
  const TinyDcAe tiny(GetParam());
  const Tensor latents = tiny.image("in.z2", {1, 4, 5, 4}, 2);
  expect(tiny, decode_tiled(*tiny.autoencoder, *tiny.backend, latents, tiles),
         {6176.805561, 130.976500, 2.511092,
          {0.6496532, -0.1088884, -0.2799156, -0.5998104, -0.6633436, -0.8460262, -0.5735810, -0.4769914},
          {-0.2819678, -0.1948058, -0.1685220, -0.2291019, -0.1423156, 0.1981145, -0.0192888, -0.2115474}});
}

TEST_P(DcAeVectors, EncodeTiled) {
  const TinyDcAe tiny(GetParam());
  const Tensor picture = tiny.image("in.image2", {1, 3, 160, 128}, 1);
  expect(tiny, encode_tiled(*tiny.autoencoder, *tiny.backend, picture, tiles),
         {31.283178, 41.146314, 13.003263,
          {4.8226509, 1.4632576, 0.8845502, 3.3754802, 6.0404377, 6.8619857, -3.8006716, 9.4360981},
          {2.4295247, 1.5610331, -0.1664313, 9.0749254, 4.7739525, 2.8370018, 1.9740078, 1.4927634}});
}

TEST_P(DcAeVectors, DecodeLite) {
  nlohmann::json config = tiny_dc_ae_config();
  config["decoder_block_types"] = "ResBlock";
  config["decoder_layers_per_block"] = {0, 1, 1, 1, 1, 1};
  config["upsample_block_type"] = "pixel_shuffle";
  config["decoder_conv_act_fn"] = "silu";
  const TinyDcAe tiny(GetParam(), config);
  expect(tiny, tiny.decode(tiny.image("in.z", {1, 4, 3, 2}, 2)),
         {513.314899, 81.916903, 2.873225,
          {-0.4324858, 0.5707570, -0.9631367, 0.0137386, -0.7357476, 0.0192318, -0.4522913, 0.3753532}, {}});
}

TEST_P(DcAeVectors, EncodePixelUnshuffle) {
  nlohmann::json config = tiny_dc_ae_config();
  config["downsample_block_type"] = "pixel_unshuffle";
  const TinyDcAe tiny(GetParam(), config);
  expect(tiny, tiny.encode(tiny.image("in.image", {1, 3, 96, 64}, 1)),
         {22.850057, 15.586615, 5.736158,
          {-0.3500183, 1.9664826, 3.1422374, 1.2732210, 5.4789305, 5.7361579, -0.7025249, -1.4838336}, {}});
}

INSTANTIATE_TEST_SUITE_P(Backends, DcAeVectors, testing::ValuesIn(computing_backends()),
                         [](const auto& instance) { return instance.param; });

TEST(FilledWeights, MatchesThePublishedGenerator) {
  const std::vector<float> values = fill("patch_embed.proj.weight", {4}, -1, 1);
  EXPECT_FLOAT_EQ(values[0], 0.23566008f);
  EXPECT_FLOAT_EQ(values[3], 0.26558280f);
}

}  // namespace
}  // namespace sana::engine
