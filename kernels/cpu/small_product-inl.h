// SPDX-License-Identifier: Apache-2.0
// Matrix products of attention's sizes, on padded operands; included once a target.
#if defined(SANA_KERNELS_CPU_SMALL_PRODUCT_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef SANA_KERNELS_CPU_SMALL_PRODUCT_INL_H
#undef SANA_KERNELS_CPU_SMALL_PRODUCT_INL_H
#else
#define SANA_KERNELS_CPU_SMALL_PRODUCT_INL_H
#endif

#include <cstddef>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace sana::kernels {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Accumulators of one tile: 6 rows by this many vectors fill the registers of the target.
#if HWY_TARGET <= HWY_AVX3
inline constexpr int tile_vectors = 4;
#else
inline constexpr int tile_vectors = 2;
#endif
inline constexpr int tile_rows = 6;

/// C = A B.  A(m, k) = a[m a_row + k a_column];  B (K, N) rows b_row apart, C (M, N) rows c_row apart. N is a multiple
/// of the vector length, and the sums over k run in order.
struct SmallProduct {
  const float* a;
  std::ptrdiff_t a_row, a_column;
  const float* b;
  std::ptrdiff_t b_row;
  float* c;
  std::ptrdiff_t c_row;
  std::ptrdiff_t m, n, k;
};

template <int Rows, int Vectors>
HWY_INLINE void product_tile(const SmallProduct& p, std::ptrdiff_t row, std::ptrdiff_t column) {
  const hn::ScalableTag<float> d;
  const auto lanes = static_cast<std::ptrdiff_t>(hn::Lanes(d));
  using V = hn::Vec<decltype(d)>;
  V sum[Rows][Vectors];
  for (int r = 0; r < Rows; ++r)
    for (int v = 0; v < Vectors; ++v) sum[r][v] = hn::Zero(d);
  const float* a = p.a + row * p.a_row;
  const float* b = p.b + column;
  for (std::ptrdiff_t k = 0; k < p.k; ++k, a += p.a_column, b += p.b_row) {
    V factor[Vectors];
    for (int v = 0; v < Vectors; ++v) factor[v] = hn::LoadU(d, b + v * lanes);
    for (int r = 0; r < Rows; ++r) {
      const V value = hn::Set(d, a[r * p.a_row]);
      for (int v = 0; v < Vectors; ++v) sum[r][v] = hn::MulAdd(value, factor[v], sum[r][v]);
    }
  }
  for (int r = 0; r < Rows; ++r)
    for (int v = 0; v < Vectors; ++v) hn::StoreU(sum[r][v], d, p.c + (row + r) * p.c_row + column + v * lanes);
}

template <int Vectors>
HWY_INLINE void product_columns(const SmallProduct& p, std::ptrdiff_t column) {
  std::ptrdiff_t row = 0;
  for (; row + tile_rows <= p.m; row += tile_rows) product_tile<tile_rows, Vectors>(p, row, column);
  for (; row + 2 <= p.m; row += 2) product_tile<2, Vectors>(p, row, column);
  if (row < p.m) product_tile<1, Vectors>(p, row, column);
}

/// Column strips as equal as they can be: 5 vectors are 3 + 2, not 4 + 1.
HWY_INLINE void small_product(const SmallProduct& p) {
  const auto lanes = static_cast<std::ptrdiff_t>(hn::Lanes(hn::ScalableTag<float>()));
  const std::ptrdiff_t vectors = p.n / lanes;
  std::ptrdiff_t strips = (vectors + tile_vectors - 1) / tile_vectors;
  for (std::ptrdiff_t at = 0; at < vectors; --strips) {
    const std::ptrdiff_t width = (vectors - at + strips - 1) / strips;
    if constexpr (tile_vectors == 4) {
      if (width == 4) product_columns<4>(p, at * lanes);
      if (width == 3) product_columns<3>(p, at * lanes);
    }
    if (width == 2) product_columns<2>(p, at * lanes);
    if (width == 1) product_columns<1>(p, at * lanes);
    at += width;
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace sana::kernels
HWY_AFTER_NAMESPACE();

#endif
