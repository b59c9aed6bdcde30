// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The queue as rows.

#include "ui/library/shelf.h"

namespace sana::ui {

/// In their order.
QVector<JobRecord> readJobs(Database& database);
qint64 saveJob(Shelf& shelf, const JobRecord& job);
/// These first, in this order; all others behind them as they were.
void orderJobs(Shelf& shelf, const QVector<qint64>& ids);
void removeJobs(Shelf& shelf, const QVector<qint64>& ids);

}  // namespace sana::ui
