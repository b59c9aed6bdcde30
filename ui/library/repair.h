// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What an end without notice left behind.

#include "ui/library/shelf.h"

namespace sana::ui {

/// Finishes or takes back what the journal promised.
void repairJournal(Shelf& shelf, RepairReport& report);
/// A part file of ours: finished if it decodes to the end, else moved to .recovered.
void settlePart(Shelf& shelf, const QString& part, RepairReport& report);
/// Running jobs become interrupted and come first. Gives their number.
int interruptJobs(Shelf& shelf);

}  // namespace sana::ui
