// SPDX-License-Identifier: Apache-2.0
#pragma once
// A backend around another one that times each of its ops: where the time of a stage goes.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kernels/backend.h"

namespace sana::app {

/// What the calls of one op with one set of shapes took.
struct OpTime {
  std::string op, shapes;
  double flop = 0;  ///< of one call; 0 for ops that are bound by memory
  int calls = 0;
  double seconds = 0;          ///< of all calls
  double fastest_seconds = 0;  ///< of the fastest call
};

/// Ops prepared through it refer to it and to `inner`: both outlive them.
class OpClock final : public kernels::Backend {
 public:
  explicit OpClock(kernels::Backend& inner);
  std::string_view name() const override { return inner_.name(); }
  kernels::DeviceInfo device() const override { return inner_.device(); }
  const kernels::OpTable& ops() const override { return ops_; }
  std::shared_ptr<kernels::Buffer> allocate(std::size_t bytes) override { return inner_.allocate(bytes); }
  void upload(void* device, const void* host, std::size_t bytes) override { inner_.upload(device, host, bytes); }
  void download(void* host, const void* device, std::size_t bytes) override { inner_.download(host, device, bytes); }

  kernels::Backend& inner() const { return inner_; }
  /// Address that stays valid.
  OpTime& time_of(std::string op, std::string shapes, double flop);
  void reset();
  /// Slowest first; those never called are left out.
  std::vector<OpTime> times() const;

 private:
  kernels::Backend& inner_;
  kernels::OpTable ops_;
  std::map<std::pair<std::string, std::string>, OpTime> times_;
};

}  // namespace sana::app
