// SPDX-License-Identifier: Apache-2.0
// File: SHA-256 of the rest in hex (64 bytes), then the sums of the linear map as doubles.
#include "engine/preview/calibration.h"

#include <algorithm>
#include <cstring>
#include <system_error>
#include <vector>

#include "engine/checkpoint/sha256.h"
#include "engine/image/atomic_file.h"

namespace sana::engine {
namespace {

constexpr std::size_t small_decoder_parameters = 20'000'000;  ///< of the whole autoencoder; the published has 312 M
constexpr std::size_t digest_bytes = 64;
constexpr std::size_t largest_file = std::size_t{64} << 20;
constexpr std::size_t marked_bytes = 64;  ///< of each tensor

std::string digest_of(std::span<const std::uint8_t> bytes) {
  Sha256 hash;
  hash.add_field({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  return hash.hex();
}

}  // namespace

AutoencoderMark mark_of(TensorSource& weights) {
  AutoencoderMark mark;
  Sha256 hash;
  std::vector<std::string> names = weights.names();
  std::ranges::sort(names);
  for (const std::string& name : names) {
    const kernels::ConstTensorView view = weights.find(name);
    hash.add_field(name + " " + view.shape.text());
    const auto elements = static_cast<std::size_t>(view.shape.elements());
    mark.parameters += elements;
    if (!view) continue;
    const std::size_t bytes = std::min(elements * kernels::size_of(view.dtype), marked_bytes);
    hash.add_field({static_cast<const char*>(view.data), bytes});
  }
  mark.identity = hash.hex();
  return mark;
}

PreviewCalibration::PreviewCalibration(const AutoencoderMark& mark, std::size_t channels,
                                       const std::filesystem::path& folder)
    : map_(channels), has_small_decoder_(mark.parameters <= small_decoder_parameters) {
  if (folder.empty()) return;
  file_ = folder / (mark.identity + ".linear");
  restore();
}

void PreviewCalibration::decode_took(double seconds, std::int64_t places) {
  if (places < 1 || !(seconds > 0)) return;
  const double each = seconds / static_cast<double>(places);
  // The first time, weights are packed as well.
  seconds_per_place_ = seconds_per_place_ == 0 ? each : std::min(seconds_per_place_, each);
}

void PreviewCalibration::learn(std::span<const float> latents, std::span<const float> colours) {
  map_.learn(latents, colours);
  if (!file_.empty() && map_.is_calibrated()) keep();
}

void PreviewCalibration::restore() {
  std::error_code error;
  if (!std::filesystem::exists(file_, error)) return;
  try {
    const std::vector<std::uint8_t> bytes = read_file(file_, largest_file);
    if (bytes.size() < digest_bytes || (bytes.size() - digest_bytes) % sizeof(double) != 0) return;
    const std::span<const std::uint8_t> rest = std::span(bytes).subspan(digest_bytes);
    if (std::memcmp(digest_of(rest).data(), bytes.data(), digest_bytes) != 0) return;
    std::vector<double> sums(rest.size() / sizeof(double));
    std::memcpy(sums.data(), rest.data(), rest.size());
    if (auto restored = LinearMap::from_sums(map_.channels(), sums)) map_ = std::move(*restored);
  } catch (const Exception&) {
    // Unreadable: the map is learnt again.
  }
}

void PreviewCalibration::keep() const {
  const std::vector<double> sums = map_.sums();
  std::vector<std::uint8_t> bytes(digest_bytes + sums.size() * sizeof(double));
  std::memcpy(bytes.data() + digest_bytes, sums.data(), sums.size() * sizeof(double));
  std::memcpy(bytes.data(), digest_of(std::span(bytes).subspan(digest_bytes)).data(), digest_bytes);
  std::error_code ignored;
  std::filesystem::create_directories(file_.parent_path(), ignored);
  try {
    write_file(file_, bytes);
  } catch (const Exception&) {
    // A full or read-only cache costs the previews of the next start, and nothing else.
  }
}

}  // namespace sana::engine
