// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How long the stages take, learnt from earlier pictures; and how durations are said.

#include <QHash>
#include <QSize>
#include <QString>

#include <array>
#include <optional>

#include "ui/bridge/engine_types.h"
#include "ui/library/library_types.h"

namespace sana::ui {

struct TimingKey {
  QString model, device;
  QSize size;
  QString precision = {};  ///< "" is fp32
};

/// Seconds by model, size, device, precision and stage; a new measurement counts as much as all before it. Every
/// picture is drawn on its own, so that how many were wished does not matter.
class StageTimes {
 public:
  void add(const StageTiming& timing);
  std::optional<double> load(const TimingKey& key) const { return seconds(key, "load"); }
  std::optional<double> understand(const TimingKey& key) const { return seconds(key, "understand"); }
  std::optional<double> step(const TimingKey& key) const { return seconds(key, "draw"); }
  std::optional<double> develop(const TimingKey& key) const { return seconds(key, "develop"); }
  /// Of one picture; nothing unless drawing and developing were measured.
  std::optional<double> picture(const TimingKey& key, int steps, bool remembered) const;
  /// Parts of the bar for understand, draw, develop: measured, each at least a tenth.
  std::array<double, 3> shares(const TimingKey& key, int steps) const;
  /// The measurements of a finished picture.
  static QVector<StageTiming> timings(const TimingKey& key, const StageSeconds& seconds, int steps, bool remembered);

 private:
  std::optional<double> seconds(const TimingKey& key, const char* stage) const;
  QHash<QString, double> seconds_;
};

/// Below ten seconds to the second, below a minute to five, then whole minutes: "8 s", "15 s", "2 min".
QString durationText(double seconds);

}  // namespace sana::ui
