// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How long the window's loop did not run: a 5 ms timer that looks at the clock.

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QTimer>
#include <QVector>

namespace sana::app {

class LoopGap : public QObject {
  Q_OBJECT
 public:
  explicit LoopGap(QObject* parent = nullptr);
  void reset();
  /// p50, p99, max in milliseconds beyond the timer's own interval, and the number of samples.
  QJsonObject report() const;

 private:
  void sample();

  QTimer timer_;
  QElapsedTimer clock_;
  QVector<int> tenths_;  // counts by a tenth of a millisecond, the last for everything above
  qint64 samples_ = 0;
  double longest_ms_ = 0;
};

}  // namespace sana::app
