// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/resolution_bins.h"

#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string>

#include "engine/core/error.h"

namespace sana::engine {
namespace {

/// `ratio` is the reference's key, height / width in two digits: it decides, not the quotient of the sizes.
struct Bin {
  double ratio;
  int height, width;
};

// clang-format off
constexpr auto bins_1024 = std::to_array<Bin>({
    {0.25, 512, 2048}, {0.28, 512, 1856}, {0.32, 576, 1792}, {0.33, 576, 1728}, {0.35, 576, 1664}, {0.4, 640, 1600},
    {0.42, 640, 1536}, {0.48, 704, 1472}, {0.5, 704, 1408}, {0.52, 704, 1344}, {0.57, 768, 1344}, {0.6, 768, 1280},
    {0.68, 832, 1216}, {0.72, 832, 1152}, {0.78, 896, 1152}, {0.82, 896, 1088}, {0.88, 960, 1088}, {0.94, 960, 1024},
    {1.0, 1024, 1024}, {1.07, 1024, 960}, {1.13, 1088, 960}, {1.21, 1088, 896}, {1.29, 1152, 896}, {1.38, 1152, 832},
    {1.46, 1216, 832}, {1.67, 1280, 768}, {1.75, 1344, 768}, {2.0, 1408, 704}, {2.09, 1472, 704}, {2.4, 1536, 640},
    {2.5, 1600, 640}, {3.0, 1728, 576}, {4.0, 2048, 512},
});

constexpr auto bins_2048 = std::to_array<Bin>({
    {0.25, 1024, 4096}, {0.26, 1024, 3968}, {0.27, 1024, 3840}, {0.28, 1024, 3712}, {0.32, 1152, 3584},
    {0.33, 1152, 3456}, {0.35, 1152, 3328}, {0.4, 1280, 3200}, {0.42, 1280, 3072}, {0.48, 1408, 2944},
    {0.5, 1408, 2816}, {0.52, 1408, 2688}, {0.57, 1536, 2688}, {0.6, 1536, 2560}, {0.68, 1664, 2432},
    {0.72, 1664, 2304}, {0.78, 1792, 2304}, {0.82, 1792, 2176}, {0.88, 1920, 2176}, {0.94, 1920, 2048},
    {1.0, 2048, 2048}, {1.07, 2048, 1920}, {1.13, 2176, 1920}, {1.21, 2176, 1792}, {1.29, 2304, 1792},
    {1.38, 2304, 1664}, {1.46, 2432, 1664}, {1.67, 2560, 1536}, {1.75, 2688, 1536}, {2.0, 2816, 1408},
    {2.09, 2944, 1408}, {2.4, 3072, 1280}, {2.5, 3200, 1280}, {2.89, 3328, 1152}, {3.0, 3456, 1152},
    {3.11, 3584, 1152}, {3.62, 3712, 1024}, {3.75, 3840, 1024}, {3.88, 3968, 1024}, {4.0, 4096, 1024},
});
// clang-format on

/// The tables for 512 and 4096 pixels are those above, halved and doubled.
struct Table {
  std::span<const Bin> bins;
  int numerator, denominator;
};

std::optional<Table> find_table(int sample_size) {
  switch (sample_size) {
    case 16: return Table{bins_1024, 1, 2};
    case 32: return Table{bins_1024, 1, 1};
    case 64: return Table{bins_2048, 1, 1};
    case 128: return Table{bins_2048, 2, 1};
    default: return std::nullopt;
  }
}

Table table_for(int sample_size, BinModels models) {
  const std::optional<Table> table = find_table(sample_size);
  if (table && (models != BinModels::sprint || sample_size == 32)) return *table;
  throw Exception(ErrorKind::usage,
                  "There are no resolution bins for a model with sample_size " + std::to_string(sample_size) + ".",
                  "Turn the bins off and ask for a size that the model draws directly.");
}

}  // namespace

bool has_bins(int sample_size) { return find_table(sample_size).has_value(); }

PixelSize classify(int height, int width, int sample_size, BinModels models) {
  const Table table = table_for(sample_size, models);
  if (height < 1 || width < 1)
    throw Exception(ErrorKind::usage,
                    "A picture of " + std::to_string(width) + " x " + std::to_string(height) + " pixels is impossible.",
                    "Ask for a width and a height above 0.");
  const double wanted = static_cast<double>(height) / width;
  const Bin* best = &table.bins.front();
  for (const Bin& bin : table.bins)
    if (std::abs(bin.ratio - wanted) < std::abs(best->ratio - wanted)) best = &bin;
  const auto scaled = [&table](int side) { return side * table.numerator / table.denominator; };
  return {scaled(best->height), scaled(best->width)};
}

}  // namespace sana::engine
