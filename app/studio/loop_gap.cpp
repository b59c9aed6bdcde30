// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/loop_gap.h"

#include <algorithm>

namespace sana::app {
namespace {

constexpr int intervalMs = 5;
constexpr int buckets = 10001;

}  // namespace

LoopGap::LoopGap(QObject* parent) : QObject(parent) {
  timer_.setTimerType(Qt::PreciseTimer);
  connect(&timer_, &QTimer::timeout, this, &LoopGap::sample);
  reset();
  timer_.start(intervalMs);
}

void LoopGap::reset() {
  tenths_.fill(0, buckets);
  samples_ = 0;
  longest_ms_ = 0;
  clock_.start();
}

void LoopGap::sample() {
  const double gap_ms = std::max(0.0, double(clock_.nsecsElapsed()) / 1e6 - intervalMs);
  clock_.start();
  ++tenths_[std::min(buckets - 1, int(gap_ms * 10))];
  ++samples_;
  longest_ms_ = std::max(longest_ms_, gap_ms);
}

QJsonObject LoopGap::report() const {
  const auto quantile = [&](double share) {
    qint64 left = qint64(double(samples_) * share);
    for (int bucket = 0; bucket < buckets; ++bucket)
      if ((left -= tenths_.at(bucket)) < 0) return bucket / 10.0;
    return longest_ms_;
  };
  return {{QStringLiteral("p50"), quantile(0.5)}, {QStringLiteral("p99"), quantile(0.99)},
          {QStringLiteral("max"), longest_ms_}, {QStringLiteral("samples"), samples_}};
}

}  // namespace sana::app
