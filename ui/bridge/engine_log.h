// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the engine prints: whole lines, kept in a file that is renewed when it grows too long. Not on the GUI thread.

#include <QFile>
#include <QStringList>

namespace sana::ui {

class EngineLog {
 public:
  /// "" keeps nothing.
  explicit EngineLog(QString path) : path_(std::move(path)) {}

  /// The lines that these bytes complete. A flood is cut to `linesPerSecond`, and the next second says how many
  /// lines were left out. `now` in milliseconds.
  QStringList take(const QByteArray& bytes, qint64 now);
  /// What stands without an end when the engine is gone.
  QStringList rest(qint64 now) { return unfinished_.isEmpty() ? QStringList() : take("\n", now); }

  static constexpr int linesPerSecond = 200, longestLine = 2000, kept = 2;
  static constexpr qint64 largestFile = 1 << 20;

 private:
  QStringList admitted(const QStringList& lines, qint64 now);
  void write(const QStringList& lines);
  void renew();

  QString path_;
  QFile file_;
  QByteArray unfinished_;
  qint64 second_ = -1;
  int inSecond_ = 0, leftOut_ = 0;
};

}  // namespace sana::ui
