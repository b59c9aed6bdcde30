// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether the engine still lives and works. Numbers only: the caller has the clock (milliseconds).

#include <QtGlobal>

namespace sana::ui {

class EngineWatch {
 public:
  enum class Verdict : quint8 { alive, silent, stuck };

  EngineWatch(qint64 silenceMs, qint64 stuckMs) : silenceMs_(silenceMs), stuckMs_(stuckMs) {}

  void started(qint64 now);
  /// Any byte from the engine.
  void heard(qint64 now);
  void beat(qint64 now, quint64 tick, bool busy);
  /// Work that can be seen: a stage moved on.
  void advanced(qint64 now) { advancedAt_ = now; }
  void stepTook(qint64 milliseconds) { stepMs_ = milliseconds; }
  /// The clock ran while nobody could listen (the machine slept, this process was stopped).
  void forgive(qint64 now) { heardAt_ = advancedAt_ = now; }

  Verdict judge(qint64 now) const;
  /// The latest step, 0 before the first.
  qint64 stepMs() const { return stepMs_; }

 private:
  /// A cold program has to be read from the disk before it can beat.
  static constexpr int firstPatience = 4;
  static constexpr int stepsUntilStuck = 10;

  qint64 silenceMs_, stuckMs_;
  qint64 heardAt_ = 0, advancedAt_ = 0, stepMs_ = 0;
  quint64 tick_ = 0;
  bool hasSpoken_ = false, busy_ = false;
};

}  // namespace sana::ui
