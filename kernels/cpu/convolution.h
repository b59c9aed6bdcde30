// SPDX-License-Identifier: Apache-2.0
#pragma once
// One 2-D convolution over channels-last pictures, cut into bands of rows: bounded scratch, an answer to a wish to stop
// between bands, and an epilogue that finds its band in the cache.
//
// Two algorithms. Direct: the library's kernels on channels-last maps. Winograd F(4x4, 3x3), AVX-512 only, two to three
// times as quick on large maps: its blocked layout is made band by band, so the maps between the ops stay as they are.
// Its rounding differs: relative error of one convolution 2e-6 where direct has 3e-7 (128 to 1024 channels, measured
// against direct). It is used from 128 channels and 32x32 outputs on, so that small models take the direct one.

#include <functional>
#include <memory>
#include <type_traits>
#include <vector>

#include "kernels/cpu/cpu_backend.h"
#include "kernels/cpu/onednn.h"

namespace sana::kernels {

class Convolution {
 public:
  /// Where the output goes: a whole map of the caller's, or one band after the other into the same scratch.
  enum class Output : std::uint8_t { map, band };
  struct Spec {
    Shape x;                             ///< (B, h, w, C_in)
    std::vector<std::int64_t> kernel;    ///< (C_out, C_in / groups, kh, kw)
    ConstTensorView weight;              ///< as stored; names the weights in the pool
    ConstTensorView bias;
    std::int64_t bias_repeats = 1;
    int stride = 1, padding = 0, groups = 1;
    int enlarge = 1;                     ///< 2: x is first enlarged by nearest neighbour (Winograd and bf16 only)
    int shared_rows = 0;                 ///< the last rows of a band that the next band computes again
    int epilogue_rows = 1;               ///< rows that an epilogue is given at once
    Output output = Output::map;
    Precision precision = Precision::fp32;
    const char* packing = "conv";
    /// The kernel in fp32 where it is not the stored one.
    std::function<std::vector<float>()> kernel_values = {};
  };

  Convolution(const Spec& spec, PrepareContext& context);
  std::size_t scratch_bytes() const;
  std::size_t packed_bytes() const { return packed_bytes_; }
  std::int64_t height() const { return height_; }  ///< of the output
  std::int64_t width() const { return width_; }
  /// Whether Winograd would serve these maps.
  static bool winograd_serves(const Spec& spec);

  /// Output rows [begin, end) of picture `image`, at `rows` (end - begin, width, C_out).
  struct Rows {
    std::int64_t image, begin, end;
    float* rows;
  };
  struct NoEpilogue {
    void operator()(const Rows&) const {}
  };

  /// Computes all bands in order. y: (B, height, width, C_out), or null for Output::band. When a band is there,
  /// after(Rows) is called for each `epilogue_rows` of it (and the shared rows behind them), by the whole team at once:
  /// it may write these rows and anything that belongs to them alone, and must leave x as it is.
  template <class After = NoEpilogue>
  void run(const float* x, float* y, const RunContext& context, const After& after = {}) const noexcept {
    const TeamScope scope(team_);
    for (std::int64_t image = 0; image < spec_.x[0]; ++image)
      for (const BandPlan& band : bands_) {
        if (stop_requested(context)) return;
        float* rows = band_target(y, image, band, context);
        run_band(x, band, image, rows, context);
        if (std::is_same_v<After, NoEpilogue> && !winograd_) continue;
        const std::int64_t own = band.end - band.begin - spec_.shared_rows;
        for_blocks(team_, own, spec_.epilogue_rows, [&](std::int64_t begin, std::int64_t end, int) {
          float* first = rows + begin * width_ * channels_;
          if (winograd_) store_rows(band, begin, end, first, context);
          after(Rows{image, band.begin + begin, band.begin + end + spec_.shared_rows, first});
        });
      }
  }

 private:
  struct BandPlan {
    std::int64_t begin, end;        ///< output rows
    std::int64_t source, source_end;///< input rows read, clipped (direct) or not (Winograd)
    std::size_t primitive;
  };
  struct Cut {
    std::int64_t rows, source_rows, pad_top, pad_bottom;
    bool operator==(const Cut&) const = default;
  };

  void cut_bands();
  Cut cut_of(const BandPlan& band) const;
  void make_primitives(PrepareContext& context);
  LibraryPrimitive::Plan plan(const dnnl::memory::desc& weights, const Cut& cut) const;
  void pack(const dnnl::memory& packed) const;
  std::int64_t most_band_rows() const;

  float* band_target(float* y, std::int64_t image, const BandPlan& band, const RunContext& context) const;
  void run_band(const float* x, const BandPlan& band, std::int64_t image, float* rows, const RunContext& context) const;
  /// Whether a band's source is made in the scratch: blocked for Winograd, or rounded to bf16.
  bool source_is_made() const { return winograd_ || spec_.precision == Precision::bf16; }
  void make_narrow_source(const float* picture, const BandPlan& band, const RunContext& context) const;
  void make_blocked_source(const float* picture, const BandPlan& band, const RunContext& context) const;
  /// Rows [begin, end) of a Winograd band, channels last, to `target`.
  void store_rows(const BandPlan& band, std::int64_t begin, std::int64_t end, float* target,
                  const RunContext& context) const;
  std::size_t source_bytes() const;  ///< of a band: blocked (Winograd) or in bf16
  std::size_t target_bytes() const;  ///< of a band, blocked (Winograd)

  Team& team_;
  Spec spec_;
  std::int64_t height_, width_, channels_;
  bool winograd_;
  std::vector<float> bias_;
  std::vector<BandPlan> bands_;
  std::vector<Cut> cuts_;
  std::vector<std::unique_ptr<LibraryPrimitive>> primitives_;
  std::size_t library_bytes_ = 0, packed_bytes_ = 0;
};

}  // namespace sana::kernels
