// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a seed. out: the unit noise that torch.randn draws from a CPU generator with that seed.

#include <cstdint>
#include <optional>
#include <random>
#include <span>

namespace sana::engine {

/// MT19937 with PyTorch's two ways to normal numbers. The values depend on IEEE arithmetic only, not on the C library.
class TorchGenerator {
 public:
  /// Only the low 32 bits of the seed count.
  explicit TorchGenerator(std::uint64_t seed) : engine_(static_cast<std::uint32_t>(seed)) {}

  /// One draw of a whole tensor of N(0, 1), in row-major order of the reference's layout (B, C, H, W).
  /// From 16 elements on: Box-Muller in fp32 over blocks of 16; below: in double, where an odd count leaves a value for
  /// the next draw below 16. Splitting a draw in two gives other numbers.
  /// Source: PyTorch normal_fill, normal_distribution (ATen CPU); within 2e-6 of its vector code.
  void normal(std::span<float> values);

 private:
  void fill_uniform(std::span<float> values);
  std::uint64_t next_53_bits();
  float next_double_normal();

  std::mt19937 engine_;
  std::optional<double> cached_normal_;
};

}  // namespace sana::engine
