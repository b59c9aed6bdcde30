// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How long the window's loop did not run: a 5 ms timer that looks at the clock.

#include <QElapsedTimer>
#include <QFile>
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
  /// p50, p99 and max in milliseconds beyond the timer's own interval, the number of samples, and "counts": how many
  /// there were of each gap, by tenths of a millisecond. "own" is the same without the time in which the thread was
  /// ready and other threads had the processor: what the machine's load does not lengthen.
  QJsonObject report() const;

 private:
  class Gaps {
   public:
    void add(double gap_ms);
    QJsonObject report() const;

   private:
    QVector<int> tenths_;  // the last for everything above
    qint64 samples_ = 0;
    double longest_ms_ = 0;
  };

  void sample();
  double queued_ms();

  QTimer timer_;
  QElapsedTimer clock_;
  QFile schedule_;
  double queued_ms_ = 0;
  Gaps all_, own_;
};

}  // namespace sana::app
