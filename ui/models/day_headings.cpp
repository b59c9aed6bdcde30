// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/day_headings.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace sana::ui {
namespace {

qint64 startMs(QDate day) { return day.startOfDay().toMSecsSinceEpoch(); }

}  // namespace

const DayHeadings::Span& DayHeadings::of(qint64 ms) {
  const qint64 now = QDateTime::currentMSecsSinceEpoch();
  if (now >= dayEndsMs_ || dayEndsMs_ - now > 26LL * 3600 * 1000) {
    dayEndsMs_ = startMs(QDate::currentDate().addDays(1));
    last_ = {};
  }
  if (ms < last_.from || ms >= last_.until) last_ = find(ms);
  return last_;
}

void DayHeadings::forget() {
  last_ = {};
  dayEndsMs_ = 0;
}

DayHeadings::Span DayHeadings::find(qint64 ms) const {
  const QDate today = QDate::currentDate();
  const QDate day = QDateTime::fromMSecsSinceEpoch(ms).date();
  const qint64 ago = day.daysTo(today);
  const QLocale locale;
  if (ago >= 0 && ago < 7) {
    const QString text = ago == 0   ? tr("Today")
                         : ago == 1 ? tr("Yesterday")
                                    : locale.standaloneDayName(day.dayOfWeek(), QLocale::LongFormat);
    return {startMs(day), startMs(day.addDays(1)), text};
  }
  //: %1 is the name of a month, %2 a year
  const QString text = tr("%1 %2").arg(locale.standaloneMonthName(day.month(), QLocale::LongFormat), QString::number(day.year()));
  const QDate month(day.year(), day.month(), 1);
  qint64 from = startMs(month), until = startMs(month.addMonths(1));
  // A month that reaches into the last seven days ends before them; days in the future begin after today.
  if (ago > 0) until = std::min(until, startMs(today.addDays(-6)));
  else from = std::max(from, startMs(today.addDays(1)));
  return {from, until, text};
}

}  // namespace sana::ui
