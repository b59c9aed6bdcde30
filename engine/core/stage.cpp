// SPDX-License-Identifier: Apache-2.0
#include "engine/core/stage.h"

namespace sana::engine {

Plan* Stage::find(const Key& key) {
  for (auto entry = plans_.begin(); entry != plans_.end(); ++entry) {
    if (entry->first != key) continue;
    plans_.splice(plans_.begin(), plans_, entry);
    return &entry->second;
  }
  return nullptr;
}

Plan& Stage::prepare(const Key& key, const Forward& forward, const std::stop_token& stop, ModuleTrace* trace) {
  Plan plan;
  const std::size_t packed_before = weights_.bytes();
  arena_.start_planning();
  Context context(Context::Mode::prepare, {backend_, weights_, arena_, plan, stop, trace});
  forward(context);
  plan.arena_bytes = arena_.peak();
  if (source_ != nullptr && weights_.bytes() > packed_before) source_->release_pages();
  if (plans_.size() == kept_plans) plans_.pop_back();
  plans_.emplace_front(key, std::move(plan));
  return plans_.front().second;
}

StageBytes Stage::measure(const Forward& forward) {
  Plan plan;
  Arena arena;
  arena.start_planning();
  Context context(Context::Mode::measure, {backend_, weights_, arena, plan});
  forward(context);
  return {plan.packed_bytes, arena.peak(), weights_.bytes() + arena_.held_bytes()};
}

}  // namespace sana::engine
