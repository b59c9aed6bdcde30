// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/convolution.h"

#include <algorithm>
#include <cstring>

#include "kernels/cpu/expand.h"
#include "kernels/error.h"

namespace sana::kernels {
namespace {

using dnnl::memory;

/// Channels in a block of the Winograd kernels' layout nChw16c.
constexpr std::int64_t block_channels = 16;
/// Multiply-adds of one direct call: 50 to 100 ms on a slow machine, so that a wish to stop is seen in time.
constexpr std::int64_t call_products = std::int64_t{8} << 30;
/// Floats of one direct band's output: the epilogue finds most of it in the last-level cache.
constexpr std::int64_t direct_band_floats = std::int64_t{4} << 20;
/// Output pixels of a Winograd band: below, its products are too small; above, its tiles leave the cache.
std::int64_t winograd_band_pixels(std::int64_t channels) {
  return std::max<std::int64_t>(4096, (std::int64_t{1} << 20) / channels);
}

/// The kernels on batch-reduced products (brgconv, brdgmm) choose their blocks, and with them the order of the sums,
/// by the number of threads: one shape in twenty gives other bytes on three threads. The older ones do not.
bool depends_on_threads(const std::string& kernel) { return kernel.starts_with("br"); }

std::size_t rounded(std::size_t bytes) { return (bytes + 63) / 64 * 64; }

}  // namespace

bool Convolution::winograd_serves(const Spec& spec) {
  const std::int64_t rows = spec.x[1] * spec.enlarge, columns = spec.x[2] * spec.enlarge;
  return has_avx512() && spec.precision == Precision::fp32 && spec.kernel[2] == 3 && spec.kernel[3] == 3 &&
         spec.stride == 1 && spec.padding == 1 && spec.groups == 1 && spec.shared_rows == 0 && spec.kernel[0] >= 128 &&
         spec.kernel[1] >= 128 && spec.kernel[0] % block_channels == 0 && spec.kernel[1] % block_channels == 0 &&
         rows * columns >= 32 * 32;
}

Convolution::Convolution(const Spec& spec, PrepareContext& context)
    : team_(team_of(context)), spec_(spec), channels_(spec.kernel[0]), winograd_(winograd_serves(spec)) {
  height_ = (spec.x[1] * spec.enlarge + 2 * spec.padding - spec.kernel[2]) / spec.stride + 1;
  width_ = (spec.x[2] * spec.enlarge + 2 * spec.padding - spec.kernel[3]) / spec.stride + 1;
  SANA_CHECK(height_ > 0 && width_ > 0, "convolution of " + spec.x.text());
  SANA_CHECK(source_is_made() || spec.enlarge == 1, "only a source that is made can be enlarged");
  const std::vector<float> stored = expanded(spec.bias);
  for (std::int64_t i = 0; i < spec.bias_repeats; ++i) bias_.insert(bias_.end(), stored.begin(), stored.end());
  const TeamScope scope(team_);
  with_library_errors("a convolution", [&] {
    cut_bands();
    make_primitives(context);
  });
}

void Convolution::cut_bands() {
  const std::int64_t row_products =
      width_ * channels_ * spec_.kernel[1] * spec_.kernel[2] * spec_.kernel[3];
  const std::int64_t wanted =
      winograd_ ? (winograd_band_pixels(std::max(channels_, spec_.kernel[1])) + width_ - 1) / width_
                : std::min(call_products / row_products, direct_band_floats / (width_ * channels_));
  const std::int64_t total = height_ - spec_.shared_rows;
  // Multiples of four: Winograd's tiles, and pairs of rows for a pixel unshuffle behind.
  const std::int64_t rows = std::max<std::int64_t>(winograd_ ? 8 : 4, wanted / 4 * 4);
  const std::int64_t count = (total + rows - 1) / rows;
  const std::int64_t step = ((total + count - 1) / count + 3) / 4 * 4;
  for (std::int64_t begin = 0; begin < total; begin += step) {
    BandPlan band{begin, std::min(total, begin + step) + spec_.shared_rows, 0, 0, 0};
    band.source = band.begin * spec_.stride - spec_.padding;
    band.source_end = (band.end - 1) * spec_.stride - spec_.padding + spec_.kernel[2];
    const Cut cut = cut_of(band);
    if (!winograd_) {
      band.source = std::max<std::int64_t>(0, band.source);
      band.source_end = std::min(spec_.x[1] * spec_.enlarge, band.source_end);
    }
    const auto found = std::find(cuts_.begin(), cuts_.end(), cut);
    band.primitive = static_cast<std::size_t>(found - cuts_.begin());
    if (found == cuts_.end()) cuts_.push_back(cut);
    bands_.push_back(band);
  }
}

Convolution::Cut Convolution::cut_of(const BandPlan& band) const {
  const std::int64_t rows = band.end - band.begin;
  if (winograd_) return {rows, rows + 2, 0, 0};
  const std::int64_t top = std::max<std::int64_t>(0, -band.source);
  const std::int64_t bottom = std::max<std::int64_t>(0, band.source_end - spec_.x[1] * spec_.enlarge);
  return {rows, band.source_end - band.source - top - bottom, top, bottom};
}

LibraryPrimitive::Plan Convolution::plan(const memory::desc& weights, const Cut& cut) const {
  const auto tag = winograd_ ? memory::format_tag::nChw16c : memory::format_tag::nhwc;
  const auto f32 = memory::data_type::f32;
  const memory::desc source({1, spec_.x[3], cut.source_rows, spec_.x[2] * spec_.enlarge},
                            product_type(spec_.precision), tag);
  const memory::desc target({1, channels_, cut.rows, width_}, f32, tag);
  const memory::desc offset = bias_.empty() ? memory::desc() : memory::desc({channels_}, f32, memory::format_tag::a);
  const dnnl::convolution_forward::desc description(
      dnnl::prop_kind::forward_inference,
      winograd_ ? dnnl::algorithm::convolution_winograd : dnnl::algorithm::convolution_direct, source, weights, offset,
      target, {spec_.stride, spec_.stride}, {cut.pad_top, spec_.padding}, {cut.pad_bottom, spec_.padding});
  return plan_of<dnnl::convolution_forward>(description, depends_on_threads);
}

void Convolution::make_primitives(PrepareContext& context) {
  const auto& kernel = spec_.kernel;
  const memory::dims dims = spec_.groups == 1
                                ? memory::dims(kernel)
                                : memory::dims{spec_.groups, kernel[0] / spec_.groups, kernel[1], kernel[2], kernel[3]};
  const WeightPool::Key key{
      {spec_.weight.data},
      std::string(spec_.packing) + (winograd_ ? ".winograd" : spec_.precision == Precision::bf16 ? ".bf16" : ".f32")};
  LibraryWeightSource weights(context.weights, key,
                              memory::desc(dims, product_type(spec_.precision), memory::format_tag::any),
                              [&](const memory& packed) { pack(packed); }, context.measure);
  for (const Cut& cut : cuts_) {
    primitives_.push_back(weights.primitive([&](const memory::desc& layout) { return plan(layout, cut); },
                                            bias_.empty() ? nullptr : bias_.data()));
    library_bytes_ = std::max(library_bytes_, rounded(primitives_.back()->scratch_bytes()));
  }
  packed_bytes_ = weights.packed_bytes();
}

void Convolution::pack(const memory& packed) const {
  std::vector<float> values;
  const void* kernel = spec_.weight.data;
  if (spec_.kernel_values) values = spec_.kernel_values();
  else if (spec_.weight.dtype != DType::f32) values = expanded(spec_.weight);
  if (!values.empty()) kernel = values.data();
  const auto tag = spec_.groups == 1 ? memory::format_tag::oihw : memory::format_tag::goihw;
  dnnl::engine engine = packed.get_engine();
  dnnl::stream stream(engine);
  memory source(memory::desc(packed.get_desc().dims(), memory::data_type::f32, tag), engine,
                const_cast<void*>(kernel));
  memory target = packed;
  dnnl::reorder(source, target).execute(stream, source, target);
  stream.wait();
}

std::int64_t Convolution::most_band_rows() const {
  std::int64_t most = 0;
  for (const Cut& cut : cuts_) most = std::max(most, cut.rows);
  return most;
}

std::size_t Convolution::source_bytes() const {
  std::int64_t rows = 0;
  for (const Cut& cut : cuts_) rows = std::max(rows, cut.source_rows);
  const auto elements = static_cast<std::size_t>(rows * spec_.x[2] * spec_.enlarge * spec_.x[3]);
  if (winograd_) return rounded(elements * sizeof(float));
  return spec_.precision == Precision::bf16 ? rounded(elements * 2) : 0;
}

std::size_t Convolution::target_bytes() const {
  return winograd_ ? rounded(static_cast<std::size_t>(most_band_rows() * width_ * channels_) * sizeof(float)) : 0;
}

std::size_t Convolution::scratch_bytes() const {
  const auto band = static_cast<std::size_t>(most_band_rows() * width_ * channels_) * sizeof(float);
  return library_bytes_ + source_bytes() + target_bytes() + (spec_.output == Output::band ? rounded(band) : 0);
}

float* Convolution::band_target(float* y, std::int64_t image, const BandPlan& band, const RunContext& context) const {
  if (spec_.output == Output::map) return y + (image * height_ + band.begin) * width_ * channels_;
  return reinterpret_cast<float*>(context.scratch.data() + library_bytes_ + source_bytes() + target_bytes());
}

void Convolution::run_band(const float* x, const BandPlan& band, std::int64_t image, float* rows,
                           const RunContext& context) const {
  const std::int64_t row_floats = spec_.x[2] * spec_.x[3];
  const float* picture = x + image * spec_.x[1] * row_floats;
  const void* source = picture + band.source * row_floats;
  void* target = rows;
  if (source_is_made()) source = context.scratch.data() + library_bytes_;
  if (winograd_) {
    make_blocked_source(picture, band, context);
    target = context.scratch.data() + library_bytes_ + source_bytes();
  } else if (source_is_made()) {
    make_narrow_source(picture, band, context);
  }
  primitives_[band.primitive]->run(source, target, context.scratch.data());
}

void Convolution::make_narrow_source(const float* picture, const BandPlan& band, const RunContext& context) const {
  auto* narrow = reinterpret_cast<std::uint16_t*>(context.scratch.data() + library_bytes_);
  const std::int64_t in = spec_.x[3], columns = spec_.x[2] * spec_.enlarge;
  team_.parallel_for(band.source_end - band.source, [&](std::int64_t row, int) {
    const float* pixels = picture + (band.source + row) / spec_.enlarge * spec_.x[2] * in;
    std::uint16_t* out = narrow + row * columns * in;
    if (spec_.enlarge == 1) return round_to_bf16(pixels, out, static_cast<std::size_t>(columns * in));
    for (std::int64_t column = 0; column < columns; ++column)
      round_to_bf16(pixels + column / spec_.enlarge * in, out + column * in, static_cast<std::size_t>(in));
  });
}

void Convolution::make_blocked_source(const float* picture, const BandPlan& band, const RunContext& context) const {
  const std::int64_t columns = spec_.x[2] * spec_.enlarge, in = spec_.x[3], rows = band.source_end - band.source;
  const std::int64_t block_floats = rows * columns * block_channels;
  auto* source = reinterpret_cast<float*>(context.scratch.data() + library_bytes_);
  team_.parallel_for(rows, [&](std::int64_t row, int) {
    const std::int64_t y = band.source + row;
    float* out = source + row * columns * block_channels;
    if (y < 0 || y >= spec_.x[1] * spec_.enlarge) {
      for (std::int64_t block = 0; block < in / block_channels; ++block)
        std::memset(out + block * block_floats, 0, static_cast<std::size_t>(columns * block_channels) * sizeof(float));
      return;
    }
    const float* pixels = picture + y / spec_.enlarge * spec_.x[2] * in;
    for (std::int64_t column = 0; column < columns; ++column)
      for (std::int64_t block = 0; block < in / block_channels; ++block)
        std::memcpy(out + block * block_floats + column * block_channels,
                    pixels + column / spec_.enlarge * in + block * block_channels, block_channels * sizeof(float));
  });
}

void Convolution::store_rows(const BandPlan& band, std::int64_t begin, std::int64_t end, float* target,
                             const RunContext& context) const {
  const auto* source = reinterpret_cast<const float*>(context.scratch.data() + library_bytes_ + source_bytes());
  const std::int64_t block_floats = (band.end - band.begin) * width_ * block_channels;
  for (std::int64_t pixel = begin * width_; pixel < end * width_; ++pixel, target += channels_)
    for (std::int64_t block = 0; block < channels_ / block_channels; ++block)
      std::memcpy(target + block * block_channels, source + block * block_floats + pixel * block_channels,
                  block_channels * sizeof(float));
}

}  // namespace sana::kernels
