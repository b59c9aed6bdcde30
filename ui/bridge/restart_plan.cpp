// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/restart_plan.h"

namespace sana::ui {

std::optional<int> RestartPlan::crashed(qint64 now) {
  crashes_.removeIf([&](qint64 at) { return now - at > window_; });
  crashes_.append(now);
  ++inARow_;
  if (crashes_.size() >= limit_) return std::nullopt;
  if (delays_.isEmpty()) return 0;
  return delays_.at(qMin(qsizetype(inARow_), delays_.size()) - 1);
}

void RestartPlan::reset() {
  inARow_ = 0;
  crashes_.clear();
}

}  // namespace sana::ui
