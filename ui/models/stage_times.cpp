// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stage_times.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace sana::ui {
namespace {

QString sizeText(QSize size) { return QStringLiteral("%1x%2").arg(size.width()).arg(size.height()); }

/// What the measurements keep as their device: "cpu", "cpu bf16".
QString deviceText(const TimingKey& key) {
  return key.precision.isEmpty() || key.precision == QLatin1String("fp32") ? key.device
                                                                           : key.device + u' ' + key.precision;
}

QString keyText(const QString& model, const QString& size, const QString& device, const QString& stage) {
  return QStringList{model, size, device, stage}.join(QChar(0x1F));
}

}  // namespace

void StageTimes::add(const StageTiming& timing) {
  const QString key = keyText(timing.model, timing.size, timing.device, timing.stage);
  const double now = timing.ms / 1000;
  const auto before = seconds_.constFind(key);
  seconds_[key] = before == seconds_.constEnd() ? now : (*before + now) / 2;
}

std::optional<double> StageTimes::seconds(const TimingKey& key, const char* stage) const {
  const auto found = seconds_.constFind(keyText(key.model, sizeText(key.size), deviceText(key), QLatin1String(stage)));
  return found == seconds_.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<double> StageTimes::picture(const TimingKey& key, int steps, bool remembered) const {
  const auto one = step(key), end = develop(key);
  if (!one || !end) return {};
  return *one * steps + *end + (remembered ? 0 : understand(key).value_or(0));
}

std::array<double, 3> StageTimes::shares(const TimingKey& key, int steps) const {
  constexpr double least = 0.1;
  std::array<double, 3> shares{0.15, 0.7, 0.15};
  const auto one = step(key), end = develop(key);
  if (one && end) shares = {understand(key).value_or(0), *one * steps, *end};
  double sum = shares[0] + shares[1] + shares[2];
  for (double& share : shares) share = sum > 0 ? std::max(share / sum, least) : 1;
  sum = shares[0] + shares[1] + shares[2];
  for (double& share : shares) share /= sum;
  return shares;
}

QVector<StageTiming> StageTimes::timings(const TimingKey& key, const StageSeconds& seconds, int steps, bool remembered) {
  QVector<StageTiming> timings;
  const auto add = [&](const char* stage, double value) {
    constexpr double thousand = 1000;
    if (value > 0) timings.append({key.model, sizeText(key.size), deviceText(key), QLatin1String(stage), value * thousand});
  };
  add("load", seconds.load);
  if (!remembered) add("understand", seconds.understand);
  add("draw", seconds.draw / std::max(steps, 1));
  add("develop", seconds.develop);
  return timings;
}

QString durationText(double seconds) {
  constexpr int toTheSecond = 10, coarse = 5, minute = 60;
  const int whole = std::max(int(std::ceil(seconds)), 1);
  if (whole < toTheSecond) return QCoreApplication::translate("sana::ui::StageTimes", "%n s", "seconds", whole);
  const int rounded = (whole + coarse - 1) / coarse * coarse;
  if (rounded < minute) return QCoreApplication::translate("sana::ui::StageTimes", "%n s", "seconds", rounded);
  const int minutes = std::max(int(std::lround(seconds / minute)), 1);
  return QCoreApplication::translate("sana::ui::StageTimes", "%n min", "minutes", minutes);
}

}  // namespace sana::ui
