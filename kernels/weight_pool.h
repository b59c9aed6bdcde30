// SPDX-License-Identifier: Apache-2.0
#pragma once
// Packed weights of one model stage: made once, shared by every prepared op of the stage, alive as long as the stage.

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sana::kernels {

/// A backend's packed form of some weights.
class PackedWeights {
 public:
  virtual ~PackedWeights() = default;
  /// Anonymous memory held, in bytes.
  virtual std::size_t bytes() const = 0;
};

/// Keyed by the addresses of the stored weights and by the packing's name ("linear", "conv3x3.winograd").
/// One thread at a time.
class WeightPool {
 public:
  struct Key {
    std::vector<const void*> sources;
    std::string packing;
    auto operator<=>(const Key&) const = default;
  };

  std::shared_ptr<PackedWeights> find(const Key& key) const {
    auto found = packed_.find(key);
    return found == packed_.end() ? nullptr : found->second;
  }
  void put(Key key, std::shared_ptr<PackedWeights> packed) { packed_[std::move(key)] = std::move(packed); }
  std::size_t bytes() const {
    std::size_t sum = 0;
    for (const auto& [key, packed] : packed_) sum += packed->bytes();
    return sum;
  }

 private:
  std::map<Key, std::shared_ptr<PackedWeights>> packed_;
};

}  // namespace sana::kernels
