// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// When a crashed engine may start again. Numbers only: the caller has the clock (milliseconds).

#include <QVector>

#include <optional>

namespace sana::ui {

class RestartPlan {
 public:
  /// Crash number n in a row waits delays[n - 1], the later ones the last; `limit` crashes within `window` end it.
  RestartPlan(QVector<int> delays, int limit, qint64 window)
      : delays_(std::move(delays)), limit_(limit), window_(window) {}

  /// How long to wait; nothing: give up.
  std::optional<int> crashed(qint64 now);
  /// A job was finished: the next crash is a first one.
  void succeeded() { inARow_ = 0; }
  void reset();
  int crashesInWindow() const { return static_cast<int>(crashes_.size()); }

 private:
  QVector<int> delays_;
  int limit_;
  qint64 window_;
  int inARow_ = 0;
  QVector<qint64> crashes_;
};

}  // namespace sana::ui
