// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tree that pictures grow on, and the prompts on the way.

#include "ui/library/library_types.h"
#include "ui/library/sql.h"

namespace sana::ui {

QVector<HistoryNode> readHistory(Database& database, qint64 picture);
QStringList readEarlierPrompts(Database& database, int limit);

}  // namespace sana::ui
