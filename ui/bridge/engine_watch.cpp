// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/engine_watch.h"

namespace sana::ui {

void EngineWatch::started(qint64 now) {
  forgive(now);
  tick_ = 0;
  hasSpoken_ = busy_ = false;
}

void EngineWatch::heard(qint64 now) {
  heardAt_ = now;
  hasSpoken_ = true;
}

void EngineWatch::beat(qint64 now, quint64 tick, bool busy) {
  // An idle engine's tick may stand still for hours: work counts from the beat that first called it busy.
  if (tick != tick_ || !busy || !busy_) advancedAt_ = now;
  tick_ = tick;
  busy_ = busy;
}

EngineWatch::Verdict EngineWatch::judge(qint64 now) const {
  const qint64 patience = hasSpoken_ ? silenceMs_ : silenceMs_ * firstPatience;
  if (now - heardAt_ > patience) return Verdict::silent;
  const qint64 longest = qMax(stuckMs_, stepsUntilStuck * stepMs_);
  return busy_ && now - advancedAt_ > longest ? Verdict::stuck : Verdict::alive;
}

}  // namespace sana::ui
