// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/loop_gap.h"

#include <algorithm>

namespace sana::app {
namespace {

constexpr int intervalMs = 5;
constexpr int buckets = 10001;

}  // namespace

void LoopGap::Gaps::add(double gap_ms) {
  gap_ms = std::max(0.0, gap_ms);
  tenths_.resize(buckets);
  ++tenths_[std::min(buckets - 1, int(gap_ms * 10))];
  ++samples_;
  longest_ms_ = std::max(longest_ms_, gap_ms);
}

QJsonObject LoopGap::Gaps::report() const {
  const auto quantile = [&](double share) {
    qint64 left = qint64(double(samples_) * share);
    for (int bucket = 0; bucket < tenths_.size(); ++bucket)
      if ((left -= tenths_.at(bucket)) < 0) return bucket / 10.0;
    return longest_ms_;
  };
  QJsonObject counts;
  for (int bucket = 0; bucket < tenths_.size(); ++bucket)
    if (tenths_.at(bucket) > 0) counts.insert(QString::number(bucket), tenths_.at(bucket));
  return {{QStringLiteral("p50"), quantile(0.5)}, {QStringLiteral("p99"), quantile(0.99)},
          {QStringLiteral("max"), longest_ms_}, {QStringLiteral("samples"), samples_},
          {QStringLiteral("counts"), counts}};
}

LoopGap::LoopGap(QObject* parent) : QObject(parent), schedule_(QStringLiteral("/proc/thread-self/schedstat")) {
  schedule_.open(QIODevice::ReadOnly | QIODevice::Unbuffered);  // where the kernel has none, "own" is the same as all
  timer_.setTimerType(Qt::PreciseTimer);
  connect(&timer_, &QTimer::timeout, this, &LoopGap::sample);
  reset();
  timer_.start(intervalMs);
}

void LoopGap::reset() {
  all_ = own_ = {};
  queued_ms_ = queued_ms();
  clock_.start();
}

void LoopGap::sample() {
  const double gap_ms = double(clock_.nsecsElapsed()) / 1e6 - intervalMs;
  const double queued = queued_ms();
  clock_.start();
  all_.add(gap_ms);
  own_.add(gap_ms - (queued - queued_ms_));
  queued_ms_ = queued;
}

/// How long the thread has been waiting for a processor since it began: the second of three numbers, in nanoseconds.
double LoopGap::queued_ms() {
  if (!schedule_.isOpen() || !schedule_.seek(0)) return 0;
  constexpr int longestLine = 100;
  return schedule_.read(longestLine).split(' ').value(1).toDouble() / 1e6;
}

QJsonObject LoopGap::report() const {
  QJsonObject report = all_.report();
  report.insert(QStringLiteral("own"), own_.report());
  return report;
}

}  // namespace sana::app
