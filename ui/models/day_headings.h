// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Times as headings: "Today", "Yesterday", a day of the last week, then the month.

#include <QCoreApplication>
#include <QString>

namespace sana::ui {

class DayHeadings {
  Q_DECLARE_TR_FUNCTIONS(DayHeadings)

 public:
  /// All times of `from` <= t < `until` (milliseconds since 1970 UTC) have this heading.
  struct Span {
    qint64 from = 0, until = 0;
    QString text;
  };
  /// Remembers the last one: neighbours in a sorted list cost nothing.
  const Span& of(qint64 ms);
  /// The language or the time zone changed.
  void forget();

 private:
  Span find(qint64 ms) const;
  Span last_;
  qint64 dayEndsMs_ = 0;  ///< today ends
};

}  // namespace sana::ui
