// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs the forward functions of one model component: plans each for its shapes once, then replays.

#include <array>
#include <cstdint>
#include <functional>
#include <list>
#include <stop_token>

#include "engine/checkpoint/weights.h"
#include "engine/core/context.h"

namespace sana::engine {

/// Memory that a forward function needs, in bytes.
struct StageBytes {
  std::size_t weights = 0;      ///< packed weights (anonymous memory)
  std::size_t activations = 0;  ///< arena with scratch
  std::size_t held = 0;         ///< of both, what the stage has already
};

class Stage {
 public:
  /// Which function with which extents: plans are kept by this.
  using Key = std::array<std::int64_t, 6>;
  using Forward = std::function<void(Context&)>;

  /// `source`: where the weights come from, whose pages go back once they are packed; null: nothing to give back.
  explicit Stage(kernels::Backend& backend, TensorSource* source = nullptr) : backend_(backend), source_(source) {}

  /// Runs `forward`, planning it at the first use of `key`. Tensors that it captures must keep their shapes for
  /// equal keys. Fails: as its ops do; Cancelled, also where the stop came so late that only the last op saw it.
  template <class F>
  void run(const Key& key, F&& forward, std::stop_token stop = {}, ModuleTrace* trace = nullptr) {
    Plan* plan = find(key);
    if (plan == nullptr) plan = &prepare(key, forward, stop, trace);
    arena_.reserve(backend_, plan->arena_bytes);
    Context context(Context::Mode::run, {backend_, weights_, arena_, *plan, stop, trace});
    forward(context);
    if (stop.stop_requested()) throw Cancelled{};
  }

  /// What run() would need, without packing or allocating anything.
  StageBytes measure(const Forward& forward);

  kernels::Backend& backend() const { return backend_; }
  /// Packed weights held now.
  std::size_t weight_bytes() const { return weights_.bytes(); }
  /// Gives the activations' memory back until the next run().
  void release_activations() { arena_.release(); }
  /// True if the next run() with this key only replays.
  bool is_prepared(const Key& key) { return find(key) != nullptr; }

 private:
  static constexpr std::size_t kept_plans = 8;

  Plan* find(const Key& key);
  Plan& prepare(const Key& key, const Forward& forward, const std::stop_token& stop, ModuleTrace* trace);

  kernels::Backend& backend_;
  TensorSource* source_;
  kernels::WeightPool weights_;
  Arena arena_;
  std::list<std::pair<Key, Plan>> plans_;  // latest used first
};

}  // namespace sana::engine
