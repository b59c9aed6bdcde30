// SPDX-License-Identifier: Apache-2.0
#include "engine/autoencoder/tiling.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace sana::engine {
namespace {

/// A dense (B, h, w, C) map on the host.
struct Map {
  std::int64_t batch = 0, height = 0, width = 0, channels = 0;
  std::vector<float> values;

  Map() = default;
  Map(std::int64_t b, std::int64_t h, std::int64_t w, std::int64_t c)
      : batch(b), height(h), width(w), channels(c), values(static_cast<std::size_t>(b * h * w * c)) {}
  Map(kernels::Backend& backend, const Tensor& tensor)
      : batch(tensor.size(0)),
        height(tensor.size(1)),
        width(tensor.size(2)),
        channels(tensor.size(3)),
        values(download(backend, tensor)) {}

  Shape shape() const { return {batch, height, width, channels}; }
  float* pixel(std::int64_t b, std::int64_t y, std::int64_t x) {
    return values.data() + ((b * height + y) * width + x) * channels;
  }
};

/// Everything in units of the input (step, tile) and of the output (blend, keep), per axis {rows, columns}.
struct Grid {
  std::int64_t step[2], tile[2];
  std::int64_t blend[2], keep[2];
};

/// One tile of input to one tile of output.
using Process = std::function<Map(const Map&)>;

struct Place {
  std::int64_t y = 0, x = 0;
};

/// As much of `from`, beginning at `source`, as fits into `to` from `target` on.
void copy_rectangle(Map& from, Place source, Map& to, Place target) {
  const std::int64_t rows = std::min(from.height - source.y, to.height - target.y);
  const std::int64_t columns = std::min(from.width - source.x, to.width - target.x);
  for (std::int64_t b = 0; b < from.batch; ++b)
    for (std::int64_t y = 0; y < rows; ++y)
      std::copy_n(from.pixel(b, source.y + y, source.x), columns * from.channels, to.pixel(b, target.y + y, target.x));
}

void mix(const float* above, float* current, std::int64_t count, float weight) {
  for (std::int64_t i = 0; i < count; ++i) current[i] = above[i] * (1 - weight) + current[i] * weight;
}

float share(std::int64_t position, std::int64_t extent) {
  return static_cast<float>(static_cast<double>(position) / static_cast<double>(extent));
}

/// The first rows of b fade in from the last rows of a, the tile above.
void blend_rows(Map& a, Map& b, std::int64_t extent) {
  extent = std::min({a.height, b.height, extent});
  const std::int64_t count = std::min(a.width, b.width) * b.channels;
  for (std::int64_t n = 0; n < b.batch; ++n)
    for (std::int64_t y = 0; y < extent; ++y)
      mix(a.pixel(n, a.height - extent + y, 0), b.pixel(n, y, 0), count, share(y, extent));
}

/// The first columns of b fade in from the last columns of a, the tile to the left.
void blend_columns(Map& a, Map& b, std::int64_t extent) {
  extent = std::min({a.width, b.width, extent});
  for (std::int64_t n = 0; n < b.batch; ++n)
    for (std::int64_t y = 0; y < std::min(a.height, b.height); ++y)
      for (std::int64_t x = 0; x < extent; ++x)
        mix(a.pixel(n, y, a.width - extent + x), b.pixel(n, y, x), b.channels, share(x, extent));
}

/// Joins tiles into one map.
Map join(std::vector<std::vector<Map>>& rows) {
  std::int64_t height = 0, width = 0;
  for (const auto& row : rows) height += row.front().height;
  for (const Map& tile : rows.front()) width += tile.width;
  const Map& first = rows.front().front();
  Map joined(first.batch, height, width, first.channels);
  std::int64_t y = 0;
  for (auto& row : rows) {
    std::int64_t x = 0;
    for (Map& tile : row) {
      copy_rectangle(tile, {}, joined, {y, x});
      x += tile.width;
    }
    y += row.front().height;
  }
  return joined;
}

Map crop(Map& map, std::int64_t rows, std::int64_t columns) {
  Map cropped(map.batch, std::min(map.height, rows), std::min(map.width, columns), map.channels);
  copy_rectangle(map, {}, cropped, {});
  return cropped;
}

/// Tiles in raster order. A tile is blended with its already blended neighbours before anything is cut off.
Map process_tiles(Map& input, const Grid& grid, const Process& process) {
  std::vector<std::vector<Map>> kept;
  std::vector<Map> above, row;
  for (std::int64_t i = 0; i < input.height; i += grid.step[0]) {
    row.clear();
    kept.emplace_back();
    for (std::int64_t j = 0; j < input.width; j += grid.step[1]) {
      Map tile(input.batch, std::min(grid.tile[0], input.height - i), std::min(grid.tile[1], input.width - j),
               input.channels);
      copy_rectangle(input, {i, j}, tile, {});
      Map output = process(tile);
      if (!above.empty()) blend_rows(above[row.size()], output, grid.blend[0]);
      if (!row.empty()) blend_columns(row.back(), output, grid.blend[1]);
      kept.back().push_back(crop(output, grid.keep[0], grid.keep[1]));
      row.push_back(std::move(output));
    }
    std::swap(above, row);
  }
  return join(kept);
}

std::string size_text(std::int64_t tile, std::int64_t stride) {
  return std::to_string(tile) + " with stride " + std::to_string(stride);
}

void check_sizes(std::int64_t tile, std::int64_t stride, std::int64_t factor, bool multiples) {
  const bool whole = !multiples || (tile % factor == 0 && stride % factor == 0);
  if (stride >= factor && tile >= stride && whole) return;
  throw Exception(ErrorKind::usage,
                  "Tiles of " + size_text(tile, stride) + " pixels do not fit an autoencoder with the factor " +
                      std::to_string(factor) + ".",
                  "Choose multiples of " + std::to_string(factor) + ", the stride at most the tile.");
}

void check_sizes(const TileSizes& sizes, std::int64_t factor, bool multiples) {
  check_sizes(sizes.min_height, sizes.stride_height, factor, multiples);
  check_sizes(sizes.min_width, sizes.stride_width, factor, multiples);
}

std::int64_t round_up(std::int64_t value, std::int64_t unit) { return (value + unit - 1) / unit * unit; }

}  // namespace

Tensor decode_tiled(Autoencoder& autoencoder, kernels::Backend& backend, const Tensor& latents, const TileSizes& sizes,
                    std::stop_token stop) {
  const std::int64_t f = autoencoder.info().spatial_factor;
  check_sizes(sizes, f, true);
  const auto decode = [&](const Tensor& part) {
    Tensor picture = make_tensor(backend, {part.size(0), part.size(1) * f, part.size(2) * f, 3});
    autoencoder.decode(part, picture, stop);
    return picture;
  };
  const Grid grid{{sizes.stride_height / f, sizes.stride_width / f},
                  {sizes.min_height / f, sizes.min_width / f},
                  {sizes.min_height - sizes.stride_height, sizes.min_width - sizes.stride_width},
                  {sizes.stride_height, sizes.stride_width}};
  if (latents.size(1) <= grid.tile[0] && latents.size(2) <= grid.tile[1]) return decode(latents);
  Map input(backend, latents);
  const Map joined = process_tiles(
      input, grid, [&](const Map& tile) { return Map(backend, decode(upload(backend, tile.values, tile.shape()))); });
  return upload(backend, joined.values, joined.shape());
}

Tensor encode_tiled(Autoencoder& autoencoder, kernels::Backend& backend, const Tensor& picture, const TileSizes& sizes,
                    std::stop_token stop) {
  const AutoencoderInfo info = autoencoder.info();
  const std::int64_t f = info.spatial_factor;
  check_sizes(sizes, f, false);
  const auto encode = [&](const Tensor& part) {
    Tensor latents = make_tensor(backend, {part.size(0), part.size(1) / f, part.size(2) / f, info.latent_channels});
    autoencoder.encode(part, latents, stop);
    return latents;
  };
  if (picture.size(1) <= sizes.min_height && picture.size(2) <= sizes.min_width) return encode(picture);
  const Grid grid{{sizes.stride_height, sizes.stride_width},
                  {sizes.min_height, sizes.min_width},
                  {sizes.min_height / f - sizes.stride_height / f, sizes.min_width / f - sizes.stride_width / f},
                  {sizes.stride_height / f, sizes.stride_width / f}};
  Map input(backend, picture);
  Map joined = process_tiles(input, grid, [&](Map tile) {
    Map padded(tile.batch, round_up(tile.height, f), round_up(tile.width, f), tile.channels);
    copy_rectangle(tile, {}, padded, {});
    return Map(backend, encode(upload(backend, padded.values, padded.shape())));
  });
  const Map cropped = crop(joined, picture.size(1) / f, picture.size(2) / f);
  return upload(backend, cropped.values, cropped.shape());
}

Shape largest_decode_tile(const Shape& latents, const TileSizes& sizes, int spatial_factor) {
  return {latents[0], std::min(latents[1], sizes.min_height / spatial_factor),
          std::min(latents[2], sizes.min_width / spatial_factor), latents[3]};
}

}  // namespace sana::engine
