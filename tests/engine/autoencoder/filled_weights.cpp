// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/autoencoder/filled_weights.h"

#include <cmath>
#include <cstdint>

namespace sana::engine {

std::vector<float> fill(const std::string& name, const kernels::Shape& shape, double lo, double hi) {
  std::uint32_t seed = 0x811c9dc5u;  // FNV-1a
  for (const char c : name) seed = (seed ^ static_cast<unsigned char>(c)) * 0x01000193u;
  std::vector<float> values(static_cast<std::size_t>(shape.elements()));
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::uint32_t a = (static_cast<std::uint32_t>(i) * 0x9E3779B1u) ^ seed;
    a ^= a >> 16;
    a *= 0x85ebca6bu;
    a ^= a >> 13;
    a *= 0xc2b2ae35u;
    a ^= a >> 16;
    const double u = static_cast<double>(a >> 8) / 16777216.0;
    values[i] = static_cast<float>(lo + (hi - lo) * u);
  }
  return values;
}

void FilledWeights::announce(const std::string& name, const kernels::Shape& shape) {
  if (entries_.contains(name)) return;
  double lo = 0.8, hi = 1.2;
  if (shape.rank() >= 2) {
    hi = std::sqrt(3.0 / (static_cast<double>(shape.elements()) / static_cast<double>(shape[0])));
    lo = -hi;
  } else if (name.ends_with("bias")) {
    lo = -0.1;
    hi = 0.1;
  }
  entries_[name] = {shape, fill(name, shape, lo, hi)};
}

kernels::ConstTensorView FilledWeights::find(const std::string& name) {
  const auto found = entries_.find(name);
  if (found == entries_.end() || name == removed_) return {};
  return {found->second.values.data(), kernels::DType::f32, found->second.shape};
}

std::vector<std::string> FilledWeights::names() const {
  std::vector<std::string> all;
  for (const auto& [name, entry] : entries_)
    if (name != removed_) all.push_back(name);
  return all;
}

}  // namespace sana::engine
