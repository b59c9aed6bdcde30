// SPDX-License-Identifier: Apache-2.0
#include "engine/core/stage.h"

namespace sana::engine {

Plan* Stage::find(const Key& key) {
  for (auto& [stored, plan] : plans_)
    if (stored == key) return &plan;
  return nullptr;
}

Plan& Stage::prepare(const Key& key, const Forward& forward, ModuleTrace* trace) {
  Plan plan;
  arena_.start_planning();
  Context context(Context::Mode::prepare, {backend_, weights_, arena_, plan, {}, trace});
  forward(context);
  plan.arena_bytes = arena_.peak();
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
  return {plan.packed_bytes, arena.peak()};
}

}  // namespace sana::engine
