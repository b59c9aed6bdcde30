// SPDX-License-Identifier: Apache-2.0
#pragma once
// Deterministic numbers for tests: a tensor's values follow from its name alone.

#include <map>
#include <string>
#include <vector>

#include "engine/checkpoint/weights.h"

namespace sana::engine {

/// Element i is lo + (hi - lo) u, u in [0, 1) a hash of the name and i. Row-major.
std::vector<float> fill(const std::string& name, const kernels::Shape& shape, double lo, double hi);

/// Makes up every tensor that is asked for: matrices and kernels within sqrt(3 / fan_in), biases within 0.1,
/// norm weights 0.8 to 1.2.
class FilledWeights final : public TensorSource {
 public:
  void announce(const std::string& name, const kernels::Shape& shape) override;
  kernels::ConstTensorView find(const std::string& name) override;
  std::vector<std::string> names() const override;
  std::string place() const override { return "made-up weights"; }

  /// Adds a tensor that nobody asks for.
  void add_extra(const std::string& name) { announce(name, {1}); }
  /// From now on this tensor is not there.
  void remove(const std::string& name) { removed_ = name; }

 private:
  struct Entry {
    kernels::Shape shape;
    std::vector<float> values;
  };
  std::map<std::string, Entry> entries_;
  std::string removed_;
};

}  // namespace sana::engine
